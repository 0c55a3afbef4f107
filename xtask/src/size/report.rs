//! Weights against budgets, as a table.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::parts::Part;
use super::{brotli, gzip};
use crate::tree::Tree;

/// What a kind of part may weigh, in bytes after gzip.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Budget {
    /// More fails the tests.
    most: usize,
    /// What we mean to reach; where it is less than `most`, the table says how far off we are.
    wanted: usize,
}

/// Budgets by kind of part.
pub(super) type Budgets = BTreeMap<String, Budget>;

/// One line of the table.
#[derive(Debug)]
pub(super) struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
    budget: Option<Budget>,
}

impl Row {
    pub(super) fn new(part: Part, budgets: &Budgets) -> Self {
        let (gzip, brotli) = (gzip(&part.bytes), brotli(&part.bytes));
        Self { name: part.name, raw: part.bytes.len(), gzip, brotli, budget: budgets.get(part.kind).copied() }
    }

    fn verdict(&self) -> String {
        match self.budget {
            _ if self.is_over() => "  over".to_owned(),
            Some(budget) if self.gzip > budget.wanted => {
                format!("  {} more than wanted", self.gzip - budget.wanted)
            }
            _ => String::new(),
        }
    }

    /// A part of a kind that has no budget is over it: whoever adds a kind decides what it may weigh.
    pub(super) fn is_over(&self) -> bool {
        self.budget.is_none_or(|budget| self.gzip > budget.most)
    }
}

pub(super) fn budgets(tree: &Tree) -> Result<Budgets> {
    let text = fs::read_to_string(tree.at("xtask/size.json")).context("cannot read xtask/size.json")?;
    serde_json::from_str(&text).context("xtask/size.json is not an object of { most, wanted } in bytes")
}

pub(super) fn print(rows: &[Row]) {
    println!("{:<36} {:>9} {:>9} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli", "most", "wanted");
    for row in rows {
        let shown =
            |of: fn(Budget) -> usize| row.budget.map_or_else(|| "none".to_owned(), |budget| of(budget).to_string());
        let (most, wanted) = (shown(|budget| budget.most), shown(|budget| budget.wanted));
        println!(
            "{:<36} {:>9} {:>9} {:>9} {most:>9} {wanted:>9}{}",
            row.name,
            row.raw,
            row.gzip,
            row.brotli,
            row.verdict()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_of_gzip_bytes() {
        let part = |kind| Part { name: "x".into(), kind, bytes: vec![7; 100_000] };
        let budgets = Budgets::from([
            ("wasm".to_owned(), Budget { most: 1000, wanted: 10 }),
            ("shell".to_owned(), Budget { most: 10, wanted: 10 }),
        ]);
        assert!(!Row::new(part("wasm"), &budgets).is_over(), "100 kB of one byte pack well below 1,000 bytes");
        assert!(Row::new(part("shell"), &budgets).is_over());
        assert!(Row::new(part("adapter"), &budgets).is_over(), "no budget for it");
    }
}
