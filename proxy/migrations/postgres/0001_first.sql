-- Every row belongs to a workspace, directly or through `reached`.
CREATE TABLE workspace (
    id         TEXT PRIMARY KEY,
    -- Goes into every event_id; made once, kept for ever. No credential.
    salt       TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- A signed-in browser. Only the digest of what its cookie holds is kept.
CREATE TABLE session (
    digest     TEXT PRIMARY KEY,
    workspace  TEXT NOT NULL REFERENCES workspace (id),
    expires_at BIGINT NOT NULL
);

-- A goal, reached once.
CREATE TABLE reached (
    id        TEXT PRIMARY KEY,
    workspace TEXT NOT NULL REFERENCES workspace (id),
    mode      TEXT NOT NULL CHECK (mode IN ('test', 'live')),
    goal      TEXT NOT NULL,
    goal_name TEXT NOT NULL,
    bot       TEXT,
    node      TEXT,
    -- Salted digest of the subscriber's id: people are counted, not known.
    person    TEXT,
    happening TEXT NOT NULL,
    at        BIGINT NOT NULL,
    -- The workspace's own date.
    day       TEXT NOT NULL
);

CREATE INDEX reached_by_goal ON reached (workspace, goal, mode, person);

-- What became of it at one destination: exactly one row for each that was switched on, so that outcomes add up.
CREATE TABLE event (
    id          TEXT PRIMARY KEY,
    reached     TEXT NOT NULL REFERENCES reached (id),
    destination TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    -- Why, when the outcome is 'skipped'.
    reason      TEXT,
    -- The request as it was frozen, without its token; absent when skipped.
    connection  TEXT,
    sandbox     BIGINT,
    event_name  TEXT,
    event_id    TEXT,
    url         TEXT,
    headers     TEXT,
    body        TEXT,
    UNIQUE (reached, destination),
    CHECK ((outcome = 'skipped') = (body IS NULL)),
    CHECK ((outcome = 'skipped') = (reason IS NOT NULL))
);

CREATE INDEX event_unfinished ON event (outcome) WHERE outcome = 'sending';

-- One attempt to send an event, with its answer.
CREATE TABLE delivery (
    id            TEXT PRIMARY KEY,
    event         TEXT NOT NULL REFERENCES event (id),
    at            BIGINT NOT NULL,
    outcome       TEXT NOT NULL,
    status        BIGINT,
    body          TEXT,
    answer_key    TEXT NOT NULL,
    answer_params TEXT NOT NULL,
    mend          TEXT,
    trace         TEXT
);

CREATE INDEX delivery_by_event ON delivery (event);
