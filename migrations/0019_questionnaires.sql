-- What is asked of enterprises: a draft that is worked on, and the versions that were given out, which never change.
-- Rules Q-1 to Q-8. A definition is JSON, as in src/work/questionnaires/definition.hpp.
CREATE TABLE questionnaire (
    id           BIGINT PRIMARY KEY,
    unit_id      BIGINT NOT NULL,                                  -- whose it is
    title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    sort_key     BYTEA NOT NULL,
    definition   TEXT NOT NULL,                                    -- the draft
    newest       BIGINT NOT NULL CHECK (newest >= 0),              -- number of the newest version, 0: none yet
    is_changed   BIGINT NOT NULL CHECK (is_changed IN (0, 1)),     -- the draft differs from the newest version
    revision     BIGINT NOT NULL,
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX questionnaire_by_title ON questionnaire (sort_key, id);

CREATE TABLE questionnaire_version (
    questionnaire_id BIGINT NOT NULL REFERENCES questionnaire (id),
    number           BIGINT NOT NULL CHECK (number > 0),
    definition       TEXT NOT NULL,
    published_at     TEXT NOT NULL CHECK (length(published_at) = 20),
    published_by     BIGINT NOT NULL,
    PRIMARY KEY (questionnaire_id, number)
);
