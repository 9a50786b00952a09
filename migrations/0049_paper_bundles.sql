-- Papers of one kind made together for all records of a group, such as the certificates of a class, with one PDF of all pages
-- to print. Rule PA-10.
CREATE TABLE paper_bundle (
    id        BIGINT PRIMARY KEY,
    kind      TEXT NOT NULL,
    unit_id   BIGINT NOT NULL,
    record_id BIGINT NOT NULL,                                 -- the group: a class
    title     TEXT NOT NULL,
    pdf       BYTEA,                                           -- null: made from an office's own template
    made_at   TEXT NOT NULL CHECK (length(made_at) = 20),
    made_by   BIGINT NOT NULL
);
CREATE INDEX paper_bundle_by_record ON paper_bundle (kind, record_id, id);

ALTER TABLE paper ADD COLUMN bundle_id BIGINT REFERENCES paper_bundle (id);
CREATE INDEX paper_by_bundle ON paper (bundle_id, id);
