//! `docs/rules/not-rules.md`: every known mistake has a rule that says it, or a reason why none does.

use std::collections::BTreeMap;
use std::fs;

use goal_element::{flow, rules};

use crate::cases;

/// The tables, by the letter of their numbers, and how many mistakes each must have.
const TABLES: [(char, usize); 3] = [('M', 58), ('T', 71), ('B', 15)];

#[test]
fn every_known_mistake_is_said_by_a_rule_or_has_its_reason() {
    let page = fs::read_to_string(cases::file("docs/rules/not-rules.md")).unwrap();
    let codes: Vec<&str> = rules::pages().iter().chain(&flow::pages()).map(|page| page.meta.code).collect();
    let mut numbers: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    for row in page.lines().filter_map(|line| line.strip_prefix("| ")) {
        let cells: Vec<&str> = row.trim_end_matches(" |").split(" | ").collect();
        let (letter, number) = cells[0].split_at(1);
        let Ok(number) = number.parse() else { continue };
        let [_, mistake, says] = cells[..] else { panic!("{row}") };
        assert!(!mistake.is_empty(), "{row}");
        let named: Vec<&str> = links(says).collect();
        for code in &named {
            assert!(codes.contains(code), "there is no rule {code}: {row}");
        }
        assert!(!named.is_empty() || says.split(' ').count() >= 2, "neither a rule nor a reason: {row}");
        numbers.entry(letter.chars().next().unwrap()).or_default().push(number);
    }
    for (letter, count) in TABLES {
        assert_eq!(numbers.remove(&letter), Some((1..=count).collect()), "{letter}");
    }
    assert!(numbers.is_empty(), "{numbers:?}");
}

/// The codes of the rules that a cell links to.
fn links(cell: &str) -> impl Iterator<Item = &str> {
    cell.split("](").skip(1).map(|rest| rest.split_once(".md)").expect("a link to a rule's page").0)
}
