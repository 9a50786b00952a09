-- Keys with which papers are sealed. One signs; the private half of an earlier one is erased, its public half stays, so that
-- old papers can be verified. Rule PA-8.
CREATE TABLE seal_key (
    id         BIGINT PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (length(name) = 8),
    public_key BYTEA NOT NULL,
    seed       BYTEA,                                    -- the private half; null once another key signs
    standing   BIGINT UNIQUE CHECK (standing = 1),       -- null once another key signs
    made_at    TEXT NOT NULL CHECK (length(made_at) = 20),
    made_by    BIGINT NOT NULL,                          -- 0: the program itself, for init
    ended_at   TEXT CHECK (length(ended_at) = 20),
    ended_by   BIGINT
);

-- The signed facts of a paper as its code says them; '' for a paper without one. Rule PA-7.
ALTER TABLE paper ADD COLUMN seal TEXT NOT NULL DEFAULT '';
