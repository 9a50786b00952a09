-- How a grassroots organisation of an enterprise came to be: what the tree of units does not know. Rules G-1 to G-4.
CREATE TABLE founding (
    unit_id          BIGINT PRIMARY KEY,
    line             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    enterprise_id    BIGINT,
    place_id         BIGINT NOT NULL,                              -- administrative unit on the day of the decision
    ownership        TEXT NOT NULL,                                -- of the enterprise on that day, '' when not known
    decision_number  TEXT NOT NULL CHECK (length(decision_number) BETWEEN 1 AND 100),
    decided_on       TEXT NOT NULL CHECK (length(decided_on) = 10),
    founding_members BIGINT CHECK (founding_members >= 0),
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    withdrawn_at     TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by     BIGINT
);
CREATE INDEX founding_by_line ON founding (line, decided_on, unit_id);
CREATE INDEX founding_by_enterprise ON founding (enterprise_id, decided_on, unit_id);
CREATE INDEX founding_by_decision ON founding (decision_number, decided_on);
