-- Who may use the program, and the log of what was done. Names of roles: src/kernel/accounts/roles.cpp.
CREATE TABLE user_account (
    id                  BIGINT PRIMARY KEY,
    sign_in_name        TEXT NOT NULL CHECK (length(sign_in_name) BETWEEN 2 AND 64),     -- small letters
    display_name        TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
    sort_key            BYTEA NOT NULL,
    password_hash       TEXT,                                          -- null: cannot sign in with a password
    password_changed_at TEXT CHECK (length(password_changed_at) = 20),
    language            TEXT NOT NULL DEFAULT '' CHECK (language IN ('', 'vi', 'en')),
    theme               TEXT NOT NULL DEFAULT '' CHECK (theme IN ('', 'auto', 'light', 'dark')),
    created_at          TEXT NOT NULL CHECK (length(created_at) = 20),
    created_by          BIGINT NOT NULL,                               -- 0: at the command line
    blocked_at          TEXT CHECK (length(blocked_at) = 20),          -- null while the account may be used
    revision            BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX user_account_one_per_sign_in_name ON user_account (sign_in_name);
CREATE INDEX user_account_by_sort_key ON user_account (sort_key, id);

-- A role at a unit for a stretch of days. The tree of units is another slice's, so there is no foreign key to it.
CREATE TABLE user_grant (
    id         BIGINT PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES user_account (id),
    role       TEXT NOT NULL,
    unit_id    BIGINT NOT NULL,                                        -- 0: roles without a scope (accounts, audit log)
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to   TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by BIGINT NOT NULL,
    CHECK (valid_from <= valid_to)
);
CREATE INDEX user_grant_by_user ON user_grant (user_id, id);

-- Only the hash of the cookie's secret is kept: a stolen copy of the database opens no session.
CREATE TABLE user_session (
    id           BIGINT PRIMARY KEY,
    token_hash   BYTEA NOT NULL,
    user_id      BIGINT NOT NULL REFERENCES user_account (id),
    started_at   TEXT NOT NULL CHECK (length(started_at) = 20),
    last_seen_at TEXT NOT NULL CHECK (length(last_seen_at) = 20),      -- kept to a few minutes
    ends_at      TEXT NOT NULL CHECK (length(ends_at) = 20),           -- whatever the use
    ended_at     TEXT CHECK (length(ended_at) = 20),                   -- signed out, or ended from another session
    address      TEXT NOT NULL,
    browser      TEXT NOT NULL
);
CREATE UNIQUE INDEX user_session_one_per_token ON user_session (token_hash);
CREATE INDEX user_session_by_user ON user_session (user_id, started_at, id);

CREATE TABLE api_token (
    id         BIGINT PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    user_id    BIGINT NOT NULL REFERENCES user_account (id),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    created_at TEXT NOT NULL CHECK (length(created_at) = 20),
    created_by BIGINT NOT NULL,
    ends_at    TEXT NOT NULL CHECK (length(ends_at) = 20),
    revoked_at TEXT CHECK (length(revoked_at) = 20)
);
CREATE UNIQUE INDEX api_token_one_per_token ON api_token (token_hash);
CREATE INDEX api_token_by_user ON api_token (user_id, id);

-- Wrong passwords, to slow guessing down. The name is kept as a hash: people type passwords into it by mistake.
CREATE TABLE failed_sign_in (
    id        BIGINT PRIMARY KEY,
    name_hash BYTEA NOT NULL,
    address   TEXT NOT NULL,
    at        TEXT NOT NULL CHECK (length(at) = 20)
);
CREATE INDEX failed_sign_in_by_name ON failed_sign_in (name_hash, at, id);
CREATE INDEX failed_sign_in_by_address ON failed_sign_in (address, at, id);

-- The log of changes and of reads of sensitive data. Entries stand in chains; the last entry written by a statement
-- carries the seal over all of them and the seal before, so that nothing can be changed or taken out unseen. Several
-- chains, so that writers need not wait for one another.
CREATE TABLE audit_chain (
    id     BIGINT PRIMARY KEY,
    length BIGINT NOT NULL,
    seal   BYTEA                                                       -- null while the chain is empty
);
INSERT INTO audit_chain (id, length)
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 16)
SELECT n, 0 FROM number;

CREATE TABLE audit_entry (
    id          BIGINT PRIMARY KEY,
    chain_id    BIGINT NOT NULL,
    position    BIGINT NOT NULL,                                       -- from 1 in its chain
    at          TEXT NOT NULL CHECK (length(at) = 20),
    by_id       BIGINT NOT NULL,                                       -- 0: at the command line, or nobody signed in
    action      TEXT NOT NULL,
    record_kind TEXT NOT NULL,
    record_id   BIGINT NOT NULL,
    changes     TEXT NOT NULL,                                         -- JSON object, or empty
    seal        BYTEA
);
CREATE UNIQUE INDEX audit_entry_one_per_place ON audit_entry (chain_id, position);
CREATE INDEX audit_entry_by_record ON audit_entry (record_id, id);
CREATE INDEX audit_entry_by_user ON audit_entry (by_id, id);
