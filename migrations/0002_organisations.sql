-- Organisations of all lines as dated trees. A row holds from valid_from to the day before valid_to; the open end is
-- 9999-12-31. A withdrawn row keeps its place but holds on no day (valid_to = valid_from). Rules O-1 to O-12.
CREATE TABLE unit (
    id            BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX unit_one_code ON unit (line, code) WHERE code <> '' AND withdrawn_at IS NULL;
CREATE INDEX unit_by_line ON unit (line, kind, id);

-- What was decided about units. `unit_id` is the unit founded, renamed, moved, divided, merged away or ended.
CREATE TABLE unit_event (
    id              BIGINT PRIMARY KEY,
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

-- Who goes on with what: predecessor to successor.
CREATE TABLE unit_event_link (
    id               BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX unit_event_link_once ON unit_event_link (predecessor_id, successor_id) WHERE withdrawn_at IS NULL;
CREATE INDEX unit_event_link_by_successor ON unit_event_link (successor_id, predecessor_id);

-- Names over time. Published: statements of other slices may join it.
CREATE TABLE unit_name (
    id           BIGINT PRIMARY KEY,
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
CREATE INDEX unit_name_by_unit ON unit_name (unit_id, valid_from, id);
CREATE INDEX unit_name_by_core ON unit_name (name_core, line);

CREATE TABLE unit_parent (
    id           BIGINT PRIMARY KEY,
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
CREATE INDEX unit_parent_by_unit ON unit_parent (unit_id, valid_from, id);
CREATE INDEX unit_parent_by_parent ON unit_parent (parent_id, valid_from, id);

-- The administrative units that a unit serves or sits in; a union may serve several communes.
CREATE TABLE unit_place (
    id           BIGINT PRIMARY KEY,
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
CREATE INDEX unit_place_by_unit ON unit_place (unit_id, valid_from, id);
CREATE INDEX unit_place_by_place ON unit_place (place_id, valid_from, unit_id);

-- In which enterprise a grassroots organisation is. Published.
CREATE TABLE unit_enterprise (
    unit_id       BIGINT NOT NULL REFERENCES unit (id),
    enterprise_id BIGINT NOT NULL,
    line          TEXT NOT NULL,
    valid_from    TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to      TEXT NOT NULL CHECK (length(valid_to) = 10),
    PRIMARY KEY (unit_id, valid_from)
);
CREATE INDEX unit_enterprise_by_enterprise ON unit_enterprise (enterprise_id, line, valid_from, valid_to, unit_id);

-- Codes borne before, and codes of other lists.
CREATE TABLE unit_alias (
    id         BIGINT PRIMARY KEY,
    unit_id    BIGINT NOT NULL REFERENCES unit (id),
    line       TEXT NOT NULL,
    code       TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    entered_at TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by BIGINT NOT NULL
);
CREATE UNIQUE INDEX unit_alias_one_code ON unit_alias (line, code, unit_id);

-- All that is below a unit on a day, the unit itself included (depth 0). Made from unit and unit_parent, kept with every
-- change, can be made anew. Published.
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

-- Where the records of a unit belong on a day: to itself while it lives, afterwards to its successors with people.
-- Made from unit and unit_event_link, kept with every change. Published.
CREATE TABLE unit_present (
    unit_id    BIGINT NOT NULL,
    present_id BIGINT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to   TEXT NOT NULL CHECK (length(valid_to) = 10),
    PRIMARY KEY (unit_id, present_id, valid_from)
);
CREATE INDEX unit_present_by_present ON unit_present (present_id, unit_id);

-- Who holds which post.
CREATE TABLE post_holding (
    id              BIGINT PRIMARY KEY,
    unit_id         BIGINT NOT NULL REFERENCES unit (id),
    person_id       BIGINT NOT NULL,
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
    CHECK (valid_from <= valid_to)
);
CREATE INDEX post_holding_by_unit ON post_holding (unit_id, valid_from, id);
CREATE INDEX post_holding_by_person ON post_holding (person_id, valid_from, id);
