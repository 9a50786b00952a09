-- What a user is told of: a record that is due, so many days before. No title is kept, it is read from the record when
-- it is shown, so nothing of a person stays here. Rules N-1 to N-4.
CREATE TABLE notice (
    id          BIGINT PRIMARY KEY,
    user_id     BIGINT NOT NULL REFERENCES user_account (id),
    kind        TEXT NOT NULL,                                         -- of the source that tells what is due
    record_id   BIGINT NOT NULL,
    due_on      TEXT NOT NULL CHECK (length(due_on) = 10),
    days_before BIGINT NOT NULL CHECK (days_before >= -1),             -- 60, 30, 7 …; -1: overdue
    shown       BIGINT NOT NULL CHECK (shown IN (0, 1)),               -- in the program; 0: by mail alone
    made_on     TEXT NOT NULL CHECK (length(made_on) = 10),
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    read_at     TEXT CHECK (length(read_at) = 20),
    done_at     TEXT CHECK (length(done_at) = 20),                     -- the record was seen done, moved or gone
    mailed_on   TEXT CHECK (length(mailed_on) = 10)                    -- day of the digest that told it
);
CREATE UNIQUE INDEX notice_one_per_distance ON notice (user_id, kind, record_id, due_on, days_before);
CREATE INDEX notice_by_user ON notice (user_id, id) WHERE shown = 1;
CREATE INDEX notice_unread ON notice (user_id, id) WHERE shown = 1 AND read_at IS NULL AND done_at IS NULL;

-- How a user wants to be told. Without a row: in the program alone.
CREATE TABLE notice_setting (
    user_id       BIGINT PRIMARY KEY REFERENCES user_account (id),
    address       TEXT NOT NULL,                                       -- of e-mail, confirmed; '' = none
    asked_address TEXT NOT NULL,                                       -- waits for its code; '' = none
    code_hash     BYTEA,
    code_made_at  TEXT CHECK (length(code_made_at) = 20),
    wrong_codes   BIGINT NOT NULL,
    quiet_from    TEXT NOT NULL CHECK (length(quiet_from) IN (0, 5)),  -- HH:MM in Việt Nam; '' = as the rulebook says
    quiet_to      TEXT NOT NULL CHECK (length(quiet_to) IN (0, 5)),
    mail_days     TEXT NOT NULL CHECK (mail_days IN ('every', 'working')),
    digest_on     TEXT CHECK (length(digest_on) = 10)                  -- day of the last digest
);

-- What a user does not want to be told: one kind, one way.
CREATE TABLE notice_off (
    user_id BIGINT NOT NULL REFERENCES user_account (id),
    kind    TEXT NOT NULL,
    way     TEXT NOT NULL CHECK (way IN ('page', 'mail')),
    PRIMARY KEY (user_id, kind, way)
);

-- The private address of a calendar. Only the hash of its secret is kept.
CREATE TABLE calendar_feed (
    id          BIGINT PRIMARY KEY,
    user_id     BIGINT NOT NULL REFERENCES user_account (id),
    secret_hash BYTEA NOT NULL,
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    revoked_at  TEXT CHECK (length(revoked_at) = 20)
);
CREATE UNIQUE INDEX calendar_feed_one_per_secret ON calendar_feed (secret_hash);
CREATE UNIQUE INDEX calendar_feed_one_per_user ON calendar_feed (user_id) WHERE revoked_at IS NULL;

-- The run of a day: one server takes it; one that never ended is taken again after a while.
CREATE TABLE notice_run (
    day      TEXT NOT NULL PRIMARY KEY CHECK (length(day) = 10),
    begun_at TEXT NOT NULL CHECK (length(begun_at) = 20),
    ended_at TEXT CHECK (length(ended_at) = 20)
);
