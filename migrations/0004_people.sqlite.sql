-- People. A name is written once however many bear it; lists and searches walk the names. Rules P-1 to P-14.
-- For a list of more than two constants after IN, SQLite makes a table at every insert: OR says the same without.
CREATE TABLE full_name (
    id       INTEGER PRIMARY KEY,
    text     TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100),
    words    TEXT NOT NULL,                                 -- what a search finds, see people::NameKeys
    name_key BIGINT NOT NULL,                               -- equal for spellings of one name, see people::name_key
    sort_key BYTEA NOT NULL
);
CREATE UNIQUE INDEX full_name_text ON full_name (text);
CREATE INDEX full_name_by_order ON full_name (sort_key, id, words);
-- Words of the names; the row is the name's id. Without positions, sizes or a copy of the text.
CREATE VIRTUAL TABLE full_name_index USING fts5 (
    words, content = '', detail = none, columnsize = 0, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 0');

-- Given names with the beginning of the sort keys of all names that bear them.
CREATE TABLE given_name (
    sort_key   BYTEA PRIMARY KEY,
    word       TEXT NOT NULL,
    exact_word TEXT NOT NULL
);

CREATE TABLE person (
    id                     INTEGER PRIMARY KEY,
    full_name_id           BIGINT NOT NULL REFERENCES full_name (id),
    born                   TEXT CHECK (length(born) = 10 OR length(born) = 4 OR length(born) = 7),   -- as precisely as known
    sex                    TEXT NOT NULL CHECK (sex = 'male' OR sex = 'female' OR sex = 'unknown'),
    identity_number        BIGINT CHECK (identity_number BETWEEN 0 AND 999999999999),      -- of 12 digits
    old_identity_number    BIGINT CHECK (old_identity_number BETWEEN 0 AND 999999999),     -- of 9 digits
    phone                  TEXT NOT NULL,
    email                  TEXT NOT NULL,
    hometown               TEXT NOT NULL,
    permanent_address      TEXT NOT NULL,
    current_address        TEXT NOT NULL,
    general_education      TEXT NOT NULL,
    professional_level     TEXT NOT NULL,
    political_theory_level TEXT NOT NULL,
    enterprise_id          BIGINT,                          -- where the person works today
    place_id               BIGINT NOT NULL,                 -- administrative unit in whose scope the person is seen
    name_born              BIGINT NOT NULL,                 -- the name's key and the day of birth, see people::name_born
    revision               BIGINT NOT NULL,
    entered_at             TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by             BIGINT NOT NULL
);
CREATE UNIQUE INDEX person_identity_number ON person (identity_number) WHERE identity_number IS NOT NULL;
CREATE INDEX person_by_old_identity_number ON person (old_identity_number, id) WHERE old_identity_number IS NOT NULL;
CREATE INDEX person_by_name_and_birth ON person (name_born, id);
CREATE INDEX person_by_enterprise ON person (enterprise_id, id) WHERE enterprise_id IS NOT NULL;

-- Names borne before. The present one stands with the person.
CREATE TABLE person_name (
    person_id    BIGINT NOT NULL REFERENCES person (id),
    valid_to     TEXT NOT NULL CHECK (length(valid_to) = 10),   -- first day it was no longer borne
    full_name_id BIGINT NOT NULL REFERENCES full_name (id),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    PRIMARY KEY (person_id, entered_at, full_name_id)
);

-- What a person agreed to. A withdrawal ends it and keeps it; at most one stands for a purpose.
CREATE TABLE consent (
    id           BIGINT PRIMARY KEY,
    person_id    BIGINT NOT NULL REFERENCES person (id),
    purpose      TEXT NOT NULL CHECK (purpose IN
                 ('union_membership', 'party_admission_process', 'training', 'award_publication', 'contact_by_phone')),
    method       TEXT NOT NULL CHECK (method IN ('paper_signed', 'electronic', 'spoken')),
    evidence     TEXT NOT NULL CHECK (length(evidence) <= 300),   -- where the paper or the record is kept
    given_on     TEXT NOT NULL CHECK (length(given_on) = 10),
    withdrawn_on TEXT CHECK (length(withdrawn_on) = 10),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    CHECK (withdrawn_on >= given_on)
);
CREATE INDEX consent_by_person ON consent (person_id, given_on, id);
CREATE UNIQUE INDEX consent_one_standing ON consent (person_id, purpose) WHERE withdrawn_on IS NULL;
