-- A membership ends with its union, and goes on with the union that takes the place of it. The table is made anew for one
-- more end. `event_id` is the decision about a union by which the membership began, `goes_on_with_id` the one of the
-- same person that it goes on with. Rules M-3, M-7.
CREATE TABLE union_membership_anew (
    id            BIGINT PRIMARY KEY,
    person_id     BIGINT NOT NULL REFERENCES person (id),
    union_id      BIGINT NOT NULL,
    place_id      BIGINT NOT NULL,                                 -- administrative unit of the union on joined_on
    enterprise_id BIGINT,
    ownership     TEXT NOT NULL,
    sex           TEXT NOT NULL,
    applied_on    TEXT CHECK (length(applied_on) = 10),            -- day of the person's own application
    consented_on  TEXT CHECK (length(consented_on) = 10),
    joined_on     TEXT NOT NULL CHECK (length(joined_on) = 10),
    how           TEXT NOT NULL CHECK (how IN ('admitted', 'transferred_in')),
    standing      TEXT NOT NULL CHECK (standing IN ('verified', 'legacy_unverified')),
    ended_on      TEXT CHECK (length(ended_on) = 10),              -- first day the person was no member
    end_event     TEXT CHECK (end_event = 'transferred_out' OR end_event = 'left' OR end_event = 'removed'
                                    OR end_event = 'retired' OR end_event = 'deceased' OR end_event = 'union_ended'),
    end_place_id  BIGINT,                                          -- administrative unit of the union on ended_on
    made_person   BIGINT NOT NULL CHECK (made_person IN (0, 1)),   -- the import made the person too
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    end_entered_at TEXT CHECK (length(end_entered_at) = 20),
    end_entered_by BIGINT,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    event_id        BIGINT,
    goes_on_with_id BIGINT,
    CHECK (ended_on > joined_on),
    CHECK ((ended_on IS NULL) = (end_event IS NULL))
);
INSERT INTO union_membership_anew (id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on,
                                   consented_on, joined_on, how, standing, ended_on, end_event, end_place_id,
                                   made_person, entered_at, entered_by, end_entered_at, end_entered_by, withdrawn_at,
                                   withdrawn_by)
SELECT id, person_id, union_id, place_id, enterprise_id, ownership, sex, applied_on, consented_on, joined_on, how,
       standing, ended_on, end_event, end_place_id, made_person, entered_at, entered_by, end_entered_at,
       end_entered_by, withdrawn_at, withdrawn_by
FROM union_membership;
DROP TABLE union_membership;
ALTER TABLE union_membership_anew RENAME TO union_membership;
CREATE UNIQUE INDEX union_membership_one_standing ON union_membership (person_id)
    WHERE ended_on IS NULL AND withdrawn_at IS NULL;
CREATE INDEX union_membership_by_person ON union_membership (person_id, joined_on);
CREATE INDEX union_membership_by_union ON union_membership (union_id, id);
CREATE INDEX union_membership_going_on ON union_membership (goes_on_with_id) WHERE goes_on_with_id IS NOT NULL;

-- What stood in a membership before its union ended; put back when that end is taken back, and gone then.
CREATE TABLE union_membership_before (
    membership_id  BIGINT PRIMARY KEY,
    union_id       BIGINT NOT NULL,
    event_id       BIGINT NOT NULL,                                -- the decision that ended the union
    ended_on       TEXT CHECK (length(ended_on) = 10),
    end_event      TEXT,
    end_place_id   BIGINT,
    end_entered_at TEXT CHECK (length(end_entered_at) = 20),
    end_entered_by BIGINT,
    CHECK ((ended_on IS NULL) = (end_event IS NULL))
);
CREATE INDEX union_membership_before_by_union ON union_membership_before (union_id, membership_id);

-- Until when a term, or the holding of a post, was to last before its unit ended. Rule B-7.
CREATE TABLE committee_before (
    record_id BIGINT PRIMARY KEY,                                  -- of a committee_term or a post_holding
    unit_id   BIGINT NOT NULL REFERENCES unit (id),
    event_id  BIGINT NOT NULL,                                     -- the decision that ended the unit
    valid_to  TEXT NOT NULL CHECK (length(valid_to) = 10)
);
CREATE INDEX committee_before_by_unit ON committee_before (unit_id, record_id);
