-- Transfers of union members: offered by the union they are in, answered by the one they go to. Rules TR-1 to TR-6.
CREATE TABLE union_transfer (
    id            BIGINT PRIMARY KEY,
    membership_id BIGINT NOT NULL REFERENCES union_membership (id) ON DELETE CASCADE,   -- in the sending union
    from_id       BIGINT NOT NULL,                                 -- the sending union
    to_id         BIGINT NOT NULL,                                 -- the receiving union
    asked_on      TEXT CHECK (length(asked_on) = 10),              -- day of the person's own request
    offered_on    TEXT NOT NULL CHECK (length(offered_on) = 10),
    number        TEXT NOT NULL,                                   -- of the letter of introduction; '' = none
    outcome       TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn')),
    decided_on    TEXT CHECK (length(decided_on) = 10),            -- accepted: first day in the receiving union
    reason        TEXT NOT NULL DEFAULT '',                        -- code, where it was declined
    begun_id      BIGINT REFERENCES union_membership (id) ON DELETE CASCADE,            -- in the receiving union
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    decided_at    TEXT CHECK (length(decided_at) = 20),
    decided_by    BIGINT,
    CHECK ((outcome IS NULL) = (decided_on IS NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX union_transfer_open ON union_transfer (membership_id) WHERE outcome IS NULL;
CREATE INDEX union_transfer_waiting ON union_transfer (offered_on, id) WHERE outcome IS NULL;
CREATE INDEX union_transfer_decided ON union_transfer (decided_at, id) WHERE outcome IS NOT NULL;
CREATE INDEX union_transfer_of_membership ON union_transfer (membership_id);
CREATE INDEX union_transfer_begun ON union_transfer (begun_id) WHERE begun_id IS NOT NULL;
