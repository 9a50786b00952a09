-- Changes of an enterprise's record that were asked for and wait for a decision, or had one. Rule E-9.
CREATE TABLE enterprise_change (
    id            BIGINT PRIMARY KEY,
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    place_id      BIGINT NOT NULL,                                 -- commune on the day it was asked for
    field         TEXT NOT NULL,
    before        TEXT NOT NULL,
    after         TEXT NOT NULL,
    holds_on      TEXT NOT NULL CHECK (length(holds_on) = 10),     -- the day of which it tells
    evidence      TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 500),
    asked_at      TEXT NOT NULL CHECK (length(asked_at) = 20),
    asked_by      BIGINT NOT NULL,
    decision      TEXT CHECK (decision IN ('agreed', 'refused')),
    why           TEXT NOT NULL,
    decided_at    TEXT CHECK (length(decided_at) = 20),
    decided_by    BIGINT,
    CHECK ((decision IS NULL) = (decided_at IS NULL))
);
CREATE INDEX enterprise_change_open ON enterprise_change (id) WHERE decision IS NULL;
CREATE INDEX enterprise_change_of ON enterprise_change (enterprise_id, id);

-- What a reviewer decided of an enterprise's answers, and the answers as they were accepted. Rules SV-7 and SV-8.
CREATE TABLE survey_review (
    id            BIGINT PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL,
    decision      TEXT NOT NULL CHECK (decision IN ('accepted', 'sent_back', 'held')),
    fields        TEXT NOT NULL,                                   -- marked for another look, blanks between
    note          TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL
);
CREATE INDEX survey_review_of ON survey_review (survey_id, enterprise_id, id);

CREATE TABLE survey_snapshot (
    id            BIGINT PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL,
    surveyed_on   TEXT NOT NULL CHECK (length(surveyed_on) = 10),
    state         TEXT NOT NULL,
    answers       TEXT NOT NULL,                                   -- JSON object of field: value
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL
);
CREATE INDEX survey_snapshot_of ON survey_snapshot (enterprise_id, surveyed_on, id);
