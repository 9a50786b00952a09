-- What an organisation tells of a quarter, and how it was graded for a year: numbers and published words about the
-- organisation, nothing about a person. A correction withdraws one row and adds another. Rules QL-1 and QL-2.
CREATE TABLE organisation_report (
    id             BIGINT PRIMARY KEY,
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
);
CREATE UNIQUE INDEX organisation_report_one_standing ON organisation_report (unit_id, year, quarter)
    WHERE withdrawn_at IS NULL;
CREATE INDEX organisation_report_by_enterprise ON organisation_report (enterprise_id, id) WHERE enterprise_id IS NOT NULL;

CREATE TABLE organisation_grading (
    id              BIGINT PRIMARY KEY,
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
);
CREATE UNIQUE INDEX organisation_grading_one_standing ON organisation_grading (unit_id, year)
    WHERE withdrawn_at IS NULL;
CREATE INDEX organisation_grading_by_enterprise ON organisation_grading (enterprise_id, id)
    WHERE enterprise_id IS NOT NULL;

-- Members of many unions are counted without reading them.
CREATE INDEX union_membership_counted ON union_membership (union_id, joined_on, ended_on) WHERE withdrawn_at IS NULL;
