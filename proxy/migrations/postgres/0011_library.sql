-- The goals library: the newest revision of each goal, and all of them.
CREATE TABLE goal (
    workspace  TEXT NOT NULL REFERENCES workspace (id),
    id         TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    name       TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- 1: deleted. The row stays, so that revisions are never counted anew.
    deleted    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE goal_revision (
    workspace TEXT NOT NULL, goal TEXT NOT NULL, revision BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    name      TEXT NOT NULL,
    -- Who saved it, as the host names its users.
    by_name   TEXT,
    -- The goal as it was handed in.
    document  TEXT NOT NULL,
    PRIMARY KEY (workspace, goal, revision)
);

-- Which bot uses which goal in which blocks, as the host tells when it saves.
CREATE TABLE goal_usage (
    workspace TEXT NOT NULL, bot TEXT NOT NULL, goal TEXT NOT NULL,
    bot_name  TEXT NOT NULL,
    blocks    BIGINT NOT NULL,
    PRIMARY KEY (workspace, bot, goal)
);

CREATE INDEX goal_usage_by_goal ON goal_usage (workspace, goal);

-- Connections made over the API; those of the configuration stay there.
CREATE TABLE connection (
    workspace  TEXT NOT NULL REFERENCES workspace (id),
    id         TEXT NOT NULL,
    -- JSON; the name of a token stands in it, never a token.
    facts      TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Exchange rates, a table a day and source. workspace '': everybody's.
CREATE TABLE rate_table (
    workspace TEXT NOT NULL, date TEXT NOT NULL, source TEXT NOT NULL, base TEXT NOT NULL,
    -- JSON: decimal numbers as text by currency.
    rates     TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (workspace, date, source, base)
);
