//! Exchange rates: a table per day, source and base. Tables may be partial: one that tells other currencies does not stand
//! in the place of an older one.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use goal_element::domain::rates::RateTable;
use sqlx::FromRow;

use super::{Store, sql::Sql};

#[derive(FromRow)]
struct Row {
    workspace: String,
    date: String,
    source: String,
    base: String,
    currencies: String,
    rates: String,
}

/// The tables that hold on the days of a span.
#[derive(Debug, Default)]
pub(crate) struct RatesOver {
    /// What begins to hold on a later day, by that day.
    later: BTreeMap<String, Vec<(Kind, RateTable)>>,
    /// What holds.
    standing: BTreeMap<Kind, RateTable>,
}

/// Of one kind the newest table alone is needed: workspace, source, base, currencies. A workspace's own is told before
/// everybody's.
type Kind = (Reverse<String>, String, String, String);

impl Store {
    /// Keeps a table, in the place of an earlier one of that day, source and base. `workspace` is empty for everybody's.
    pub(crate) async fn keep_rates(&self, workspace: &str, table: &RateTable, now: i64) -> Result<(), sqlx::Error> {
        let rates: BTreeMap<&str, &str> = table.rates.iter().map(|(currency, rate)| (&**currency, &**rate)).collect();
        let currencies = rates.keys().copied().collect::<Vec<_>>().join(",");
        let rates = serde_json::to_string(&rates).expect("texts become JSON");
        let mut writing = self.write().await?;
        let mut sql =
            Sql::new("INSERT INTO rate_table (workspace, date, source, base, currencies, rates, at) VALUES (");
        sql.bind(workspace).and(&*table.date).and(&*table.source).and(&*table.base).and(currencies).and(rates).and(now);
        sql.push(
            ") ON CONFLICT (workspace, date, source, base) DO UPDATE SET currencies = excluded.currencies, \
             rates = excluded.rates, at = excluded.at",
        );
        sql.execute(&mut writing).await?;
        writing.commit().await
    }

    /// The tables that a workspace may need on `day`, the newest first, its own before everybody's.
    pub(crate) async fn rates(&self, workspace: &str, day: &str) -> Result<Vec<RateTable>, sqlx::Error> {
        Ok(self.rates_over(workspace, day, day).await?.on(day))
    }

    /// The tables that a workspace may need on any day from `first` to `last`.
    pub(crate) async fn rates_over(&self, workspace: &str, first: &str, last: &str) -> Result<RatesOver, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT t.workspace, t.date, t.source, t.base, t.currencies, t.rates FROM rate_table t JOIN (\
             SELECT workspace, source, base, currencies, MAX(date) AS date FROM rate_table WHERE workspace IN ",
        )
        .kept();
        sql.list([workspace, ""]).push(" AND date <= ").bind(first);
        sql.push(
            " GROUP BY workspace, source, base, currencies) newest ON newest.workspace = t.workspace \
             AND newest.date = t.date AND newest.source = t.source AND newest.base = t.base",
        );
        let mut connection = self.pool().acquire().await?;
        let mut rows: Vec<Row> = sql.fetch(&mut connection).await?;
        if first < last {
            let mut sql =
                Sql::new("SELECT workspace, date, source, base, currencies, rates FROM rate_table WHERE workspace IN ");
            sql.list([workspace, ""]).push(" AND date > ").bind(first).push(" AND date <= ").bind(last);
            rows.append(&mut sql.fetch(&mut connection).await?);
        }
        let mut over = RatesOver::default();
        for row in rows {
            let date = row.date.clone();
            over.later.entry(date).or_default().push(row.table()?);
        }
        Ok(over)
    }
}

impl RatesOver {
    /// The tables of `day`, the newest first; days are asked for in order.
    pub(crate) fn on(&mut self, day: &str) -> Vec<RateTable> {
        while let Some(next) = self.later.first_entry().filter(|next| &**next.key() <= day) {
            self.standing.extend(next.remove());
        }
        let mut tables: Vec<&RateTable> = self.standing.values().collect();
        tables.sort_by(|a, b| b.date.cmp(&a.date));
        let mut needed: Vec<&RateTable> = Vec::new();
        for table in tables {
            if !needed.iter().any(|newer| stands_for(newer, table)) {
                needed.push(table);
            }
        }
        needed.into_iter().cloned().collect()
    }
}

/// Whether `newer` tells whatever `older` of the same source tells.
fn stands_for(newer: &RateTable, older: &RateTable) -> bool {
    let told: BTreeSet<&str> = newer.rates.iter().map(|(currency, _)| &**currency).collect();
    (&newer.source, &newer.base) == (&older.source, &older.base)
        && older.rates.iter().all(|(currency, _)| told.contains(&**currency))
}

impl Row {
    fn table(self) -> Result<(Kind, RateTable), sqlx::Error> {
        let rates: BTreeMap<String, String> =
            serde_json::from_str(&self.rates).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let Self { workspace, date, source, base, currencies, .. } = self;
        let kind = (Reverse(workspace), source.clone(), base.clone(), currencies);
        Ok((kind, RateTable { date, source, base, rates: rates.into_iter().collect() }))
    }
}
