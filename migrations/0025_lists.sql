-- Lists that people keep, and workbooks made of lists. Rules LI-1 to LI-7.

-- The filters of a list under a name. What it counts is read whenever somebody looks.
CREATE TABLE saved_list (
    id             BIGINT PRIMARY KEY,
    owner_id       BIGINT NOT NULL REFERENCES user_account (id),
    name           TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    source         TEXT NOT NULL,                                      -- which list: "enterprises"
    query          TEXT NOT NULL,                                      -- parameters of its page, in a fixed order
    shared_unit_id BIGINT,                                             -- whoever has a role there or below may open it
    alert          TEXT NOT NULL CHECK (alert IN ('', 'more', 'fewer')),
    alert_number   BIGINT NOT NULL CHECK (alert_number >= 0),
    alert_since    TEXT CHECK (length(alert_since) = 10),              -- first day on which it was seen beyond the number
    alert_noted_at TEXT CHECK (length(alert_noted_at) = 20),           -- the owner has noted it; quiet until it crosses again
    revision       BIGINT NOT NULL,
    made_at        TEXT NOT NULL CHECK (length(made_at) = 20),
    removed_at     TEXT CHECK (length(removed_at) = 20)
);
CREATE INDEX saved_list_by_owner ON saved_list (owner_id, id) WHERE removed_at IS NULL;
CREATE INDEX saved_list_by_unit ON saved_list (shared_unit_id, id) WHERE removed_at IS NULL;

-- A workbook of a list, made beside the requests. Files are kept for a day.
CREATE TABLE list_export (
    id        BIGINT PRIMARY KEY,
    source    TEXT NOT NULL,
    query     TEXT NOT NULL,
    asked_at  TEXT NOT NULL CHECK (length(asked_at) = 20),
    asked_by  BIGINT NOT NULL,
    made_at   TEXT CHECK (length(made_at) = 20),                        -- null until the file is whole
    row_count BIGINT NOT NULL,
    beside    BIGINT NOT NULL CHECK (beside IN (0, 1))                  -- 0: was answered at once, no file was kept
);
CREATE INDEX list_export_by_user ON list_export (asked_by, id);

