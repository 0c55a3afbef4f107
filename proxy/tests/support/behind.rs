//! What only a look behind a proxy's back shows: every row that it keeps; and a proxy beside it whose clock is another.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use goal_proxy::Database;
use sqlx::{Connection, Row};
use tempfile::TempDir;

use super::Proxy;

impl Proxy {
    /// Every row of every table, as text, each with its table's name.
    pub(crate) async fn rows(&self) -> String {
        let mut all = String::new();
        if let Some(Database::Postgres(url)) = &self.database {
            let mut connection = sqlx::PgConnection::connect(url.as_str()).await.expect("connects");
            let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
            let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.expect("tables");
            for table in tables {
                let sql = sqlx::AssertSqlSafe(format!("SELECT t::TEXT FROM {table} t"));
                let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.expect("rows");
                rows.iter().for_each(|row| all += &format!("{table}: {row}\n"));
            }
            return all;
        }
        let address = format!("sqlite:{}", self.path("goal.sqlite").display());
        let mut connection = sqlx::SqliteConnection::connect(&address).await.expect("opens");
        let tables = "SELECT name FROM sqlite_master WHERE type = 'table'";
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut connection).await.expect("tables");
        for table in tables {
            let columns = sqlx::AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')"));
            let columns: Vec<String> = sqlx::query_scalar(columns).fetch_all(&mut connection).await.expect("columns");
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            let sql = sqlx::AssertSqlSafe(format!("SELECT {} FROM {table}", quoted.join("||' '||")));
            for row in sqlx::query(sql).fetch_all(&mut connection).await.expect("rows") {
                all += &format!("{table}: {}\n", row.get::<String, _>(0));
            }
        }
        all
    }

    /// The rows in which `text` stands.
    pub(crate) async fn rows_with(&self, text: &str) -> Vec<String> {
        self.rows().await.lines().filter(|row| row.contains(text)).map(str::to_owned).collect()
    }

    /// Another proxy on the same database, whose clock is `seconds` ahead and stands there.
    pub(crate) async fn beside_ahead(&self, seconds: i64) -> Self {
        let folder = Arc::new(TempDir::new().expect("a folder"));
        let clock = Arc::new(AtomicI64::new(self.clock.load(Ordering::SeqCst) + seconds));
        let proxy = Self::open(folder, self.config.clone(), self.database.clone(), clock).await;
        Self { cookie: self.cookie.clone(), ..proxy }
    }

    /// Waits until some live event is under way.
    pub(crate) async fn until_sending(&self) {
        while !self.outcomes().await.contains_key("sending") {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }

    /// Erases a person.
    pub(crate) async fn erase(&self, subscriber: &str) {
        let got = self.ask("DELETE", &format!("/v1/subscribers/{subscriber}"), &[], None).await;
        assert_eq!(got.status, 200, "{got:?}");
    }
}
