-- Union members. A membership holds from joined_on to the day before ended_on; rows are ended, not overwritten. Rules M-1 to M-6.
CREATE TABLE union_membership (
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
                                    OR end_event = 'retired' OR end_event = 'deceased'),
    end_place_id  BIGINT,                                          -- administrative unit of the union on ended_on
    made_person   BIGINT NOT NULL CHECK (made_person IN (0, 1)),   -- the import made the person too
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    end_entered_at TEXT CHECK (length(end_entered_at) = 20),
    end_entered_by BIGINT,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK (ended_on > joined_on),
    CHECK ((ended_on IS NULL) = (end_event IS NULL))
);
CREATE UNIQUE INDEX union_membership_one_standing ON union_membership (person_id)
    WHERE ended_on IS NULL AND withdrawn_at IS NULL;
CREATE INDEX union_membership_by_person ON union_membership (person_id, joined_on);
CREATE INDEX union_membership_by_union ON union_membership (union_id, id);
