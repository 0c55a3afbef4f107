-- The keys with which bots' own programs report goals. Only the digest of what proves one is kept.
CREATE TABLE runtime_key (
    id         TEXT PRIMARY KEY,
    workspace  TEXT NOT NULL REFERENCES workspace (id),
    -- What it is for.
    name       TEXT NOT NULL,
    digest     TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX runtime_key_by_workspace ON runtime_key (workspace);
