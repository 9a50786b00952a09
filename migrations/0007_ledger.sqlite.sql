-- As 0007_ledger.postgres.sql but for the tables of sums: SQLite keeps their rows inside their keys (WITHOUT ROWID),
-- which halves what a fact costs to write and a report to read.
-- What counts. A fact is never changed but for its withdrawal and for its present place; every figure is a sum or a
-- distinct count over facts. Units, people and enterprises are the business of the registers above: the ledger only
-- keeps their ids, so nothing here refers to a table of theirs.
CREATE TABLE fact (
    id            BIGINT PRIMARY KEY,
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
CREATE INDEX fact_by_source ON fact (source_id, source_kind);
CREATE INDEX fact_by_place ON fact (kind, unit_id, on_day, id);
CREATE INDEX fact_by_person ON fact (person_id, kind) WHERE person_id IS NOT NULL;

-- The places that any fact names, to know which units lie below one that is asked for; and a print of the units above
-- them today, by which their people are kept. 0: some were counted by one tree and some by another.
CREATE TABLE fact_place (
    unit_id   BIGINT NOT NULL,
    place_id  BIGINT NOT NULL,
    now_print BIGINT NOT NULL,
    PRIMARY KEY (unit_id, place_id)
) WITHOUT ROWID;

-- Sums over the standing facts, kept with each of them. They can be dropped and made anew.
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

-- The varieties among which a person is counted once, as the kinds of facts say.
CREATE TABLE fact_people_group (
    kind         TEXT NOT NULL,
    people_group TEXT NOT NULL,
    variety      TEXT NOT NULL,
    PRIMARY KEY (kind, people_group, variety)
) WITHOUT ROWID;

-- People with a fact in the year below the scope, by the year of their fact before that one (0: it is the first).
-- The distinct people of years a … b are the sum over these years where previous_year < a.
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
