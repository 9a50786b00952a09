-- Surveys: a frozen list of enterprises, who asks each, and what was written. Rules SV-1 to SV-8.
CREATE TABLE survey (
    id               BIGINT PRIMARY KEY,
    unit_id          BIGINT NOT NULL,                              -- whose it is
    title            TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    questionnaire_id BIGINT NOT NULL,
    version          BIGINT NOT NULL,
    starts_on        TEXT NOT NULL CHECK (length(starts_on) = 10),
    deadline         TEXT NOT NULL CHECK (length(deadline) = 10),  -- the last day
    closed_on        TEXT CHECK (length(closed_on) = 10),
    revision         BIGINT NOT NULL,
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    withdrawn_at     TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by     BIGINT,
    FOREIGN KEY (questionnaire_id, version) REFERENCES questionnaire_version (questionnaire_id, number)
);
CREATE INDEX survey_by_day ON survey (starts_on, id);

-- The list. `place_id` and `sort_key` are of the day it was frozen; `state` and `conflicts` follow what was written.
CREATE TABLE survey_enterprise (
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    place_id      BIGINT NOT NULL,
    sort_key      BYTEA NOT NULL,
    responsible   BIGINT NOT NULL,                                 -- user, 0: nobody yet
    state         TEXT NOT NULL,
    state_on      TEXT CHECK (length(state_on) = 10),
    conflicts     BIGINT NOT NULL,
    review        TEXT NOT NULL,                                   -- '', 'accepted', 'sent_back', 'held'
    PRIMARY KEY (survey_id, enterprise_id)
);
CREATE INDEX survey_enterprise_in_order ON survey_enterprise (survey_id, sort_key, enterprise_id);
CREATE INDEX survey_enterprise_by_person ON survey_enterprise (responsible, survey_id, sort_key, enterprise_id);
CREATE INDEX survey_enterprise_by_enterprise ON survey_enterprise (enterprise_id, survey_id);

-- Every change of the list.
CREATE TABLE survey_list_change (
    id            BIGINT PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    what          TEXT NOT NULL,                                   -- 'added', 'removed', 'handed_over'
    enterprises   BIGINT NOT NULL CHECK (enterprises > 0),         -- how many
    enterprise_id BIGINT,                                          -- when it was one
    responsible   BIGINT NOT NULL,                                 -- who is it now
    why           TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL
);
CREATE INDEX survey_list_change_of ON survey_list_change (survey_id, id);

-- What was written, entry by entry; only ever added to.
CREATE TABLE survey_entry (
    device        TEXT NOT NULL CHECK (length(device) BETWEEN 8 AND 40),
    number        BIGINT NOT NULL CHECK (number > 0),
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL,
    field         TEXT NOT NULL,
    value         TEXT NOT NULL,
    seen          TEXT NOT NULL,                                   -- keys of the entries it replaces, blanks between
    written_at    TEXT NOT NULL CHECK (length(written_at) = 20),
    received_at   TEXT NOT NULL CHECK (length(received_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (device, number)
);
CREATE INDEX survey_entry_of ON survey_entry (survey_id, enterprise_id, field);
