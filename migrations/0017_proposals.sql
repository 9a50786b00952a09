-- What the register proposes, and what was set aside. Rules PR-1 to PR-5.
CREATE INDEX enterprise_by_workers ON enterprise (workers, id);
CREATE INDEX enterprise_in_difficulty ON enterprise (sort_key, id)
    WHERE status IN ('suspended', 'not_at_address', 'revoked_tax', 'dissolving_or_restructured', 'in_bankruptcy');

-- Somebody decided to leave a proposal for now. What stands has no withdrawn_at; another decision withdraws it.
CREATE TABLE proposal_set_aside (
    id            BIGINT PRIMARY KEY,
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    reason        TEXT NOT NULL,
    why           TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 500),
    look_again_on TEXT NOT NULL CHECK (length(look_again_on) = 10),    -- first day on which it is proposed again
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    withdrawn_at  TEXT CHECK (length(withdrawn_at) = 20),
    withdrawn_by  BIGINT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE UNIQUE INDEX proposal_set_aside_one_standing ON proposal_set_aside (enterprise_id, reason)
    WHERE withdrawn_at IS NULL;
CREATE INDEX proposal_set_aside_by_day ON proposal_set_aside (reason, look_again_on, id) WHERE withdrawn_at IS NULL;
