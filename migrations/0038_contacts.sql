-- Visits to enterprises and calls, and what follows from them. Rules CT-1 to CT-5.
CREATE TABLE enterprise_contact (
    id            BIGINT PRIMARY KEY,
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    kind          TEXT NOT NULL CHECK (kind IN ('visit', 'call', 'office')),
    met_on        TEXT NOT NULL CHECK (length(met_on) = 10),
    with_whom     TEXT NOT NULL CHECK (length(with_whom) <= 200),   -- posts at the enterprise; '' = not told
    note          TEXT NOT NULL CHECK (length(note) <= 1500),
    next_step     TEXT NOT NULL CHECK (length(next_step) <= 300),   -- '' = nothing follows
    next_on       TEXT CHECK (length(next_on) = 10),
    done_at       TEXT CHECK (length(done_at) = 20),                -- what follows was done
    done_by       BIGINT,
    device        TEXT NOT NULL,                                    -- where it was written without a network; '' = here
    number        BIGINT NOT NULL,                                  -- of the device
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    withdrawn_why TEXT NOT NULL DEFAULT '',
    CHECK ((next_on IS NULL) = (next_step = ''))
);
CREATE INDEX enterprise_contact_of ON enterprise_contact (enterprise_id, met_on, id);
CREATE INDEX enterprise_contact_next ON enterprise_contact (entered_by, next_on)
    WHERE next_on IS NOT NULL AND done_at IS NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX enterprise_contact_sent ON enterprise_contact (device, number) WHERE device <> '';
