-- Who adds to a figure has a row of it alone, so that two who write at once never wait for each other; who asks adds them up.
-- 0: whoever writes by the way.
CREATE TABLE roll_reached_2 (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, day TEXT NOT NULL, bot TEXT NOT NULL, ad TEXT NOT NULL,
    reached INTEGER NOT NULL,
    repeats INTEGER NOT NULL,
    writer INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, mode, goal, day, bot, ad, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO roll_reached_2 (workspace, mode, goal, day, bot, ad, reached, repeats)
SELECT workspace, mode, goal, day, bot, ad, reached, repeats FROM roll_reached;
DROP TABLE roll_reached;
ALTER TABLE roll_reached_2 RENAME TO roll_reached;

CREATE TABLE roll_outcome_2 (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, day TEXT NOT NULL, bot TEXT NOT NULL, ad TEXT NOT NULL,
    destination TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT NOT NULL,
    n INTEGER NOT NULL,
    writer INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, mode, goal, day, bot, ad, destination, outcome, reason, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO roll_outcome_2 (workspace, mode, goal, day, bot, ad, destination, outcome, reason, n)
SELECT workspace, mode, goal, day, bot, ad, destination, outcome, reason, n FROM roll_outcome;
DROP TABLE roll_outcome;
ALTER TABLE roll_outcome_2 RENAME TO roll_outcome;

CREATE TABLE roll_value_2 (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, day TEXT NOT NULL, bot TEXT NOT NULL, ad TEXT NOT NULL,
    currency TEXT NOT NULL,
    whole INTEGER NOT NULL,
    nano INTEGER NOT NULL,
    writer INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, mode, goal, day, bot, ad, currency, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO roll_value_2 (workspace, mode, goal, day, bot, ad, currency, whole, nano)
SELECT workspace, mode, goal, day, bot, ad, currency, whole, nano FROM roll_value;
DROP TABLE roll_value;
ALTER TABLE roll_value_2 RENAME TO roll_value;

CREATE TABLE roll_people_2 (
    workspace TEXT NOT NULL, mode TEXT NOT NULL, goal TEXT NOT NULL, scope TEXT NOT NULL, day TEXT NOT NULL, before TEXT NOT NULL,
    n INTEGER NOT NULL,
    writer INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, mode, goal, scope, day, before, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO roll_people_2 (workspace, mode, goal, scope, day, before, n)
SELECT workspace, mode, goal, scope, day, before, n FROM roll_people;
DROP TABLE roll_people;
ALTER TABLE roll_people_2 RENAME TO roll_people;

CREATE TABLE goal_seen_2 (
    workspace TEXT NOT NULL, goal TEXT NOT NULL, name TEXT NOT NULL, reached TEXT NOT NULL,
    writer INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace, goal, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO goal_seen_2 (workspace, goal, name, reached)
SELECT workspace, goal, name, reached FROM goal_seen;
DROP TABLE goal_seen;
ALTER TABLE goal_seen_2 RENAME TO goal_seen;
