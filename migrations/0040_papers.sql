-- How an office stands in the head of its papers and who signs them. Rule PA-2.
CREATE TABLE paper_issuer (
    unit_id    BIGINT PRIMARY KEY,
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

-- An office's own Word template for a kind of paper; one stands at a time, older ones stay. Rule PA-4.
CREATE TABLE paper_template (
    id          BIGINT PRIMARY KEY,
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

-- The last number given in a series: of an office, a type of paper, a year or a term. Its row is held until the paper that
-- takes the number is kept, so there are no gaps. Rule PA-3.
CREATE TABLE paper_series (
    unit_id     BIGINT NOT NULL,
    type_code   TEXT NOT NULL,
    span        TEXT NOT NULL,
    last_number BIGINT NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (unit_id, type_code, span)
);

-- Papers as they were made; voided ones keep their number. Rules PA-3 and PA-5.
CREATE TABLE paper (
    id          BIGINT PRIMARY KEY,
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
);
CREATE UNIQUE INDEX paper_number_once ON paper (unit_id, type_code, span, number);
CREATE INDEX paper_by_record ON paper (kind, record_id, id);
CREATE INDEX paper_by_unit ON paper (unit_id, id);
