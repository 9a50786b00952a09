-- What surveys found of enterprises and on which day: what counts as surveyed. Rule SV-11.
CREATE TABLE survey_outcome (
    id            BIGINT PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    state         TEXT NOT NULL CHECK (state IN ('done', 'refused', 'closed', 'not_found', 'moved')),
    found_on      TEXT NOT NULL CHECK (length(found_on) = 10),
    place_id      BIGINT NOT NULL,                                 -- where the enterprise was on that day
    ownership     TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX survey_outcome_one_standing ON survey_outcome (survey_id, enterprise_id) WHERE withdrawn_at IS NULL;

-- What was found before this table; numbers that small are given to nothing else.
INSERT INTO survey_outcome (id, survey_id, enterprise_id, state, found_on, place_id, ownership, entered_at, entered_by)
SELECT row_number() OVER (ORDER BY l.survey_id, l.enterprise_id), l.survey_id, l.enterprise_id, l.state, l.state_on, l.place_id,
       e.ownership, l.state_on || 'T00:00:00Z', s.entered_by
FROM survey_enterprise l JOIN survey s ON s.id = l.survey_id JOIN enterprise e ON e.id = l.enterprise_id
WHERE l.state <> 'to_do' AND l.state_on IS NOT NULL AND s.withdrawn_at IS NULL;

-- Changes of a person's record that were asked for and wait for a decision, or had one. Rule P-20.
CREATE TABLE person_change (
    id            BIGINT PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (id),
    place_id      BIGINT NOT NULL,                                 -- where the person was recorded when it was asked for
    field         TEXT NOT NULL,
    before        TEXT NOT NULL,
    after         TEXT NOT NULL,
    evidence      TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 500),
    asked_at      TEXT NOT NULL CHECK (length(asked_at) = 20),
    asked_by      BIGINT NOT NULL,
    decision      TEXT CHECK (decision IN ('agreed', 'refused')),
    why           TEXT NOT NULL,
    decided_at    TEXT CHECK (length(decided_at) = 20),
    decided_by    BIGINT,
    CHECK ((decision IS NULL) = (decided_at IS NULL))
);
CREATE INDEX person_change_open ON person_change (id) WHERE decision IS NULL;
CREATE INDEX person_change_of ON person_change (person_id, id);
