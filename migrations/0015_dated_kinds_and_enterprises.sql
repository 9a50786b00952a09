-- Kinds that units were of before the one they are of now. Rule O-16.
CREATE TABLE unit_former_kind (
    unit_id    BIGINT NOT NULL REFERENCES unit (id),
    kind       TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to   TEXT NOT NULL CHECK (length(valid_to) = 10),        -- first day it was of another kind
    entered_at TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by BIGINT NOT NULL,
    PRIMARY KEY (unit_id, valid_from),
    CHECK (valid_from < valid_to)
);

-- Who owned the enterprise when the organisation came into it. Rule O-17.
ALTER TABLE unit_enterprise ADD COLUMN ownership TEXT NOT NULL DEFAULT '';
UPDATE unit_enterprise SET ownership = (SELECT u.ownership FROM unit u WHERE u.id = unit_enterprise.unit_id);
