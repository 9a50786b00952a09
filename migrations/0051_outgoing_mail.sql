-- Mail on its way out. Whoever writes one commits it here; a thread of the server hands it to the mail server. Its words
-- are dropped once it is sent or given up.
CREATE TABLE outgoing_mail (
    id          BIGINT PRIMARY KEY,
    recipient   TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
    subject     TEXT NOT NULL,
    plain       TEXT NOT NULL,
    html        TEXT NOT NULL,
    made_at     TEXT NOT NULL CHECK (length(made_at) = 20),
    next_try_at TEXT NOT NULL CHECK (length(next_try_at) = 20),
    tries       BIGINT NOT NULL,
    problem     TEXT NOT NULL,                                         -- of the last try, as a message key; '' = none
    reply       BIGINT NOT NULL,                                       -- code of the mail server's last answer; 0 = none
    sent_at     TEXT CHECK (length(sent_at) = 20),
    given_up_at TEXT CHECK (length(given_up_at) = 20)
);
CREATE INDEX outgoing_mail_waiting ON outgoing_mail (next_try_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX outgoing_mail_by_end ON outgoing_mail (sent_at) WHERE sent_at IS NOT NULL;
