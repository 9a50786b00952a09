-- Two records of one person or enterprise become one, and can be made two again. Rules MG-1 to MG-9.
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
CREATE INDEX duplicate_pair_open ON duplicate_pair (kind, likeness, first_id, second_id) WHERE decision IS NULL;
CREATE INDEX duplicate_pair_by_second ON duplicate_pair (kind, second_id, first_id);

-- A merge is a fact. Un-merging ends it and keeps it. What the record was stands in the steps.
CREATE TABLE record_merge (
    id          BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX record_merge_one_standing ON record_merge (kind, gone_id) WHERE undone_at IS NULL;
CREATE INDEX record_merge_by_stayed ON record_merge (kind, stayed_id, id);

-- What a merge did, in order: rows that went along, rows that were withdrawn or taken out because the other record has
-- its own, and both records as they were. Packed values, see merging/packed.hpp.
CREATE TABLE record_merge_step (
    merge_id    BIGINT NOT NULL REFERENCES record_merge (id),
    number      BIGINT NOT NULL,
    part        TEXT NOT NULL,                                     -- "enrolment.person_id"
    what        TEXT NOT NULL CHECK (what IN ('moved', 'withdrawn', 'taken_out', 'facts', 'gone', 'stayed')),
    content     TEXT NOT NULL,
    PRIMARY KEY (merge_id, number)
);

CREATE INDEX person_name_by_name ON person_name (full_name_id, person_id);
