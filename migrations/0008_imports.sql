-- Imports: a batch of files, their sheets, and what became of the rows.
CREATE TABLE import_batch (
    id          BIGINT PRIMARY KEY,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'undoing', 'undone')),
    started_at  TEXT NOT NULL CHECK (length(started_at) = 20),
    started_by  BIGINT NOT NULL,                                  -- 0: the operator at the command line
    finished_at TEXT CHECK (length(finished_at) = 20),
    undone_at   TEXT CHECK (length(undone_at) = 20),
    undone_by   BIGINT
);
CREATE INDEX import_batch_by_user ON import_batch (started_by, id);

-- A file is known by its content: the same one under another name is the same.
CREATE TABLE import_file (
    id           BIGINT PRIMARY KEY,
    batch_id     BIGINT NOT NULL REFERENCES import_batch (id),
    name         TEXT NOT NULL,                                   -- as the user calls it
    content_hash TEXT NOT NULL CHECK (length(content_hash) = 64), -- SHA-256
    bytes        BIGINT NOT NULL,
    problem      TEXT NOT NULL,                                   -- code; '' when it could be opened
    detail       TEXT NOT NULL
);
CREATE INDEX import_file_by_batch ON import_file (batch_id, id);
CREATE INDEX import_file_by_content ON import_file (content_hash, id);

CREATE TABLE import_sheet (
    id          BIGINT PRIMARY KEY,
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

-- Counts of the rows of a sheet; trial 1: of the last preview.
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

-- What one transaction of an import took: its rows with the records made of them, packed.
CREATE TABLE import_chunk (
    id          BIGINT PRIMARY KEY,
    batch_id    BIGINT NOT NULL REFERENCES import_batch (id),
    sheet_id    BIGINT NOT NULL REFERENCES import_sheet (id),
    last_row    BIGINT NOT NULL,
    rows_packed BYTEA NOT NULL,
    undone_at   TEXT CHECK (length(undone_at) = 20)
);
CREATE INDEX import_chunk_by_batch ON import_chunk (batch_id, id);
CREATE INDEX import_chunk_by_sheet ON import_chunk (sheet_id, id);

-- Rows with something to say: refused ones, and taken ones with a warning.
CREATE TABLE import_row (
    sheet_id   BIGINT NOT NULL REFERENCES import_sheet (id),
    trial      BIGINT NOT NULL CHECK (trial IN (0, 1)),
    row_number BIGINT NOT NULL,
    refused    BIGINT NOT NULL CHECK (refused IN (0, 1)),
    problems   TEXT NOT NULL,
    PRIMARY KEY (sheet_id, trial, row_number)
);

-- What an undo had to leave.
CREATE TABLE import_leftover (
    id       BIGINT PRIMARY KEY,
    batch_id BIGINT NOT NULL REFERENCES import_batch (id),
    problems TEXT NOT NULL
);
CREATE INDEX import_leftover_by_batch ON import_leftover (batch_id, id);

-- A mapping that a person chose, found again by the headings.
CREATE TABLE import_mapping (
    signature TEXT PRIMARY KEY CHECK (length(signature) = 64),
    kind      TEXT NOT NULL,
    mapping   TEXT NOT NULL,
    saved_at  TEXT NOT NULL CHECK (length(saved_at) = 20),
    saved_by  BIGINT NOT NULL
);
