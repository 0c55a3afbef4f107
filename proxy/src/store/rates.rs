//! Exchange rates: a table per day, source and base.

use goal_element::domain::rates::RateTable;
use sqlx::FromRow;

use super::Store;

/// So many of the newest tables are at hand; older days convert nothing that still happens.
const AT_HAND: i64 = 60;

#[derive(FromRow)]
struct Row {
    date: String,
    source: String,
    base: String,
    rates: String,
}

impl Store {
    /// Keeps a table, in the place of an earlier one of that day, source and base. `workspace` is empty for everybody's.
    pub(crate) async fn keep_rates(&self, workspace: &str, table: &RateTable, now: i64) -> Result<(), sqlx::Error> {
        let rates: serde_json::Map<String, serde_json::Value> =
            table.rates.iter().map(|(currency, rate)| (currency.clone(), rate.as_str().into())).collect();
        let mut writing = self.write().await?;
        let sql = "INSERT INTO rate_table (workspace, date, source, base, rates, at) VALUES ($1, $2, $3, $4, $5, $6) \
                   ON CONFLICT (workspace, date, source, base) DO UPDATE SET rates = $5, at = $6";
        let query = sqlx::query(sql).bind(workspace).bind(&table.date).bind(&table.source).bind(&table.base);
        query.bind(serde_json::Value::from(rates).to_string()).bind(now).execute(&mut *writing).await?;
        writing.commit().await
    }

    /// The newest tables that a workspace may use on `day`, its own before everybody's.
    pub(crate) async fn rates(&self, workspace: &str, day: &str) -> Result<Vec<RateTable>, sqlx::Error> {
        let sql = "SELECT date, source, base, rates FROM rate_table WHERE (workspace = $1 OR workspace = '') AND date <= $2 \
                   ORDER BY date DESC, workspace DESC, source, base LIMIT $3";
        let rows: Vec<Row> = sqlx::query_as(sql).bind(workspace).bind(day).bind(AT_HAND).fetch_all(self.pool()).await?;
        rows.into_iter().map(Row::table).collect()
    }
}

impl Row {
    fn table(self) -> Result<RateTable, sqlx::Error> {
        let rates: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&self.rates).map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(RateTable { date: self.date, source: self.source, base: self.base, rates: rates.into_iter().collect() })
    }
}
