-- Forms that were sent and done, for two days: the same form sent again is led where the first one was.
CREATE TABLE sent_form (
    mark     BYTEA PRIMARY KEY,   -- SHA-256 of the form's token, address and fields
    location TEXT NOT NULL,
    sent_at  TEXT NOT NULL CHECK (length(sent_at) = 20)
);
CREATE INDEX sent_form_by_time ON sent_form (sent_at);
