-- Committees of organisations: their terms, and who holds which post. Nothing had written post_holding before; here it
-- gets its tie to the person. Days hold from valid_from to the day before valid_to. Rules B-1 to B-6.
DROP TABLE post_holding;

CREATE TABLE committee_term (
    id              BIGINT PRIMARY KEY,
    unit_id         BIGINT NOT NULL REFERENCES unit (id),
    standing        TEXT NOT NULL CHECK (standing IN ('regular', 'provisional')),
    decision_number TEXT NOT NULL,
    decided_on      TEXT CHECK (length(decided_on) = 10),
    valid_from      TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to        TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT,
    CHECK (valid_from < valid_to)
);
CREATE UNIQUE INDEX committee_term_one_start ON committee_term (unit_id, valid_from) WHERE withdrawn_at IS NULL;

CREATE TABLE post_holding (
    id              BIGINT PRIMARY KEY,
    unit_id         BIGINT NOT NULL REFERENCES unit (id),
    person_id       BIGINT NOT NULL REFERENCES person (id),
    post            TEXT NOT NULL,
    how             TEXT NOT NULL CHECK (how IN ('elected', 'appointed', 'co_opted')),
    decision_number TEXT NOT NULL,
    decided_on      TEXT CHECK (length(decided_on) = 10),
    valid_from      TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to        TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT,
    CHECK (valid_from < valid_to)
);
CREATE INDEX post_holding_by_unit ON post_holding (unit_id, valid_from, id);
CREATE INDEX post_holding_by_person ON post_holding (person_id, valid_from, id);
