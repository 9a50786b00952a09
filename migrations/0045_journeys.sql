-- Journeys: what is done step by step about an enterprise, an organisation or a person, under a version of rules/journeys.
-- `stage` to `ended_on` repeat what follows from the events, for lists. Rules J-1 to J-10.
CREATE TABLE journey (
    id           BIGINT PRIMARY KEY,
    code         TEXT NOT NULL,
    version      BIGINT NOT NULL CHECK (version > 0),                -- it began under
    subject_kind TEXT NOT NULL,
    subject_id   BIGINT NOT NULL,                                    -- 0: forgotten
    title        TEXT NOT NULL CHECK (length(title) <= 400),         -- of the subject when it began; '' = forgotten
    office_id    BIGINT NOT NULL,                                    -- whose work it is
    place_id     BIGINT NOT NULL,                                    -- the administrative unit it belongs to
    begun_on     TEXT NOT NULL CHECK (length(begun_on) = 10),
    stage        TEXT NOT NULL,
    stage_since  TEXT NOT NULL CHECK (length(stage_since) = 10),
    due_on       TEXT NOT NULL CHECK (length(due_on) = 10),          -- earliest clock that runs; 9999-12-31 = nothing is due
    ended_on     TEXT CHECK (length(ended_on) = 10),
    revision     BIGINT NOT NULL,
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL
);
CREATE INDEX journey_open ON journey (code, due_on, id) WHERE ended_on IS NULL;
CREATE INDEX journey_open_places ON journey (code, place_id, office_id, due_on) WHERE ended_on IS NULL;
CREATE INDEX journey_of_subject ON journey (subject_kind, subject_id, id);

-- What was done: a step, or going over to another version (step ''). Never changed, only taken back. Rule J-2.
CREATE TABLE journey_event (
    id            BIGINT PRIMARY KEY,
    journey_id    BIGINT NOT NULL REFERENCES journey (id),
    step          TEXT NOT NULL,
    version       BIGINT NOT NULL CHECK (version > 0),
    on_day        TEXT NOT NULL CHECK (length(on_day) = 10),
    enterprise_id BIGINT,                                            -- of the subject on that day, as it is counted
    ownership     TEXT NOT NULL DEFAULT '',
    sex           TEXT NOT NULL DEFAULT '',
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    withdrawn_why TEXT NOT NULL DEFAULT '' CHECK (length(withdrawn_why) <= 300)
);
CREATE INDEX journey_event_of ON journey_event (journey_id, on_day, id);

CREATE TABLE journey_value (
    event_id BIGINT NOT NULL REFERENCES journey_event (id),
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('number', 'day', 'text')),
    value    TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 300),
    PRIMARY KEY (event_id, name)
);

-- What is kept of a paper: never what it says. Rule J-5.
CREATE TABLE journey_paper (
    event_id   BIGINT NOT NULL REFERENCES journey_event (id),
    code       TEXT NOT NULL,
    number     TEXT NOT NULL CHECK (length(number) <= 100),
    dated_on   TEXT NOT NULL CHECK (length(dated_on) = 10),
    issuer     TEXT NOT NULL CHECK (length(issuer) <= 300),
    expires_on TEXT CHECK (length(expires_on) = 10),
    kept_at    TEXT NOT NULL CHECK (length(kept_at) <= 300),
    PRIMARY KEY (event_id, code)
);

-- Numbers of a vote; who voted how is not asked. Rule J-6.
CREATE TABLE journey_vote (
    event_id BIGINT PRIMARY KEY REFERENCES journey_event (id),
    base     BIGINT NOT NULL CHECK (base > 0),
    present  BIGINT NOT NULL CHECK (present >= 0 AND present <= base),
    agreed   BIGINT NOT NULL CHECK (agreed >= 0),
    against  BIGINT NOT NULL CHECK (against >= 0 AND agreed + against <= present),
    reached  BIGINT NOT NULL CHECK (reached IN (0, 1))
);
