-- The tables as all migrations together make them, on SQLite. Made from migrations/, for reading.

CREATE TABLE api_token (
    id         INTEGER PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    user_id    BIGINT NOT NULL REFERENCES user_account (id),
    name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    created_at TEXT NOT NULL CHECK (length(created_at) = 20),
    created_by BIGINT NOT NULL,
    ends_at    TEXT NOT NULL CHECK (length(ends_at) = 20),
    revoked_at TEXT CHECK (length(revoked_at) = 20)
);

CREATE INDEX api_token_by_user ON api_token (user_id, id);

CREATE UNIQUE INDEX api_token_one_per_token ON api_token (token_hash);

CREATE TABLE attendance (
    session_id       BIGINT NOT NULL REFERENCES class_session (id),
    enrolment_id     BIGINT NOT NULL REFERENCES enrolment (id),
    periods_attended BIGINT NOT NULL CHECK (periods_attended >= 0),
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    PRIMARY KEY (session_id, enrolment_id)
);

CREATE INDEX attendance_by_enrolment ON attendance (enrolment_id);

CREATE TABLE audit_chain (
    id     INTEGER PRIMARY KEY,
    length BIGINT NOT NULL,
    seal   BYTEA                                                       -- null while the chain is empty
);

CREATE TABLE audit_entry (
    id          INTEGER PRIMARY KEY,
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

CREATE INDEX audit_entry_by_record ON audit_entry (record_id, id);

CREATE INDEX audit_entry_by_user ON audit_entry (by_id, id);

CREATE UNIQUE INDEX audit_entry_one_per_place ON audit_entry (chain_id, position);

CREATE TABLE calendar_feed (
    id          INTEGER PRIMARY KEY,
    user_id     BIGINT NOT NULL REFERENCES user_account (id),
    secret_hash BYTEA NOT NULL,
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    revoked_at  TEXT CHECK (length(revoked_at) = 20)
);

CREATE UNIQUE INDEX calendar_feed_one_per_secret ON calendar_feed (secret_hash);

CREATE UNIQUE INDEX calendar_feed_one_per_user ON calendar_feed (user_id) WHERE revoked_at IS NULL;

CREATE TABLE certificate (
    id            INTEGER PRIMARY KEY,
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

CREATE TABLE class_result (
    id           INTEGER PRIMARY KEY,
    enrolment_id BIGINT NOT NULL REFERENCES enrolment (id),
    result       TEXT NOT NULL CHECK (result = 'passed' OR result = 'failed' OR result = 'incomplete'),
    mark_tenths  BIGINT CHECK (mark_tenths BETWEEN 0 AND 100),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by BIGINT
);

CREATE UNIQUE INDEX class_result_one_standing ON class_result (enrolment_id) WHERE withdrawn_at IS NULL;

CREATE TABLE class_session (
    id          INTEGER PRIMARY KEY,
    class_id    BIGINT NOT NULL REFERENCES training_class (id),
    held_on     TEXT NOT NULL CHECK (length(held_on) = 10),
    topic       TEXT NOT NULL,
    periods     BIGINT NOT NULL CHECK (periods > 0),
    entered_at  TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by  BIGINT NOT NULL
);

CREATE INDEX class_session_by_class ON class_session (class_id, held_on, id);

CREATE TABLE committee_before (
    record_id INTEGER PRIMARY KEY,                                  -- of a committee_term or a post_holding
    unit_id   BIGINT NOT NULL REFERENCES unit (id),
    event_id  BIGINT NOT NULL,                                     -- the decision that ended the unit
    valid_to  TEXT NOT NULL CHECK (length(valid_to) = 10)
);

CREATE INDEX committee_before_by_unit ON committee_before (unit_id, record_id);

CREATE TABLE committee_term (
    id              INTEGER PRIMARY KEY,
    unit_id         BIGINT NOT NULL REFERENCES unit (id),
    standing        TEXT NOT NULL CHECK (standing IN ('regular', 'provisional')),
    decision_number TEXT NOT NULL,
    decided_on      TEXT CHECK (length(decided_on) = 10),
    valid_from      TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to        TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT,
    CHECK (valid_from < valid_to)
);

CREATE UNIQUE INDEX committee_term_one_start ON committee_term (unit_id, valid_from) WHERE withdrawn_at IS NULL;

CREATE TABLE consent (
    id           INTEGER PRIMARY KEY,
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

CREATE TABLE duplicate_pair (
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'enterprise')),
    first_id    BIGINT NOT NULL,                                   -- the older record
    second_id   BIGINT NOT NULL,
    likeness    BIGINT NOT NULL CHECK (likeness BETWEEN 1 AND 3),  -- 1 certain, 2 likely, 3 possible: the order of asking
    first_place_id  BIGINT NOT NULL,                               -- where the records stood when the pair was found
    second_place_id BIGINT NOT NULL,
    found_at    TEXT NOT NULL CHECK (length(found_at) = 20),
    decision    TEXT CHECK (decision IN ('not_same', 'merged')),
    decided_at  TEXT CHECK (length(decided_at) = 20),
    decided_by  BIGINT,
    PRIMARY KEY (kind, first_id, second_id),
    CHECK (first_id < second_id),
    CHECK ((decision IS NULL) = (decided_at IS NULL))
);

CREATE INDEX duplicate_pair_by_second ON duplicate_pair (kind, second_id, first_id);

CREATE INDEX duplicate_pair_open ON duplicate_pair (kind, likeness, first_id, second_id) WHERE decision IS NULL;

CREATE TABLE enrolment (
    id            INTEGER PRIMARY KEY,
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

CREATE INDEX enrolment_by_enterprise ON enrolment (enterprise_id, id) WHERE enterprise_id IS NOT NULL;

CREATE INDEX enrolment_by_person ON enrolment (person_id, id);

CREATE UNIQUE INDEX enrolment_once_per_class ON enrolment (class_id, person_id) WHERE withdrawn_at IS NULL;

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

CREATE INDEX enterprise_by_fold ON enterprise (name_fold, id);

CREATE INDEX enterprise_by_name ON enterprise (sort_key, id);

CREATE INDEX enterprise_by_place ON enterprise (place_id, sort_key, id);

CREATE INDEX enterprise_by_workers ON enterprise (workers, id);

CREATE INDEX enterprise_in_difficulty ON enterprise (sort_key, id)
    WHERE status IN ('suspended', 'not_at_address', 'revoked_tax', 'dissolving_or_restructured', 'in_bankruptcy');

CREATE UNIQUE INDEX enterprise_one_tax_code ON enterprise (tax_code) WHERE tax_code IS NOT NULL AND withdrawn_at IS NULL;

CREATE TABLE "enterprise_address" (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was no longer there
    place_id      BIGINT NOT NULL,
    village       TEXT NOT NULL,
    street        TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_to)
);

CREATE TABLE enterprise_branch (
    id            INTEGER PRIMARY KEY,
    branch_id     BIGINT NOT NULL REFERENCES enterprise (id),
    parent_id     BIGINT NOT NULL REFERENCES enterprise (id),
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was another's
    paper         TEXT NOT NULL CHECK (length(paper) BETWEEN 1 AND 500),
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK (valid_from < valid_to),
    CHECK (branch_id <> parent_id),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE INDEX enterprise_branch_by_parent ON enterprise_branch (parent_id, branch_id);

CREATE UNIQUE INDEX enterprise_branch_one_beginning ON enterprise_branch (branch_id, valid_from) WHERE withdrawn_at IS NULL;

CREATE TABLE enterprise_change (
    id            INTEGER PRIMARY KEY,
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

CREATE INDEX enterprise_change_of ON enterprise_change (enterprise_id, id);

CREATE INDEX enterprise_change_open ON enterprise_change (id) WHERE decision IS NULL;

CREATE TABLE enterprise_contact (
    id            INTEGER PRIMARY KEY,
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    kind          TEXT NOT NULL CHECK (kind IN ('visit', 'call', 'office')),
    met_on        TEXT NOT NULL CHECK (length(met_on) = 10),
    with_whom     TEXT NOT NULL CHECK (length(with_whom) <= 200),   -- posts at the enterprise; '' = not told
    note          TEXT NOT NULL CHECK (length(note) <= 1500),
    next_step     TEXT NOT NULL CHECK (length(next_step) <= 300),   -- '' = nothing follows
    next_on       TEXT CHECK (length(next_on) = 10),
    done_at       TEXT CHECK (length(done_at) = 20),                -- what follows was done
    done_by       BIGINT,
    device        TEXT NOT NULL,                                    -- where it was written without a network; '' = here
    number        BIGINT NOT NULL,                                  -- of the device
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    withdrawn_why TEXT NOT NULL DEFAULT '',
    CHECK ((next_on IS NULL) = (next_step = ''))
);

CREATE INDEX enterprise_contact_next ON enterprise_contact (entered_by, next_on)
    WHERE next_on IS NOT NULL AND done_at IS NULL AND withdrawn_at IS NULL;

CREATE INDEX enterprise_contact_of ON enterprise_contact (enterprise_id, met_on, id);

CREATE UNIQUE INDEX enterprise_contact_sent ON enterprise_contact (device, number) WHERE device <> '';

CREATE TABLE enterprise_count (
    enterprise_id  BIGINT NOT NULL REFERENCES enterprise (id),
    counted_on     TEXT NOT NULL CHECK (length(counted_on) = 10),
    workers        BIGINT CHECK (workers >= 0),
    female_workers BIGINT CHECK (female_workers >= 0),
    entered_at     TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by     BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, counted_on, entered_at)
);

CREATE TABLE enterprise_event (
    id            INTEGER PRIMARY KEY,
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    kind          TEXT NOT NULL,
    happened_on   TEXT NOT NULL CHECK (length(happened_on) = 10),
    name          TEXT NOT NULL,                                   -- renamed
    place_id      BIGINT,                                          -- moved: commune of that day
    village       TEXT NOT NULL,
    street        TEXT NOT NULL,
    paper         TEXT NOT NULL CHECK (length(paper) <= 500),
    before        TEXT NOT NULL,                                   -- founded: the day known before
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    withdrawn_why TEXT NOT NULL,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE INDEX enterprise_event_of ON enterprise_event (enterprise_id, happened_on, id);

CREATE TABLE enterprise_headcount (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    kind          TEXT NOT NULL,
    number        BIGINT NOT NULL CHECK (number >= 0),
    counted_on    TEXT NOT NULL CHECK (length(counted_on) = 10),
    newest        BIGINT NOT NULL CHECK (newest IN (0, 1)),        -- the one that holds today
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL, batch_id BIGINT, withdrawn_at TEXT CHECK (length(withdrawn_at) = 20), withdrawn_by BIGINT,
    PRIMARY KEY (enterprise_id, kind, counted_on, entered_at)
);

CREATE INDEX enterprise_headcount_largest ON enterprise_headcount (kind, number, enterprise_id) WHERE newest = 1;

CREATE UNIQUE INDEX enterprise_headcount_one_newest ON enterprise_headcount (enterprise_id, kind) WHERE newest = 1;

CREATE VIRTUAL TABLE enterprise_index USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE 'enterprise_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'enterprise_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'enterprise_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE "enterprise_name" (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was no longer called so
    name          TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_to)
);

CREATE TABLE "enterprise_status" (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    status        TEXT NOT NULL,
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),   -- 1800-01-01: from the beginning
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_from)
);

CREATE TABLE fact (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL,
    variety       TEXT NOT NULL,
    on_day        TEXT NOT NULL CHECK (length(on_day) = 10),
    unit_id       BIGINT NOT NULL,                              -- place where it counts, as of on_day
    place_id      BIGINT NOT NULL,                              -- present place where unit_id was split, else 0
    enterprise_id BIGINT,
    person_id     BIGINT,
    sex           TEXT NOT NULL CHECK (sex = 'male' OR sex = 'female' OR sex = ''),
    ownership     TEXT NOT NULL,
    quantity      BIGINT NOT NULL,
    source_kind   TEXT NOT NULL,
    source_id     BIGINT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE INDEX fact_by_person ON fact (person_id, kind) WHERE person_id IS NOT NULL;

CREATE INDEX fact_by_place ON fact (kind, unit_id, on_day, id);

CREATE INDEX fact_by_source ON fact (source_id, source_kind);

CREATE TABLE fact_month (
    kind      TEXT NOT NULL,
    unit_id   BIGINT NOT NULL,
    place_id  BIGINT NOT NULL,
    month     TEXT NOT NULL CHECK (length(month) = 7),          -- YYYY-MM
    variety   TEXT NOT NULL,
    sex       TEXT NOT NULL,
    ownership TEXT NOT NULL,
    quantity  BIGINT NOT NULL,
    facts     BIGINT NOT NULL,
    PRIMARY KEY (kind, unit_id, month, place_id, variety, sex, ownership)
) WITHOUT ROWID;

CREATE TABLE fact_people_group (
    kind         TEXT NOT NULL,
    people_group TEXT NOT NULL,
    variety      TEXT NOT NULL,
    PRIMARY KEY (kind, people_group, variety)
) WITHOUT ROWID;

CREATE TABLE fact_person_year (
    kind          TEXT NOT NULL,
    people_group  TEXT NOT NULL,
    structure     TEXT NOT NULL CHECK (structure IN ('then', 'now')),
    scope_id      BIGINT NOT NULL,
    year          BIGINT NOT NULL,
    previous_year BIGINT NOT NULL,
    sex           TEXT NOT NULL,
    people        BIGINT NOT NULL,
    PRIMARY KEY (kind, people_group, structure, scope_id, year, previous_year, sex)
) WITHOUT ROWID;

CREATE TABLE fact_place (
    unit_id   BIGINT NOT NULL,
    place_id  BIGINT NOT NULL,
    now_print BIGINT NOT NULL,
    PRIMARY KEY (unit_id, place_id)
) WITHOUT ROWID;

CREATE TABLE fact_year (
    kind      TEXT NOT NULL,
    unit_id   BIGINT NOT NULL,
    place_id  BIGINT NOT NULL,
    year      TEXT NOT NULL CHECK (length(year) = 4),
    variety   TEXT NOT NULL,
    sex       TEXT NOT NULL,
    ownership TEXT NOT NULL,
    quantity  BIGINT NOT NULL,
    facts     BIGINT NOT NULL,
    PRIMARY KEY (kind, unit_id, year, place_id, variety, sex, ownership)
) WITHOUT ROWID;

CREATE TABLE failed_sign_in (
    id        INTEGER PRIMARY KEY,
    name_hash BYTEA NOT NULL,
    address   TEXT NOT NULL,
    at        TEXT NOT NULL CHECK (length(at) = 20)
);

CREATE INDEX failed_sign_in_by_address ON failed_sign_in (address, at, id);

CREATE INDEX failed_sign_in_by_name ON failed_sign_in (name_hash, at, id);

CREATE TABLE founding (
    unit_id          INTEGER PRIMARY KEY,
    line             TEXT NOT NULL,
    kind             TEXT NOT NULL,
    enterprise_id    BIGINT,
    place_id         BIGINT NOT NULL,                              -- administrative unit on the day of the decision
    ownership        TEXT NOT NULL,                                -- of the enterprise on that day, '' when not known
    decision_number  TEXT NOT NULL CHECK (length(decision_number) BETWEEN 1 AND 100),
    decided_on       TEXT NOT NULL CHECK (length(decided_on) = 10),
    founding_members BIGINT CHECK (founding_members >= 0),
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    withdrawn_at     TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by     BIGINT
);

CREATE INDEX founding_by_decision ON founding (decision_number, decided_on);

CREATE INDEX founding_by_enterprise ON founding (enterprise_id, decided_on, unit_id);

CREATE INDEX founding_by_line ON founding (line, decided_on, unit_id);

CREATE TABLE full_name (
    id       INTEGER PRIMARY KEY,
    text     TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100),
    words    TEXT NOT NULL,                                 -- what a search finds, see people::NameKeys
    name_key BIGINT NOT NULL,                               -- equal for spellings of one name, see people::name_key
    sort_key BYTEA NOT NULL
);

CREATE INDEX full_name_by_order ON full_name (sort_key, id, words);

CREATE UNIQUE INDEX full_name_text ON full_name (text);

CREATE VIRTUAL TABLE full_name_index USING fts5 (
    words, content = '', detail = none, columnsize = 0, prefix = '1 2 3 4',
    tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE 'full_name_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'full_name_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'full_name_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE given_name (
    sort_key   BYTEA PRIMARY KEY,
    word       TEXT NOT NULL,
    exact_word TEXT NOT NULL
);

CREATE TABLE handover (
    id                INTEGER PRIMARY KEY,
    reorganisation_id BIGINT NOT NULL REFERENCES reorganisation (id),
    unit_id           BIGINT NOT NULL,
    opened_on         TEXT NOT NULL CHECK (length(opened_on) = 10),
    withdrawn_at      TEXT CHECK (length(withdrawn_at) = 20)
);

CREATE INDEX handover_by_plan ON handover (reorganisation_id, id);

CREATE TABLE handover_item (
    handover_id BIGINT NOT NULL REFERENCES handover (id),
    item        TEXT NOT NULL,                                     -- code of the rulebook's list
    done_on     TEXT CHECK (length(done_on) = 10),
    note        TEXT NOT NULL,
    entered_at  TEXT CHECK (length(entered_at) = 20),
    entered_by  BIGINT,
    PRIMARY KEY (handover_id, item)
);

CREATE TABLE import_batch (
    id          INTEGER PRIMARY KEY,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'undoing', 'undone')),
    started_at  TEXT NOT NULL CHECK (length(started_at) = 20),
    started_by  BIGINT NOT NULL,                                  -- 0: the operator at the command line
    finished_at TEXT CHECK (length(finished_at) = 20),
    undone_at   TEXT CHECK (length(undone_at) = 20),
    undone_by   BIGINT
);

CREATE INDEX import_batch_by_user ON import_batch (started_by, id);

CREATE TABLE import_chunk (
    id          INTEGER PRIMARY KEY,
    batch_id    BIGINT NOT NULL REFERENCES import_batch (id),
    sheet_id    BIGINT NOT NULL REFERENCES import_sheet (id),
    last_row    BIGINT NOT NULL,
    rows_packed BYTEA NOT NULL,
    undone_at   TEXT CHECK (length(undone_at) = 20)
);

CREATE INDEX import_chunk_by_batch ON import_chunk (batch_id, id);

CREATE INDEX import_chunk_by_sheet ON import_chunk (sheet_id, id);

CREATE TABLE import_count (
    sheet_id    BIGINT NOT NULL REFERENCES import_sheet (id),
    trial       BIGINT NOT NULL CHECK (trial IN (0, 1)),
    created     BIGINT NOT NULL,
    changed     BIGINT NOT NULL,
    unchanged   BIGINT NOT NULL,
    refused     BIGINT NOT NULL,
    warned      BIGINT NOT NULL,                                  -- of those taken
    known       BIGINT NOT NULL,                                  -- taken by an earlier import of the same file
    passed_over BIGINT NOT NULL,                                  -- sums, signatures, headings of groups
    PRIMARY KEY (sheet_id, trial)
);

CREATE TABLE import_file (
    id           INTEGER PRIMARY KEY,
    batch_id     BIGINT NOT NULL REFERENCES import_batch (id),
    name         TEXT NOT NULL,                                   -- as the user calls it
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64), -- SHA-256
    bytes        BIGINT NOT NULL,
    problem      TEXT NOT NULL,                                   -- code; '' when it could be opened
    detail       TEXT NOT NULL
);

CREATE INDEX import_file_by_batch ON import_file (batch_id, id);

CREATE INDEX import_file_by_content ON import_file (content_hash, id);

CREATE TABLE import_leftover (
    id       INTEGER PRIMARY KEY,
    batch_id BIGINT NOT NULL REFERENCES import_batch (id),
    problems TEXT NOT NULL
);

CREATE INDEX import_leftover_by_batch ON import_leftover (batch_id, id);

CREATE TABLE import_mapping (
    signature TEXT PRIMARY KEY CHECK (length(signature) = 64),
    kind      TEXT NOT NULL,
    mapping   TEXT NOT NULL,
    saved_at  TEXT NOT NULL CHECK (length(saved_at) = 20),
    saved_by  BIGINT NOT NULL
);

CREATE TABLE import_row (
    sheet_id   BIGINT NOT NULL REFERENCES import_sheet (id),
    trial      BIGINT NOT NULL CHECK (trial IN (0, 1)),
    row_number BIGINT NOT NULL,
    refused    BIGINT NOT NULL CHECK (refused IN (0, 1)),
    problems   TEXT NOT NULL,
    PRIMARY KEY (sheet_id, trial, row_number)
);

CREATE TABLE import_sheet (
    id          INTEGER PRIMARY KEY,
    batch_id    BIGINT NOT NULL REFERENCES import_batch (id),
    file_id     BIGINT NOT NULL REFERENCES import_file (id),
    position    BIGINT NOT NULL,                                  -- in its file, from 0
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL,                                    -- '' when not recognised
    state       TEXT NOT NULL CHECK (state IN ('planned', 'left_out', 'running', 'done')),
    header_from BIGINT NOT NULL,                                  -- rows of the headings, from 1; 0 when not found
    header_to   BIGINT NOT NULL,
    headings    TEXT NOT NULL,                                    -- one a line
    mapping     TEXT NOT NULL,                                    -- field=column;field=column+column
    encoding    BIGINT NOT NULL,                                  -- legacy encoding that was converted; 0 none
    certain     BIGINT NOT NULL CHECK (certain IN (0, 1)),        -- no other kind fits nearly as well
    problem     TEXT NOT NULL,
    detail      TEXT NOT NULL
);

CREATE INDEX import_sheet_by_batch ON import_sheet (batch_id, id);

CREATE INDEX import_sheet_by_file ON import_sheet (file_id, position);

CREATE TABLE journey (
    id           INTEGER PRIMARY KEY,
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

CREATE INDEX journey_begun ON journey (code, begun_on, id);

CREATE INDEX journey_of_subject ON journey (subject_kind, subject_id, id);

CREATE INDEX journey_open ON journey (code, due_on, id) WHERE ended_on IS NULL;

CREATE INDEX journey_open_places ON journey (code, place_id, office_id, due_on) WHERE ended_on IS NULL;

CREATE TABLE journey_event (
    id            INTEGER PRIMARY KEY,
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
, place_id BIGINT NOT NULL DEFAULT 0, office_id BIGINT);

CREATE INDEX journey_event_of ON journey_event (journey_id, on_day, id);

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

CREATE TABLE journey_value (
    event_id BIGINT NOT NULL REFERENCES journey_event (id),
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('number', 'day', 'text')),
    value    TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 300),
    PRIMARY KEY (event_id, name)
);

CREATE TABLE journey_vote (
    event_id INTEGER PRIMARY KEY REFERENCES journey_event (id),
    base     BIGINT NOT NULL CHECK (base > 0),
    present  BIGINT NOT NULL CHECK (present >= 0 AND present <= base),
    agreed   BIGINT NOT NULL CHECK (agreed >= 0),
    against  BIGINT NOT NULL CHECK (against >= 0 AND agreed + against <= present),
    reached  BIGINT NOT NULL CHECK (reached IN (0, 1))
);

CREATE TABLE list_change (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    action      TEXT NOT NULL,
    query       TEXT NOT NULL,
    form        TEXT NOT NULL,                                         -- what was typed, as a form sends it
    state       TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'undoing', 'undone')),
    planned_at  TEXT NOT NULL CHECK (length(planned_at) = 20),
    planned_by  BIGINT NOT NULL,
    finished_at TEXT CHECK (length(finished_at) = 20),
    undone_at   TEXT CHECK (length(undone_at) = 20),
    undone_by   BIGINT
);

CREATE INDEX list_change_by_user ON list_change (planned_by, id);

CREATE TABLE list_change_record (
    change_id BIGINT NOT NULL REFERENCES list_change (id),
    position  BIGINT NOT NULL,
    record_id BIGINT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'changed', 'as_it_is', 'refused', 'restored', 'kept')),
    reason    TEXT NOT NULL,                                           -- refused or kept: code
    was       TEXT NOT NULL,                                           -- changed: what taking back needs
    PRIMARY KEY (change_id, position)
);

CREATE INDEX list_change_record_by_state ON list_change_record (change_id, state, position);

CREATE TABLE list_export (
    id        INTEGER PRIMARY KEY,
    source    TEXT NOT NULL,
    query     TEXT NOT NULL,
    asked_at  TEXT NOT NULL CHECK (length(asked_at) = 20),
    asked_by  BIGINT NOT NULL,
    made_at   TEXT CHECK (length(made_at) = 20),                        -- null until the file is whole
    row_count BIGINT NOT NULL,
    beside    BIGINT NOT NULL CHECK (beside IN (0, 1))                  -- 0: was answered at once, no file was kept
);

CREATE INDEX list_export_by_user ON list_export (asked_by, id);

CREATE TABLE notice (
    id          INTEGER PRIMARY KEY,
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

CREATE INDEX notice_by_user ON notice (user_id, id) WHERE shown = 1;

CREATE UNIQUE INDEX notice_one_per_distance ON notice (user_id, kind, record_id, due_on, days_before);

CREATE INDEX notice_unread ON notice (user_id, id) WHERE shown = 1 AND read_at IS NULL AND done_at IS NULL;

CREATE TABLE notice_off (
    user_id BIGINT NOT NULL REFERENCES user_account (id),
    kind    TEXT NOT NULL,
    way     TEXT NOT NULL CHECK (way IN ('page', 'mail')),
    PRIMARY KEY (user_id, kind, way)
);

CREATE TABLE notice_run (
    day      TEXT NOT NULL PRIMARY KEY CHECK (length(day) = 10),
    begun_at TEXT NOT NULL CHECK (length(begun_at) = 20),
    ended_at TEXT CHECK (length(ended_at) = 20)
);

CREATE TABLE notice_setting (
    user_id       INTEGER PRIMARY KEY REFERENCES user_account (id),
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

CREATE TABLE organisation_grading (
    id              INTEGER PRIMARY KEY,
    unit_id         BIGINT NOT NULL,
    year            BIGINT NOT NULL CHECK (year BETWEEN 1945 AND 9998),
    grade           TEXT NOT NULL CHECK (grade IN ('excellent', 'good', 'fulfilled', 'not_fulfilled')),
    decision_number TEXT NOT NULL CHECK (length(decision_number) <= 60),
    decided_on      TEXT NOT NULL CHECK (length(decided_on) = 10),
    place_id        BIGINT NOT NULL,
    enterprise_id   BIGINT,
    ownership       TEXT NOT NULL,
    line            TEXT NOT NULL,
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT
, replaces_id BIGINT, passed_over BIGINT NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1)));

CREATE INDEX organisation_grading_by_enterprise ON organisation_grading (enterprise_id, id)
    WHERE enterprise_id IS NOT NULL;

CREATE UNIQUE INDEX organisation_grading_one_standing ON organisation_grading (unit_id, year)
    WHERE withdrawn_at IS NULL;

CREATE TABLE organisation_report (
    id             INTEGER PRIMARY KEY,
    unit_id        BIGINT NOT NULL,
    year           BIGINT NOT NULL CHECK (year BETWEEN 1945 AND 9998),
    quarter        BIGINT NOT NULL CHECK (quarter BETWEEN 1 AND 4),
    meetings_held  BIGINT NOT NULL CHECK (meetings_held >= 0),
    members        BIGINT NOT NULL CHECK (members >= 0),               -- at the end of the quarter; official ones of a cell
    members_active BIGINT NOT NULL CHECK (members_active BETWEEN 0 AND members),
    obligations    TEXT NOT NULL CHECK (obligations IN ('met', 'partly', 'not_met')),
    place_id       BIGINT NOT NULL,                                    -- where it counts
    enterprise_id  BIGINT,
    ownership      TEXT NOT NULL,                                      -- of the enterprise; '' without one
    line           TEXT NOT NULL,
    entered_at     TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by     BIGINT NOT NULL,
    withdrawn_at   TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by   BIGINT
, replaces_id BIGINT, passed_over BIGINT NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1)));

CREATE INDEX organisation_report_by_enterprise ON organisation_report (enterprise_id, id) WHERE enterprise_id IS NOT NULL;

CREATE UNIQUE INDEX organisation_report_one_standing ON organisation_report (unit_id, year, quarter)
    WHERE withdrawn_at IS NULL;

CREATE TABLE outgoing_mail (
    id          INTEGER PRIMARY KEY,
    recipient   TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
    subject     TEXT NOT NULL,
    plain       TEXT NOT NULL,
    html        TEXT NOT NULL,
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    next_try_at TEXT NOT NULL CHECK (length(next_try_at) = 20),
    tries       BIGINT NOT NULL,
    problem     TEXT NOT NULL,                                         -- of the last try, as a message key; '' = none
    reply       BIGINT NOT NULL,                                       -- code of the mail server's last answer; 0 = none
    sent_at     TEXT CHECK (length(sent_at) = 20),
    given_up_at TEXT CHECK (length(given_up_at) = 20)
);

CREATE INDEX outgoing_mail_by_end ON outgoing_mail (sent_at) WHERE sent_at IS NOT NULL;

CREATE INDEX outgoing_mail_waiting ON outgoing_mail (next_try_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL;

CREATE TABLE paper (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL,
    unit_id     BIGINT NOT NULL,
    type_code   TEXT NOT NULL,
    span        TEXT NOT NULL,                                 -- '2026', '2025-2030'; '' for a paper without a number
    number      BIGINT CHECK (number > 0),
    number_text TEXT NOT NULL,
    dated_on    TEXT NOT NULL CHECK (length(dated_on) = 10),
    title       TEXT NOT NULL,
    record_id   BIGINT NOT NULL,
    template_id BIGINT REFERENCES paper_template (id),         -- null: ours
    docx        BYTEA NOT NULL,
    pdf         BYTEA,                                         -- null: made from an office's own template
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    made_by     BIGINT NOT NULL,
    voided_at   TEXT CHECK (length(voided_at) = 20),
    voided_by   BIGINT,
    void_reason TEXT NOT NULL
, seal TEXT NOT NULL DEFAULT '', bundle_id BIGINT REFERENCES paper_bundle (id));

CREATE INDEX paper_by_bundle ON paper (bundle_id, id);

CREATE INDEX paper_by_record ON paper (kind, record_id, id);

CREATE INDEX paper_by_unit ON paper (unit_id, id);

CREATE UNIQUE INDEX paper_number_once ON paper (unit_id, type_code, span, number);

CREATE TABLE paper_bundle (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    unit_id   BIGINT NOT NULL,
    record_id BIGINT NOT NULL,                                 -- the group: a class
    title     TEXT NOT NULL,
    pdf       BYTEA,                                           -- null: made from an office's own template
    made_at   TEXT NOT NULL CHECK (length(made_at) = 20),
    made_by   BIGINT NOT NULL
);

CREATE INDEX paper_bundle_by_record ON paper_bundle (kind, record_id, id);

CREATE TABLE paper_issuer (
    unit_id    INTEGER PRIMARY KEY,
    culture    TEXT NOT NULL CHECK (culture IN ('state', 'party')),
    superior   TEXT NOT NULL,
    name       TEXT NOT NULL,
    symbol     TEXT NOT NULL,
    place      TEXT NOT NULL,
    on_behalf  TEXT NOT NULL,
    post       TEXT NOT NULL,
    signer     TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    entered_at TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by BIGINT NOT NULL
);

CREATE TABLE paper_series (
    unit_id     BIGINT NOT NULL,
    type_code   TEXT NOT NULL,
    span        TEXT NOT NULL,
    last_number BIGINT NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (unit_id, type_code, span)
);

CREATE TABLE paper_template (
    id          INTEGER PRIMARY KEY,
    unit_id     BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    version     BIGINT NOT NULL CHECK (version > 0),
    file_name   TEXT NOT NULL,
    file        BYTEA NOT NULL,
    uploaded_at TEXT NOT NULL CHECK (length(uploaded_at) = 20),
    uploaded_by BIGINT NOT NULL,
    ended_at    TEXT CHECK (length(ended_at) = 20),
    ended_by    BIGINT
);

CREATE UNIQUE INDEX paper_template_one_standing ON paper_template (unit_id, kind) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX paper_template_version_once ON paper_template (unit_id, kind, version);

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

CREATE INDEX person_by_enterprise ON person (enterprise_id, id) WHERE enterprise_id IS NOT NULL;

CREATE INDEX person_by_name_and_birth ON person (name_born, id);

CREATE INDEX person_by_old_identity_number ON person (old_identity_number, id) WHERE old_identity_number IS NOT NULL;

CREATE UNIQUE INDEX person_identity_number ON person (identity_number) WHERE identity_number IS NOT NULL;

CREATE TABLE person_change (
    id            INTEGER PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (id),
    place_id      BIGINT NOT NULL,                                 -- where the person was recorded when it was asked for
    field         TEXT NOT NULL,
    before        TEXT NOT NULL,
    after         TEXT NOT NULL,
    evidence      TEXT NOT NULL CHECK (length(evidence) BETWEEN 1 AND 500),
    asked_at      TEXT NOT NULL CHECK (length(asked_at) = 20),
    asked_by      BIGINT NOT NULL,
    decision      TEXT CHECK (decision IN ('agreed', 'refused')),
    why           TEXT NOT NULL,
    decided_at    TEXT CHECK (length(decided_at) = 20),
    decided_by    BIGINT,
    CHECK ((decision IS NULL) = (decided_at IS NULL))
);

CREATE INDEX person_change_of ON person_change (person_id, id);

CREATE INDEX person_change_open ON person_change (id) WHERE decision IS NULL;

CREATE TABLE person_left (
    person_id INTEGER PRIMARY KEY,
    left_at   TEXT NOT NULL CHECK (length(left_at) = 20)
);

CREATE TABLE person_name (
    person_id    BIGINT NOT NULL REFERENCES person (id),
    valid_to     TEXT NOT NULL CHECK (length(valid_to) = 10),   -- first day it was no longer borne
    full_name_id BIGINT NOT NULL REFERENCES full_name (id),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    PRIMARY KEY (person_id, entered_at, full_name_id)
);

CREATE INDEX person_name_by_name ON person_name (full_name_id, person_id);

CREATE TABLE post_holding (
    id              INTEGER PRIMARY KEY,
    unit_id         BIGINT NOT NULL REFERENCES unit (id),
    person_id       BIGINT NOT NULL REFERENCES person (id),
    post            TEXT NOT NULL,
    how             TEXT NOT NULL CHECK (how IN ('elected', 'appointed', 'co_opted')),
    decision_number TEXT NOT NULL,
    decided_on      TEXT CHECK (length(decided_on) = 10),
    valid_from      TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to        TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT,
    CHECK (valid_from < valid_to)
);

CREATE INDEX post_holding_by_person ON post_holding (person_id, valid_from, id);

CREATE INDEX post_holding_by_unit ON post_holding (unit_id, valid_from, id);

CREATE TABLE proposal_set_aside (
    id            INTEGER PRIMARY KEY,
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    reason        TEXT NOT NULL,
    why           TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 500),
    look_again_on TEXT NOT NULL CHECK (length(look_again_on) = 10),    -- first day on which it is proposed again
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE INDEX proposal_set_aside_by_day ON proposal_set_aside (reason, look_again_on, id) WHERE withdrawn_at IS NULL;

CREATE UNIQUE INDEX proposal_set_aside_one_standing ON proposal_set_aside (enterprise_id, reason)
    WHERE withdrawn_at IS NULL;

CREATE TABLE questionnaire (
    id           INTEGER PRIMARY KEY,
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

CREATE TABLE record_merge (
    id          INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'enterprise')),
    gone_id     BIGINT NOT NULL,                                   -- the record that went
    stayed_id   BIGINT NOT NULL,                                   -- the record that stays
    title       TEXT NOT NULL,                                     -- of the record that went
    merged_at   TEXT NOT NULL CHECK (length(merged_at) = 20),
    merged_by   BIGINT NOT NULL,
    undone_at   TEXT CHECK (length(undone_at) = 20),               -- null while the merge stands
    undone_by   BIGINT,
    CHECK (gone_id <> stayed_id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);

CREATE INDEX record_merge_by_stayed ON record_merge (kind, stayed_id, id);

CREATE UNIQUE INDEX record_merge_one_standing ON record_merge (kind, gone_id) WHERE undone_at IS NULL;

CREATE TABLE record_merge_step (
    merge_id    BIGINT NOT NULL REFERENCES record_merge (id),
    number      BIGINT NOT NULL,
    part        TEXT NOT NULL,                                     -- "enrolment.person_id"
    what        TEXT NOT NULL CHECK (what IN ('moved', 'withdrawn', 'taken_out', 'facts', 'gone', 'stayed')),
    content     TEXT NOT NULL,
    PRIMARY KEY (merge_id, number)
);

CREATE TABLE reorganisation (
    id              INTEGER PRIMARY KEY,
    line            TEXT NOT NULL,
    above_id        BIGINT NOT NULL REFERENCES unit (id),          -- all that it changes stands below
    title           TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    decision_number TEXT NOT NULL,
    decided_on      TEXT CHECK (length(decided_on) = 10),
    effective_on    TEXT CHECK (length(effective_on) = 10),
    issuer          TEXT NOT NULL,
    note            TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('draft', 'carried_out', 'undone', 'dropped')),
    state_at        TEXT CHECK (length(state_at) = 20),
    state_by        BIGINT,
    digest          TEXT NOT NULL,                                 -- of the people and organisations it carried over
    revision        BIGINT NOT NULL,
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL
);

CREATE INDEX reorganisation_by_above ON reorganisation (above_id, id);

CREATE TABLE reorganisation_rule (
    id                INTEGER PRIMARY KEY,
    reorganisation_id BIGINT NOT NULL REFERENCES reorganisation (id),
    former_id         BIGINT NOT NULL,
    applies_by        TEXT NOT NULL CHECK (applies_by IN ('marked', 'area', 'village', 'below', 'rest')),
    chosen_id         BIGINT,                                      -- the area, or the unit above
    village           TEXT NOT NULL,
    successor_id      BIGINT NOT NULL
);

CREATE INDEX reorganisation_rule_by_plan ON reorganisation_rule (reorganisation_id, id);

CREATE TABLE reorganisation_rule_unit (
    rule_id BIGINT NOT NULL REFERENCES reorganisation_rule (id),
    unit_id BIGINT NOT NULL,
    PRIMARY KEY (rule_id, unit_id)
);

CREATE TABLE reorganisation_step (
    id                INTEGER PRIMARY KEY,
    reorganisation_id BIGINT NOT NULL REFERENCES reorganisation (id),
    what              TEXT NOT NULL CHECK (what IN ('found', 'rename', 'put_under', 'serve', 'succeed', 'end')),
    unit_id           BIGINT NOT NULL,                             -- of 'found' the one that will be founded
    kind              TEXT NOT NULL,
    name              TEXT NOT NULL,
    code              TEXT NOT NULL,
    parent_id         BIGINT
);

CREATE INDEX reorganisation_step_by_plan ON reorganisation_step (reorganisation_id, id);

CREATE TABLE reorganisation_step_unit (
    step_id    BIGINT NOT NULL REFERENCES reorganisation_step (id),
    place      BIGINT NOT NULL,                                    -- in the order
    unit_id    BIGINT NOT NULL,
    share_note TEXT NOT NULL CHECK (share_note IN ('whole', 'most', 'part')),
    people     BIGINT CHECK (people >= 0),
    PRIMARY KEY (step_id, place)
);

CREATE TABLE report_snapshot (
    id          INTEGER PRIMARY KEY,
    report      TEXT NOT NULL,                                         -- code: "FINAL"
    unit_id     BIGINT NOT NULL,
    period_from TEXT NOT NULL CHECK (length(period_from) = 10),
    period_to   TEXT NOT NULL CHECK (length(period_to) = 10),          -- the day after the last
    structure   TEXT NOT NULL,                                         -- then, now, or a day
    content     TEXT NOT NULL,                                         -- the JSON report
    frozen_at   TEXT NOT NULL CHECK (length(frozen_at) = 20),
    frozen_by   BIGINT NOT NULL
);

CREATE INDEX report_snapshot_by_report ON report_snapshot (report, unit_id, id);

CREATE TABLE saved_list (
    id             INTEGER PRIMARY KEY,
    owner_id       BIGINT NOT NULL REFERENCES user_account (id),
    name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    source         TEXT NOT NULL,                                      -- which list: "enterprises"
    query          TEXT NOT NULL,                                      -- parameters of its page, in a fixed order
    shared_unit_id BIGINT,                                             -- whoever has a role there or below may open it
    alert          TEXT NOT NULL CHECK (alert IN ('', 'more', 'fewer')),
    alert_number   BIGINT NOT NULL CHECK (alert_number >= 0),
    alert_since    TEXT CHECK (length(alert_since) = 10),              -- first day on which it was seen beyond the number
    alert_noted_at TEXT CHECK (length(alert_noted_at) = 20),           -- the owner has noted it; quiet until it crosses again
    revision       BIGINT NOT NULL,
    made_at        TEXT NOT NULL CHECK (length(made_at) = 20),
    removed_at     TEXT CHECK (length(removed_at) = 20)
);

CREATE INDEX saved_list_by_owner ON saved_list (owner_id, id) WHERE removed_at IS NULL;

CREATE INDEX saved_list_by_unit ON saved_list (shared_unit_id, id) WHERE removed_at IS NULL;

CREATE TABLE schema_step (
        name       TEXT PRIMARY KEY,
        applied_at TEXT NOT NULL CHECK (length(applied_at) = 20)
    );

CREATE TABLE seal_key (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (length(name) = 8),
    public_key BYTEA NOT NULL,
    seed       BYTEA,                                    -- the private half; null once another key signs
    standing   BIGINT UNIQUE CHECK (standing = 1),       -- null once another key signs
    made_at    TEXT NOT NULL CHECK (length(made_at) = 20),
    made_by    BIGINT NOT NULL,                          -- 0: the program itself, for init
    ended_at   TEXT CHECK (length(ended_at) = 20),
    ended_by   BIGINT
);

CREATE TABLE sent_form (
    mark     BYTEA PRIMARY KEY,   -- SHA-256 of the form's token, address and fields
    location TEXT NOT NULL,
    sent_at  TEXT NOT NULL CHECK (length(sent_at) = 20)
);

CREATE INDEX sent_form_by_time ON sent_form (sent_at);

CREATE TABLE survey (
    id               INTEGER PRIMARY KEY,
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

CREATE INDEX survey_enterprise_by_enterprise ON survey_enterprise (enterprise_id, survey_id);

CREATE INDEX survey_enterprise_by_person ON survey_enterprise (responsible, survey_id, sort_key, enterprise_id);

CREATE INDEX survey_enterprise_in_order ON survey_enterprise (survey_id, sort_key, enterprise_id);

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

CREATE TABLE survey_link (
    id            INTEGER PRIMARY KEY,
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

CREATE TABLE survey_list_change (
    id            INTEGER PRIMARY KEY,
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

CREATE TABLE survey_outcome (
    id            INTEGER PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    state         TEXT NOT NULL CHECK (state IN ('done', 'refused', 'closed', 'not_found', 'moved')),
    found_on      TEXT NOT NULL CHECK (length(found_on) = 10),
    place_id      BIGINT NOT NULL,                                 -- where the enterprise was on that day
    ownership     TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE UNIQUE INDEX survey_outcome_one_standing ON survey_outcome (survey_id, enterprise_id) WHERE withdrawn_at IS NULL;

CREATE TABLE survey_review (
    id            INTEGER PRIMARY KEY,
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
    id            INTEGER PRIMARY KEY,
    survey_id     BIGINT NOT NULL REFERENCES survey (id),
    enterprise_id BIGINT NOT NULL,
    surveyed_on   TEXT NOT NULL CHECK (length(surveyed_on) = 10),
    state         TEXT NOT NULL,
    answers       TEXT NOT NULL,                                   -- JSON object of field: value
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL
);

CREATE INDEX survey_snapshot_of ON survey_snapshot (enterprise_id, surveyed_on, id);

CREATE TABLE target (
    id           INTEGER PRIMARY KEY,
    directive    TEXT NOT NULL,                                        -- code: "09-NQ-TU"
    indicator    TEXT NOT NULL,                                        -- id: "I03.founded"
    unit_id      BIGINT NOT NULL,                                      -- administrative unit
    year         BIGINT NOT NULL CHECK (year = 0 OR year BETWEEN 1900 AND 2999),   -- 0: the directive's whole period
    value        BIGINT NOT NULL CHECK (value >= 0),
    comparison   TEXT NOT NULL CHECK (comparison IN ('>=', '<=', '=')),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),               -- null while it stands
    withdrawn_by BIGINT, replaces_id BIGINT, passed_over BIGINT NOT NULL DEFAULT 0 CHECK (passed_over IN (0, 1)),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);

CREATE UNIQUE INDEX target_one_standing ON target (directive, unit_id, indicator, year) WHERE withdrawn_at IS NULL;

CREATE TABLE training_class (
    id              INTEGER PRIMARY KEY,
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

CREATE INDEX training_class_by_opened_on ON training_class (opened_on, id);

CREATE INDEX training_class_by_place ON training_class (place_id, opened_on, id);

CREATE UNIQUE INDEX training_class_one_code ON training_class (code) WHERE withdrawn_at IS NULL;

CREATE TABLE "union_membership" (
    id            INTEGER PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (id),
    union_id      BIGINT NOT NULL,
    place_id      BIGINT NOT NULL,                                 -- administrative unit of the union on joined_on
    enterprise_id BIGINT,
    ownership     TEXT NOT NULL,
    sex           TEXT NOT NULL,
    applied_on    TEXT CHECK (length(applied_on) = 10),            -- day of the person's own application
    consented_on  TEXT CHECK (length(consented_on) = 10),
    joined_on     TEXT NOT NULL CHECK (length(joined_on) = 10),
    how           TEXT NOT NULL CHECK (how IN ('admitted', 'transferred_in')),
    standing      TEXT NOT NULL CHECK (standing IN ('verified', 'legacy_unverified')),
    ended_on      TEXT CHECK (length(ended_on) = 10),              -- first day the person was no member
    end_event     TEXT CHECK (end_event = 'transferred_out' OR end_event = 'left' OR end_event = 'removed'
                                    OR end_event = 'retired' OR end_event = 'deceased' OR end_event = 'union_ended'),
    end_place_id  BIGINT,                                          -- administrative unit of the union on ended_on
    made_person   BIGINT NOT NULL CHECK (made_person IN (0, 1)),   -- the import made the person too
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    end_entered_at TEXT CHECK (length(end_entered_at) = 20),
    end_entered_by BIGINT,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    event_id        BIGINT,
    goes_on_with_id BIGINT,
    CHECK (ended_on > joined_on),
    CHECK ((ended_on IS NULL) = (end_event IS NULL))
);

CREATE INDEX union_membership_by_person ON union_membership (person_id, joined_on);

CREATE INDEX union_membership_by_union ON union_membership (union_id, id);

CREATE INDEX union_membership_counted ON union_membership (union_id, joined_on, ended_on) WHERE withdrawn_at IS NULL;

CREATE INDEX union_membership_going_on ON union_membership (goes_on_with_id) WHERE goes_on_with_id IS NOT NULL;

CREATE UNIQUE INDEX union_membership_one_standing ON union_membership (person_id)
    WHERE ended_on IS NULL AND withdrawn_at IS NULL;

CREATE TABLE union_membership_before (
    membership_id  INTEGER PRIMARY KEY,
    union_id       BIGINT NOT NULL,
    event_id       BIGINT NOT NULL,                                -- the decision that ended the union
    ended_on       TEXT CHECK (length(ended_on) = 10),
    end_event      TEXT,
    end_place_id   BIGINT,
    end_entered_at TEXT CHECK (length(end_entered_at) = 20),
    end_entered_by BIGINT,
    CHECK ((ended_on IS NULL) = (end_event IS NULL))
);

CREATE INDEX union_membership_before_by_union ON union_membership_before (union_id, membership_id);

CREATE TABLE union_transfer (
    id            INTEGER PRIMARY KEY,
    membership_id BIGINT NOT NULL REFERENCES union_membership (id) ON DELETE CASCADE,   -- in the sending union
    from_id       BIGINT NOT NULL,                                 -- the sending union
    to_id         BIGINT NOT NULL,                                 -- the receiving union
    asked_on      TEXT CHECK (length(asked_on) = 10),              -- day of the person's own request
    offered_on    TEXT NOT NULL CHECK (length(offered_on) = 10),
    number        TEXT NOT NULL,                                   -- of the letter of introduction; '' = none
    outcome       TEXT CHECK (outcome IN ('accepted', 'declined', 'withdrawn')),
    decided_on    TEXT CHECK (length(decided_on) = 10),            -- accepted: first day in the receiving union
    reason        TEXT NOT NULL DEFAULT '',                        -- code, where it was declined
    begun_id      BIGINT REFERENCES union_membership (id) ON DELETE CASCADE,            -- in the receiving union
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    decided_at    TEXT CHECK (length(decided_at) = 20),
    decided_by    BIGINT,
    CHECK ((outcome IS NULL) = (decided_on IS NULL)),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);

CREATE INDEX union_transfer_begun ON union_transfer (begun_id) WHERE begun_id IS NOT NULL;

CREATE INDEX union_transfer_decided ON union_transfer (decided_at, id) WHERE outcome IS NOT NULL;

CREATE INDEX union_transfer_of_membership ON union_transfer (membership_id);

CREATE UNIQUE INDEX union_transfer_open ON union_transfer (membership_id) WHERE outcome IS NULL;

CREATE INDEX union_transfer_waiting ON union_transfer (offered_on, id) WHERE outcome IS NULL;

CREATE TABLE unit (
    id            INTEGER PRIMARY KEY,
    line          TEXT NOT NULL CHECK (line IN ('administrative', 'party', 'union', 'youth', 'women', 'veterans', 'agency')),
    kind          TEXT NOT NULL,
    code          TEXT NOT NULL,                                   -- official code, '' when none; never used again
    ownership     TEXT NOT NULL,                                   -- of the enterprise it was founded in, '' without one
    founded_on    TEXT NOT NULL CHECK (length(founded_on) = 10),
    ended_on      TEXT NOT NULL CHECK (length(ended_on) = 10),     -- first day it was no more
    revision      BIGINT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK (founded_on < ended_on)
);

CREATE INDEX unit_by_line ON unit (line, kind, id);

CREATE UNIQUE INDEX unit_one_code ON unit (line, code) WHERE code <> '' AND withdrawn_at IS NULL;

CREATE TABLE unit_alias (
    id         INTEGER PRIMARY KEY,
    unit_id    BIGINT NOT NULL REFERENCES unit (id),
    line       TEXT NOT NULL,
    code       TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    entered_at TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by BIGINT NOT NULL
);

CREATE UNIQUE INDEX unit_alias_one_code ON unit_alias (line, code, unit_id);

CREATE TABLE unit_closure (
    line        TEXT NOT NULL,
    ancestor_id BIGINT NOT NULL,
    unit_id     BIGINT NOT NULL,
    depth       BIGINT NOT NULL CHECK (depth >= 0),
    valid_from  TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to    TEXT NOT NULL CHECK (length(valid_to) = 10),
    PRIMARY KEY (ancestor_id, unit_id, valid_from)
);

CREATE INDEX unit_closure_by_unit ON unit_closure (unit_id, valid_from, ancestor_id);

CREATE TABLE unit_enterprise (
    unit_id       BIGINT NOT NULL REFERENCES unit (id),
    enterprise_id BIGINT NOT NULL,
    line          TEXT NOT NULL,
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10), ownership TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (unit_id, valid_from)
);

CREATE INDEX unit_enterprise_by_enterprise ON unit_enterprise (enterprise_id, line, valid_from, valid_to, unit_id);

CREATE TABLE unit_event (
    id              INTEGER PRIMARY KEY,
    unit_id         BIGINT NOT NULL REFERENCES unit (id),
    kind            TEXT NOT NULL CHECK (kind IN ('establish', 'rename', 'merge', 'split', 'transfer_parent', 'move',
                                                  'upgrade', 'downgrade', 'dissolve', 'suspend', 'resume')),
    decision_number TEXT NOT NULL,
    decided_on      TEXT CHECK (length(decided_on) = 10),
    effective_on    TEXT NOT NULL CHECK (length(effective_on) = 10),
    issuer          TEXT NOT NULL,
    note            TEXT NOT NULL,
    from_place_id   BIGINT,                                        -- of a move
    to_place_id     BIGINT,
    entered_at      TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by      BIGINT NOT NULL,
    withdrawn_at    TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by    BIGINT
);

CREATE INDEX unit_event_by_unit ON unit_event (unit_id, effective_on, id);

CREATE TABLE unit_event_link (
    id               INTEGER PRIMARY KEY,
    event_id         BIGINT NOT NULL REFERENCES unit_event (id),
    predecessor_id   BIGINT NOT NULL REFERENCES unit (id),
    successor_id     BIGINT NOT NULL REFERENCES unit (id),
    effective_on     TEXT NOT NULL CHECK (length(effective_on) = 10),
    share_note       TEXT NOT NULL CHECK (share_note IN ('whole', 'most', 'part')),
    share_millionths BIGINT CHECK (share_millionths BETWEEN 0 AND 1000000),
    people           BIGINT CHECK (people >= 0),
    entered_at       TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by       BIGINT NOT NULL,
    withdrawn_at     TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by     BIGINT,
    CHECK (predecessor_id <> successor_id)
);

CREATE INDEX unit_event_link_by_successor ON unit_event_link (successor_id, predecessor_id);

CREATE UNIQUE INDEX unit_event_link_once ON unit_event_link (predecessor_id, successor_id) WHERE withdrawn_at IS NULL;

CREATE TABLE unit_former_kind (
    unit_id    BIGINT NOT NULL REFERENCES unit (id),
    kind       TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to   TEXT NOT NULL CHECK (length(valid_to) = 10),        -- first day it was of another kind
    entered_at TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by BIGINT NOT NULL,
    PRIMARY KEY (unit_id, valid_from),
    CHECK (valid_from < valid_to)
);

CREATE TABLE unit_name (
    id           INTEGER PRIMARY KEY,
    unit_id      BIGINT NOT NULL REFERENCES unit (id),
    line         TEXT NOT NULL,
    name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    name_fold    TEXT NOT NULL,                                    -- without accents and case
    name_core    TEXT NOT NULL,                                    -- the same without the words of the kind, short forms spelt out
    accent_key   TEXT NOT NULL,
    sort_key     BYTEA NOT NULL,
    valid_from   TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to     TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by BIGINT,
    CHECK (valid_from <= valid_to)
);

CREATE INDEX unit_name_by_core ON unit_name (name_core, line);

CREATE INDEX unit_name_by_unit ON unit_name (unit_id, valid_from, id);

CREATE TABLE unit_parent (
    id           INTEGER PRIMARY KEY,
    line         TEXT NOT NULL,
    unit_id      BIGINT NOT NULL REFERENCES unit (id),
    parent_id    BIGINT NOT NULL REFERENCES unit (id),
    valid_from   TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to     TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by BIGINT,
    CHECK (unit_id <> parent_id),
    CHECK (valid_from <= valid_to)
);

CREATE INDEX unit_parent_by_parent ON unit_parent (parent_id, valid_from, id);

CREATE INDEX unit_parent_by_unit ON unit_parent (unit_id, valid_from, id);

CREATE TABLE unit_place (
    id           INTEGER PRIMARY KEY,
    unit_id      BIGINT NOT NULL REFERENCES unit (id),
    place_id     BIGINT NOT NULL REFERENCES unit (id),
    valid_from   TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to     TEXT NOT NULL CHECK (length(valid_to) = 10),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by BIGINT,
    CHECK (valid_from <= valid_to)
);

CREATE INDEX unit_place_by_end ON unit_place (unit_id, valid_to);

CREATE INDEX unit_place_by_place ON unit_place (place_id, valid_from, unit_id);

CREATE INDEX unit_place_by_unit ON unit_place (unit_id, valid_from, id);

CREATE TABLE unit_present (
    unit_id    BIGINT NOT NULL,
    present_id BIGINT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to   TEXT NOT NULL CHECK (length(valid_to) = 10),
    PRIMARY KEY (unit_id, present_id, valid_from)
);

CREATE INDEX unit_present_by_end ON unit_present (unit_id, valid_to);

CREATE INDEX unit_present_by_present ON unit_present (present_id, unit_id);

CREATE TABLE unit_trace (
    batch_id BIGINT NOT NULL,                                      -- the reorganisation
    kind     TEXT NOT NULL CHECK (kind IN ('founded', 'event', 'link', 'name', 'parent', 'place', 'end')),
    row_id   BIGINT NOT NULL,                                      -- of 'founded' and 'end' the unit
    valid_to TEXT CHECK (length(valid_to) = 10),
    PRIMARY KEY (batch_id, kind, row_id)
);

CREATE TABLE user_account (
    id                  INTEGER PRIMARY KEY,
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

CREATE INDEX user_account_by_sort_key ON user_account (sort_key, id);

CREATE UNIQUE INDEX user_account_one_per_sign_in_name ON user_account (sign_in_name);

CREATE TABLE user_grant (
    id         INTEGER PRIMARY KEY,
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

CREATE TABLE user_session (
    id           INTEGER PRIMARY KEY,
    token_hash   BYTEA NOT NULL,
    user_id      BIGINT NOT NULL REFERENCES user_account (id),
    started_at   TEXT NOT NULL CHECK (length(started_at) = 20),
    last_seen_at TEXT NOT NULL CHECK (length(last_seen_at) = 20),      -- kept to a few minutes
    ends_at      TEXT NOT NULL CHECK (length(ends_at) = 20),           -- whatever the use
    ended_at     TEXT CHECK (length(ended_at) = 20),                   -- signed out, or ended from another session
    address      TEXT NOT NULL,
    browser      TEXT NOT NULL
);

CREATE INDEX user_session_by_user ON user_session (user_id, started_at, id);

CREATE UNIQUE INDEX user_session_one_per_token ON user_session (token_hash);
