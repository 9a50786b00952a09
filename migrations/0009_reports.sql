-- What a directive asks of a unit. A change ends one row and begins another; at most one stands. Rule RP-4.
CREATE TABLE target (
    id           BIGINT PRIMARY KEY,
    directive    TEXT NOT NULL,                                        -- code: "09-NQ-TU"
    indicator    TEXT NOT NULL,                                        -- id: "I03.founded"
    unit_id      BIGINT NOT NULL,                                      -- administrative unit
    year         BIGINT NOT NULL CHECK (year = 0 OR year BETWEEN 1900 AND 2999),   -- 0: the directive's whole period
    value        BIGINT NOT NULL CHECK (value >= 0),
    comparison   TEXT NOT NULL CHECK (comparison IN ('>=', '<=', '=')),
    entered_at   TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by   BIGINT NOT NULL,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 20),               -- null while it stands
    withdrawn_by BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX target_one_standing ON target (directive, unit_id, indicator, year) WHERE withdrawn_at IS NULL;

-- A report as it was frozen: never changed, never computed again. Rule RP-6.
CREATE TABLE report_snapshot (
    id          BIGINT PRIMARY KEY,
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
