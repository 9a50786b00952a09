-- What a reorganisation changed in the trees, row by row, so that it can be taken back exactly. Rule O-19.
-- `valid_to` is what stood there before; null where the row is new.
CREATE TABLE unit_trace (
    batch_id BIGINT NOT NULL,                                      -- the reorganisation
    kind     TEXT NOT NULL CHECK (kind IN ('founded', 'event', 'link', 'name', 'parent', 'place', 'end')),
    row_id   BIGINT NOT NULL,                                      -- of 'founded' and 'end' the unit
    valid_to TEXT CHECK (length(valid_to) = 10),
    PRIMARY KEY (batch_id, kind, row_id)
);

-- Plans of reorganisations: drafted over days, checked, carried out as one decision, taken back while nothing depends
-- on it. Rules RO-1 to RO-9.
CREATE TABLE reorganisation (
    id              BIGINT PRIMARY KEY,
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

CREATE TABLE reorganisation_step (
    id                BIGINT PRIMARY KEY,
    reorganisation_id BIGINT NOT NULL REFERENCES reorganisation (id),
    what              TEXT NOT NULL CHECK (what IN ('found', 'rename', 'put_under', 'serve', 'succeed', 'end')),
    unit_id           BIGINT NOT NULL,                             -- of 'found' the one that will be founded
    kind              TEXT NOT NULL,
    name              TEXT NOT NULL,
    code              TEXT NOT NULL,
    parent_id         BIGINT
);
CREATE INDEX reorganisation_step_by_plan ON reorganisation_step (reorganisation_id, id);

-- Successors of a step 'succeed', areas of a step 'serve' or 'found', in order.
CREATE TABLE reorganisation_step_unit (
    step_id    BIGINT NOT NULL REFERENCES reorganisation_step (id),
    place      BIGINT NOT NULL,                                    -- in the order
    unit_id    BIGINT NOT NULL,
    share_note TEXT NOT NULL CHECK (share_note IN ('whole', 'most', 'part')),
    people     BIGINT CHECK (people >= 0),
    PRIMARY KEY (step_id, place)
);

-- Who goes where when a unit is divided; the first rule that fits decides.
CREATE TABLE reorganisation_rule (
    id                BIGINT PRIMARY KEY,
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

-- What is handed over when a unit has ended. Rule RO-8.
CREATE TABLE handover (
    id                BIGINT PRIMARY KEY,
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
