-- Changes of many records at once. Rules LI-8 to LI-12.
CREATE TABLE list_change (
    id          BIGINT PRIMARY KEY,
    source      TEXT NOT NULL,
    action      TEXT NOT NULL,
    query       TEXT NOT NULL,
    form        TEXT NOT NULL,                                         -- what was typed, as a form sends it
    state       TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'undoing', 'undone')),
    planned_at  TEXT NOT NULL CHECK (length(planned_at) = 20),
    planned_by  BIGINT NOT NULL,
    finished_at TEXT CHECK (length(finished_at) = 20),
    undone_at   TEXT CHECK (length(undone_at) = 20),
    undone_by   BIGINT
);
CREATE INDEX list_change_by_user ON list_change (planned_by, id);

-- Each record of a change, in the order in which they are done; taken back from the last to the first.
CREATE TABLE list_change_record (
    change_id BIGINT NOT NULL REFERENCES list_change (id),
    position  BIGINT NOT NULL,
    record_id BIGINT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'changed', 'as_it_is', 'refused', 'restored', 'kept')),
    reason    TEXT NOT NULL,                                           -- refused or kept: code
    was       TEXT NOT NULL,                                           -- changed: what taking back needs
    PRIMARY KEY (change_id, position)
);
CREATE INDEX list_change_record_by_state ON list_change_record (change_id, state, position);
