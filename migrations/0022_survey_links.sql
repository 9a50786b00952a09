-- Links by which an enterprise answers a survey by itself, once. Rule SV-9.
CREATE TABLE survey_link (
    id            BIGINT PRIMARY KEY,
    secret_hash   BYTEA NOT NULL UNIQUE,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL,
    closes_on     TEXT NOT NULL CHECK (length(closes_on) = 10),    -- the last day
    used_at       TEXT CHECK (length(used_at) = 20),
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT
);
CREATE INDEX survey_link_of ON survey_link (survey_id, enterprise_id, id);
