-- What the request was made from, until it is accepted or too old: JSON, hashed where the request is.
ALTER TABLE event ADD COLUMN moment TEXT;

-- Requests that were built anew, by which revision of the goal, and what stood in their place before.
CREATE TABLE rebuilt (
    id         TEXT PRIMARY KEY,
    event      TEXT NOT NULL,
    at         INTEGER NOT NULL,
    -- Who did it, as the host names its users.
    by_name    TEXT,
    revision   INTEGER NOT NULL,
    -- As it was until then.
    outcome    TEXT NOT NULL,
    event_name TEXT,
    answer_key TEXT,
    url        TEXT,
    -- Without the ids that the platform needs raw.
    body       TEXT
) STRICT;

CREATE INDEX rebuilt_by_event ON rebuilt (event);
