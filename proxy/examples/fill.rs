//! Fills a SQLite database of goal-proxy's with happenings of the last thirty days, as many live ones would have left:
//! `fill FILE COUNT`. For measuring; a proxy must have made the file, and not be running.

use sqlx::{Connection, Executor, SqliteConnection};

const ROWS: &str = "
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $1)
INSERT INTO reached (id, workspace, mode, goal, goal_name, bot, person, happening, at, day, ad, first, amount, currency)
SELECT printf('01900000-0000-7000-8000-%012x', i), (SELECT id FROM workspace LIMIT 1), 'live', 'goal-1', 'Order paid', 'bot-' || (i % 3),
       'person-' || (i % ($1 / 3 + 1)), 'h' || i, unixepoch() - (i % 30) * 86400, date('now', '-' || (i % 30) || ' days'), 'ad-' || (i % 20), 1, '49.90', 'EUR'
FROM n;
INSERT INTO event (id, workspace, reached, mode, destination, outcome, at, attempts, answer_key, answer_params, changed)
SELECT 'e' || substr(id, 2), workspace, id, 'live', 'meta', CASE WHEN rowid % 9 = 0 THEN 'refused' ELSE 'accepted' END, at, 1, 'accepted', '{}', id
FROM reached WHERE happening LIKE 'h%';
INSERT INTO goal_seen SELECT workspace, goal, goal_name, MAX(id), 0 FROM reached GROUP BY workspace, goal;
INSERT INTO roll_reached SELECT workspace, mode, goal, day, bot, ad, COUNT(*), 0, 0 FROM reached GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO roll_outcome SELECT r.workspace, r.mode, r.goal, r.day, r.bot, r.ad, e.destination, e.outcome, '', COUNT(*), 0
FROM event e JOIN reached r ON r.id = e.reached GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;
INSERT INTO roll_value SELECT workspace, mode, goal, day, bot, ad, currency, 49 * COUNT(*), 900000000 * COUNT(*), 0
FROM reached GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO roll_people SELECT workspace, mode, goal, scope, day, before, COUNT(*), 0 FROM (
    SELECT workspace, mode, goal, scope, person, day,
           COALESCE(LAG(day) OVER (PARTITION BY workspace, goal, scope, person ORDER BY day), '') AS before
    FROM (SELECT DISTINCT workspace, mode, goal, '' AS scope, person, day FROM reached
          UNION ALL SELECT DISTINCT workspace, mode, goal, 'a' || ad, person, day FROM reached))
GROUP BY 1, 2, 3, 4, 5, 6;
ANALYZE;
";

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, count] = &words[..] else { panic!("fill FILE COUNT") };
    let count: u64 = count.parse().expect("a number");
    let mut connection = SqliteConnection::connect(&format!("sqlite:{file}")).await.expect("opens");
    let sql = ROWS.replace("$1", &count.to_string());
    connection.execute("BEGIN").await.expect("begins");
    connection.execute(sqlx::AssertSqlSafe(sql)).await.expect("filled");
    connection.execute("COMMIT").await.expect("ends");
}
