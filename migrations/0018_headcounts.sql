-- How many of the people who work in an enterprise are of a kind, as counted on a day. Rules E-7 and E-8.
CREATE TABLE enterprise_headcount (
    enterprise_id BIGINT NOT NULL REFERENCES enterprise (id),
    kind          TEXT NOT NULL,
    number        BIGINT NOT NULL CHECK (number >= 0),
    counted_on    TEXT NOT NULL CHECK (length(counted_on) = 10),
    newest        BIGINT NOT NULL CHECK (newest IN (0, 1)),        -- the one that holds today
    entered_at    TEXT NOT NULL CHECK (length(entered_at) = 20),
    entered_by    BIGINT NOT NULL,
    PRIMARY KEY (enterprise_id, kind, counted_on, entered_at)
);
CREATE UNIQUE INDEX enterprise_headcount_one_newest ON enterprise_headcount (enterprise_id, kind) WHERE newest = 1;
CREATE INDEX enterprise_headcount_largest ON enterprise_headcount (kind, number, enterprise_id) WHERE newest = 1;

-- Which unions have few members. Rule PR-8.
CREATE INDEX union_membership_standing ON union_membership (union_id) WHERE ended_on IS NULL AND withdrawn_at IS NULL;
