-- Enterprises. The row has what holds today; the dated tables keep what held before. Rules E-1 to E-8.
CREATE TABLE enterprise (
    id               INTEGER PRIMARY KEY,
    name             TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    name_fold        TEXT NOT NULL,                                -- without accents and case, a blank at each end
    sort_key         BYTEA NOT NULL,
    short_name       TEXT NOT NULL,
    foreign_name     TEXT NOT NULL,
    tax_code         TEXT CHECK (length(tax_code) BETWEEN 10 AND 14),
    legal_type       TEXT NOT NULL,
    ownership        TEXT NOT NULL,
    registered_on    TEXT CHECK (length(registered_on) = 10 OR length(registered_on) = 4 OR length(registered_on) = 7),
    industry_version TEXT NOT NULL,
    industry_code    TEXT NOT NULL,
    status           TEXT NOT NULL,
    survey_status    TEXT NOT NULL,
    place_id         BIGINT NOT NULL,                              -- commune of the address in force
    village          TEXT NOT NULL,
    street           TEXT NOT NULL,
    representative   TEXT NOT NULL,
    phone            TEXT NOT NULL,
    email            TEXT NOT NULL,
    workers          BIGINT CHECK (workers >= 0),
    female_workers   BIGINT CHECK (female_workers >= 0),
    counted_on       TEXT CHECK (length(counted_on) = 10),
    counts_on        TEXT NOT NULL CHECK (length(counts_on) = 10), -- day from which it counts as operating
    ceased_on        TEXT CHECK (length(ceased_on) = 10),          -- first day it no longer does
    revision         BIGINT NOT NULL,
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    withdrawn_at     TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by     BIGINT
);
CREATE UNIQUE INDEX enterprise_one_tax_code ON enterprise (tax_code) WHERE tax_code IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX enterprise_by_name ON enterprise (sort_key, id);
CREATE INDEX enterprise_by_place ON enterprise (place_id, sort_key, id);
CREATE INDEX enterprise_by_fold ON enterprise (name_fold, id);

-- A name, an address, a status that held before, or holds; nothing is overwritten.
CREATE TABLE enterprise_name (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was no longer called so
    name          TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, entered_at)
);
CREATE TABLE enterprise_address (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was no longer there
    place_id      BIGINT NOT NULL,
    village       TEXT NOT NULL,
    street        TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, entered_at)
);
CREATE TABLE enterprise_status (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    status        TEXT NOT NULL,
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_from, entered_at)
);
CREATE TABLE enterprise_count (
    enterprise_id  BIGINT NOT NULL REFERENCES enterprise (id),
    counted_on     TEXT NOT NULL CHECK (length(counted_on) = 10),
    workers        BIGINT CHECK (workers >= 0),
    female_workers BIGINT CHECK (female_workers >= 0),
    entered_at     TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by     BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, counted_on, entered_at)
);

-- Words of the names. Without positions, sizes or a copy of the text.
CREATE VIRTUAL TABLE enterprise_index USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');
