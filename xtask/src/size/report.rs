//! Weights against budgets, as a table.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use super::parts::Part;
use super::{brotli, gzip};
use crate::tree::Tree;

/// Bytes after gzip, by kind of part.
pub(super) type Budgets = BTreeMap<String, usize>;

/// One line of the table.
#[derive(Debug)]
pub(super) struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    budget: Option<usize>,
}

impl Row {
    pub(super) fn new(part: Part, budgets: &Budgets) -> Self {
        let (gzip, brotli) = (gzip(&part.bytes), brotli(&part.bytes));
        Self {
            name: part.name,
            raw: part.bytes.len(),
            gzip,
            brotli,
            budget: budgets.get(part.kind).copied(),
        }
    }

    /// A part of a kind that has no budget is over it: whoever adds a kind decides what it may weigh.
    pub(super) fn is_over(&self) -> bool {
        self.budget.is_none_or(|budget| self.gzip > budget)
    }
}

pub(super) fn budgets(tree: &Tree) -> Result<Budgets> {
    let text =
        fs::read_to_string(tree.at("xtask/size.json")).context("cannot read xtask/size.json")?;
    serde_json::from_str(&text).context("xtask/size.json is not an object of byte counts")
}

pub(super) fn print(rows: &[Row]) {
    println!(
        "{:<28} {:>9} {:>9} {:>9} {:>9}",
        "bytes", "raw", "gzip", "brotli", "budget"
    );
    for row in rows {
        let budget = row
            .budget
            .map_or_else(|| "none".to_owned(), |budget| budget.to_string());
        let mark = if row.is_over() { "  over" } else { "" };
        println!(
            "{:<28} {:>9} {:>9} {:>9} {:>9}{mark}",
            row.name, row.raw, row.gzip, row.brotli, budget
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_of_gzip_bytes() {
        let part = |kind| Part {
            name: "x".into(),
            kind,
            bytes: vec![7; 100_000],
        };
        let budgets = Budgets::from([("wasm".to_owned(), 1000), ("shell".to_owned(), 10)]);
        assert!(
            !Row::new(part("wasm"), &budgets).is_over(),
            "100 kB of one byte pack well below 1,000 bytes"
        );
        assert!(Row::new(part("shell"), &budgets).is_over());
        assert!(
            Row::new(part("adapter"), &budgets).is_over(),
            "no budget for it"
        );
    }
}
