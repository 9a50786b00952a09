-- Classes, who attends them, what came of it. Rules T-1 to T-6.
CREATE TABLE training_class (
    id              BIGINT PRIMARY KEY,
    code            TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    name_fold       TEXT NOT NULL,
    class_type      TEXT NOT NULL,
    opened_on       TEXT NOT NULL CHECK (length(opened_on) = 10),
    closed_on       TEXT CHECK (length(closed_on) = 10),
    decision_number TEXT NOT NULL,
    organiser_id    BIGINT,                                        -- unit that held it
    place_id        BIGINT NOT NULL,                               -- administrative unit it counts for
    venue           TEXT NOT NULL,
    periods         BIGINT CHECK (periods > 0),                    -- lesson periods in all
    revision        BIGINT NOT NULL,
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT
);
CREATE UNIQUE INDEX training_class_one_code ON training_class (code) WHERE withdrawn_at IS NULL;
CREATE INDEX training_class_by_opened_on ON training_class (opened_on, id);
CREATE INDEX training_class_by_place ON training_class (place_id, opened_on, id);

CREATE TABLE class_session (
    id          BIGINT PRIMARY KEY,
    class_id    BIGINT NOT NULL REFERENCES training_class (id),
    held_on     TEXT NOT NULL CHECK (length(held_on) = 10),
    topic       TEXT NOT NULL,
    periods     BIGINT NOT NULL CHECK (periods > 0),
    entered_at  TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by  BIGINT NOT NULL
);
CREATE INDEX class_session_by_class ON class_session (class_id, held_on, id);

-- One person in one class: a participation. Withdrawn rows stay.
CREATE TABLE enrolment (
    id            BIGINT PRIMARY KEY,
    class_id      BIGINT NOT NULL REFERENCES training_class (id),
    person_id     BIGINT NOT NULL REFERENCES person (id),
    place_id      BIGINT NOT NULL,                                 -- administrative unit the participation counts for
    enterprise_id BIGINT,
    ownership     TEXT NOT NULL,                                   -- of the enterprise, as of the class; '' without one
    sex           TEXT NOT NULL,
    workplace     TEXT NOT NULL,                                   -- as the list says it
    made_person   BIGINT NOT NULL DEFAULT 0 CHECK (made_person IN (0, 1)),   -- the import made the person too
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT
);
CREATE UNIQUE INDEX enrolment_once_per_class ON enrolment (class_id, person_id) WHERE withdrawn_at IS NULL;
CREATE INDEX enrolment_by_person ON enrolment (person_id, id);

CREATE TABLE attendance (
    session_id       BIGINT NOT NULL REFERENCES class_session (id),
    enrolment_id     BIGINT NOT NULL REFERENCES enrolment (id),
    periods_attended BIGINT NOT NULL CHECK (periods_attended >= 0),
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    PRIMARY KEY (session_id, enrolment_id)
);
CREATE INDEX attendance_by_enrolment ON attendance (enrolment_id);

-- The standing result of an enrolment; a correction withdraws one row and adds another.
CREATE TABLE class_result (
    id           BIGINT PRIMARY KEY,
    enrolment_id BIGINT NOT NULL REFERENCES enrolment (id),
    result       TEXT NOT NULL CHECK (result = 'passed' OR result = 'failed' OR result = 'incomplete'),
    mark_tenths  BIGINT CHECK (mark_tenths BETWEEN 0 AND 100),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by BIGINT
);
CREATE UNIQUE INDEX class_result_one_standing ON class_result (enrolment_id) WHERE withdrawn_at IS NULL;

-- Numbers are given once per issuer and never again, cancelled ones included.
CREATE TABLE certificate (
    id            BIGINT PRIMARY KEY,
    enrolment_id  BIGINT NOT NULL REFERENCES enrolment (id),
    issuer_id     BIGINT NOT NULL,                                 -- the centre's unit, or the place when no centre is known
    number        TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
    issued_on     TEXT NOT NULL CHECK (length(issued_on) = 10),
    cancelled_on  TEXT CHECK (length(cancelled_on) = 10),
    cancel_reason TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),          -- the entry was a mistake; the number is free again
    withdrawn_by  BIGINT
);
CREATE UNIQUE INDEX certificate_number_once ON certificate (issuer_id, number) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX certificate_one_standing ON certificate (enrolment_id) WHERE cancelled_on IS NULL AND withdrawn_at IS NULL;
