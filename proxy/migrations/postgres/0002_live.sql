-- A goal reached, live: told once per happening, counted once per ledger.
ALTER TABLE reached ADD COLUMN ad TEXT NOT NULL DEFAULT '';
-- 0: what the goal counts once by had been counted before.
ALTER TABLE reached ADD COLUMN first BIGINT NOT NULL DEFAULT 1;
-- The goal's own value, before any conversion.
ALTER TABLE reached ADD COLUMN amount TEXT;
ALTER TABLE reached ADD COLUMN currency TEXT;
DROP INDEX reached_by_goal;
CREATE UNIQUE INDEX reached_live ON reached (workspace, goal, happening) WHERE mode = 'live';
CREATE INDEX reached_by_person ON reached (workspace, person);

-- An event: the frozen request, where it stands, and the last answer.
CREATE TABLE event_2 (
    id            TEXT PRIMARY KEY,
    workspace     TEXT NOT NULL,
    reached       TEXT NOT NULL,
    mode          TEXT NOT NULL,
    destination   TEXT NOT NULL,
    outcome       TEXT NOT NULL,
    -- Why, when the outcome is 'skipped'.
    reason        TEXT,
    connection    TEXT,
    sandbox       BIGINT,
    event_name    TEXT,
    event_id      TEXT,
    url           TEXT,
    headers       TEXT,
    body          TEXT,
    -- 1: the body still holds ids that the platform needs raw.
    raw           BIGINT NOT NULL DEFAULT 0,
    at            BIGINT NOT NULL,
    attempts      BIGINT NOT NULL DEFAULT 0,
    -- Not before.
    next_at       BIGINT NOT NULL DEFAULT 0,
    -- From then on the platform does not take it any more.
    expires_at    BIGINT NOT NULL DEFAULT 0,
    -- Which proxy is sending it, and until when that is believed.
    lease         TEXT,
    lease_until   BIGINT NOT NULL DEFAULT 0,
    answered_at   BIGINT,
    status        BIGINT,
    answer_body   TEXT,
    answer_key    TEXT,
    answer_params TEXT,
    mend          TEXT,
    trace         TEXT,
    -- Grows with each change, so that a listener can go on where it was.
    changed       TEXT NOT NULL DEFAULT ''
);

INSERT INTO event_2 (id, workspace, reached, mode, destination, outcome, reason, connection, sandbox, event_name, event_id, url,
                     headers, body, at, changed, attempts, answered_at, status, answer_body, answer_key, answer_params, mend, trace)
SELECT e.id, r.workspace, e.reached, r.mode, e.destination, e.outcome, e.reason, e.connection, e.sandbox, e.event_name,
       e.event_id, e.url, e.headers, e.body, r.at, e.id, CASE WHEN d.id IS NULL THEN 0 ELSE 1 END, d.at, d.status, d.body,
       d.answer_key, d.answer_params, d.mend, d.trace
FROM event e JOIN reached r ON r.id = e.reached
LEFT JOIN delivery d ON d.id = (SELECT MAX(id) FROM delivery WHERE event = e.id);

DROP TABLE delivery;
DROP TABLE event;
ALTER TABLE event_2 RENAME TO event;

CREATE UNIQUE INDEX event_by_reached ON event (reached, destination);
CREATE INDEX event_by_time ON event (workspace, id);
CREATE INDEX event_changed ON event (workspace, changed);
CREATE INDEX event_due ON event (workspace, connection, at) WHERE outcome IN ('waiting', 'parked');
CREATE INDEX event_expiring ON event (expires_at) WHERE outcome IN ('waiting', 'parked');
CREATE INDEX event_sending ON event (lease_until) WHERE outcome = 'sending';
CREATE INDEX event_raw ON event (expires_at) WHERE raw = 1;

-- What has been counted once, for ever: no two rows of one event_id, whoever comes first.
CREATE TABLE ledger (
    workspace TEXT NOT NULL,
    event_id  TEXT NOT NULL,
    reached   TEXT NOT NULL,
    PRIMARY KEY (workspace, event_id)
);

-- Answers kept for callers who ask again with the same key.
CREATE TABLE idempotency (
    workspace TEXT NOT NULL,
    key       TEXT NOT NULL,
    -- Of the request's body.
    digest    TEXT NOT NULL,
    -- Absent while it runs.
    status    BIGINT,
    answer    TEXT,
    at        BIGINT NOT NULL,
    PRIMARY KEY (workspace, key)
);

-- What is known to be broken, for every proxy: nothing is sent through it but a probe now and then.
CREATE TABLE circuit (
    key       TEXT PRIMARY KEY,
    -- How often in a row it failed; open from the limit of its kind on.
    failures  BIGINT NOT NULL,
    is_open   BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    probe_at  BIGINT NOT NULL,
    -- The answer that says it.
    answer    TEXT NOT NULL
);

-- Roll-ups: what statistics are answered from. Written in the transaction of what they count.
CREATE TABLE roll_reached (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, day TEXT NOT NULL, bot TEXT NOT NULL, ad TEXT NOT NULL,
    reached   BIGINT NOT NULL,
    repeats   BIGINT NOT NULL,
    PRIMARY KEY (workspace, mode, goal, day, bot, ad)
);

CREATE TABLE roll_outcome (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, day TEXT NOT NULL, bot TEXT NOT NULL, ad TEXT NOT NULL,
    destination TEXT NOT NULL, outcome TEXT NOT NULL,
    -- Empty unless skipped.
    reason    TEXT NOT NULL,
    n         BIGINT NOT NULL,
    PRIMARY KEY (workspace, mode, goal, day, bot, ad, destination, outcome, reason)
);

-- Sums of money, exactly: whole units and thousand millionths apart.
CREATE TABLE roll_value (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, day TEXT NOT NULL, bot TEXT NOT NULL, ad TEXT NOT NULL,
    currency  TEXT NOT NULL,
    whole     BIGINT NOT NULL,
    nano      BIGINT NOT NULL,
    PRIMARY KEY (workspace, mode, goal, day, bot, ad, currency)
);

-- People, so that any span of days counts each once: those of a day by the day on which they came last before it. Those
-- of a span are the ones whose day lies in it and whose day before lies before it. goal '': entered a flow.
-- scope: '' all, 'b…' a bot's, 'a…' an ad's, 'x…' both.
CREATE TABLE roll_people (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, scope TEXT NOT NULL, day TEXT NOT NULL, before TEXT NOT NULL,
    n         BIGINT NOT NULL,
    PRIMARY KEY (workspace, mode, goal, scope, day, before)
);

CREATE TABLE person_day (
    workspace TEXT NOT NULL, person TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, scope TEXT NOT NULL,
    day       TEXT NOT NULL,
    before    TEXT NOT NULL,
    PRIMARY KEY (workspace, person, mode, goal, scope)
);

-- The name that a goal had last.
CREATE TABLE goal_seen (
    workspace TEXT NOT NULL, goal TEXT NOT NULL, name TEXT NOT NULL,
    -- The newest happening of it.
    reached   TEXT NOT NULL,
    PRIMARY KEY (workspace, goal)
);

CREATE TABLE flow_start (
    workspace TEXT NOT NULL, bot TEXT NOT NULL, happening TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (workspace, bot, happening)
);

-- The most recent ad of a person.
CREATE TABLE referral (
    workspace TEXT NOT NULL, person TEXT NOT NULL,
    ad_id TEXT NOT NULL, ad_name TEXT NOT NULL, headline TEXT NOT NULL, body TEXT NOT NULL, link TEXT NOT NULL,
    ctwa_clid TEXT NOT NULL, ttclid TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (workspace, person)
);

CREATE TABLE ad (
    workspace TEXT NOT NULL, id TEXT NOT NULL,
    -- Empty: asked for, not told.
    name      TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- What there was before counts too.
INSERT INTO goal_seen SELECT r.workspace, r.goal, r.goal_name, r.id FROM reached r
WHERE r.id = (SELECT MAX(id) FROM reached WHERE workspace = r.workspace AND goal = r.goal);
INSERT INTO roll_reached
SELECT workspace, mode, goal, day, COALESCE(bot, ''), ad, COUNT(*), 0 FROM reached GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO roll_outcome
SELECT r.workspace, r.mode, r.goal, r.day, COALESCE(r.bot, ''), r.ad, e.destination, e.outcome, COALESCE(e.reason, ''), COUNT(*)
FROM event e JOIN reached r ON r.id = e.reached GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
INSERT INTO person_day
SELECT workspace, person, mode, goal, '', MAX(day), '' FROM reached WHERE person IS NOT NULL GROUP BY 1, 2, 3, 4
UNION ALL
SELECT workspace, person, mode, goal, 'b' || bot, MAX(day), '' FROM reached WHERE person IS NOT NULL AND bot IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;
INSERT INTO roll_people
SELECT workspace, mode, goal, scope, day, before, COUNT(*) FROM (
    SELECT workspace, mode, goal, scope, person, day,
           COALESCE(LAG(day) OVER (PARTITION BY workspace, mode, goal, scope, person ORDER BY day), '') AS before
    FROM (SELECT DISTINCT workspace, mode, goal, '' AS scope, person, day FROM reached WHERE person IS NOT NULL
          UNION ALL
          SELECT DISTINCT workspace, mode, goal, 'b' || bot, person, day FROM reached
          WHERE person IS NOT NULL AND bot IS NOT NULL) AS visits
) AS days GROUP BY 1, 2, 3, 4, 5, 6;
