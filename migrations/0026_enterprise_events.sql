-- What happened to an enterprise, each with its day and the paper it rests on. Rules E-10 and E-11. An event says what holds
-- from its day on; enterprise_name, enterprise_address and enterprise_status follow, and so does the enterprise itself.
CREATE TABLE enterprise_event (
    id            BIGINT PRIMARY KEY,
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

-- Of one day at most one name, address and status holds; two changes entered in one second are both kept.
CREATE TABLE enterprise_name_by_day (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was no longer called so
    name          TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_to)
);
INSERT INTO enterprise_name_by_day (enterprise_id, valid_to, name, entered_at, entered_by)
SELECT n.enterprise_id, n.valid_to, n.name, n.entered_at, n.entered_by FROM enterprise_name n
WHERE NOT EXISTS (SELECT 1 FROM enterprise_name o WHERE o.enterprise_id = n.enterprise_id AND o.valid_to = n.valid_to
                  AND o.entered_at < n.entered_at);
DROP TABLE enterprise_name;
ALTER TABLE enterprise_name_by_day RENAME TO enterprise_name;

CREATE TABLE enterprise_address_by_day (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),     -- first day it was no longer there
    place_id      BIGINT NOT NULL,
    village       TEXT NOT NULL,
    street        TEXT NOT NULL,
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_to)
);
INSERT INTO enterprise_address_by_day (enterprise_id, valid_to, place_id, village, street, entered_at, entered_by)
SELECT a.enterprise_id, a.valid_to, a.place_id, a.village, a.street, a.entered_at, a.entered_by FROM enterprise_address a
WHERE NOT EXISTS (SELECT 1 FROM enterprise_address o WHERE o.enterprise_id = a.enterprise_id AND o.valid_to = a.valid_to
                  AND o.entered_at < a.entered_at);
DROP TABLE enterprise_address;
ALTER TABLE enterprise_address_by_day RENAME TO enterprise_address;

CREATE TABLE enterprise_status_by_day (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    status        TEXT NOT NULL,
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),   -- 1800-01-01: from the beginning
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, valid_from)
);
INSERT INTO enterprise_status_by_day (enterprise_id, status, valid_from, entered_at, entered_by)
SELECT s.enterprise_id, s.status, s.valid_from, s.entered_at, s.entered_by FROM enterprise_status s
WHERE NOT EXISTS (SELECT 1 FROM enterprise_status o WHERE o.enterprise_id = s.enterprise_id AND o.valid_from = s.valid_from
                  AND o.entered_at > s.entered_at);
DROP TABLE enterprise_status;
ALTER TABLE enterprise_status_by_day RENAME TO enterprise_status;

-- Which import brought a count, so that it can be taken back. Rule E-7.
ALTER TABLE enterprise_headcount ADD COLUMN batch_id BIGINT;
ALTER TABLE enterprise_headcount ADD COLUMN withdrawn_at TEXT CHECK (length(withdrawn_at) = 20);
ALTER TABLE enterprise_headcount ADD COLUMN withdrawn_by BIGINT;

-- Whose branch, office or place of business a dependent unit is, from when to when. Rule E-15.
CREATE TABLE enterprise_branch (
    id            BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX enterprise_branch_one_beginning ON enterprise_branch (branch_id, valid_from) WHERE withdrawn_at IS NULL;
CREATE INDEX enterprise_branch_by_parent ON enterprise_branch (parent_id, branch_id);
