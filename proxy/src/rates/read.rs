//! The operator's own table, as JSON or as CSV. All of it is right, or nothing is kept.

use std::collections::BTreeMap;

use goal_element::domain::{amount, rates::RateTable};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use super::{OPERATOR, Wanted};
use crate::problem::Problem;

/// Digits that a rate may have.
const LONGEST: usize = 30;
const MOST: usize = 10_000;

pub(super) fn json(body: &[u8], latest: &str) -> Result<RateTable, Problem> {
    let wanted: Wanted = serde_json::from_slice(body).map_err(|error| Problem::bad_json(&error))?;
    let date = date(&wanted.date, latest, "/date")?;
    let base = currency(&wanted.base, "/base")?;
    let mut rates = Vec::with_capacity(wanted.rates.len());
    for (name, value) in &wanted.rates {
        let place = format!("/rates/{name}");
        let Value::String(text) = value else {
            return Err(Problem::bad_rates(place, "must be text, such as \"4560.25\": numbers lose digits"));
        };
        rates.push((currency(name, &place)?, rate(text, &place)?));
    }
    if rates.is_empty() {
        return Err(Problem::bad_rates("/rates", "must hold at least one currency"));
    }
    Ok(RateTable { date, source: OPERATOR.to_owned(), base, rates })
}

#[derive(Deserialize)]
struct Row {
    date: String,
    base: String,
    currency: String,
    rate: String,
}

pub(super) fn csv(body: &[u8], latest: &str) -> Result<Vec<RateTable>, Problem> {
    let mut tables: BTreeMap<(String, String), Vec<(String, String)>> = BTreeMap::new();
    // Spreadsheets put a mark before UTF-8.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(body);
    for (at, row) in reader.deserialize::<Row>().enumerate() {
        // The first line names the columns.
        let place = format!("line {}", at + 2);
        if at >= MOST {
            return Err(Problem::bad_rates(place, "is one too many: give at most 10000 rates at once"));
        }
        let what = "must have the columns date, base, currency and rate, separated by commas, and be UTF-8";
        let row = row.map_err(|_| Problem::bad_rates(&place, what))?;
        let key = (date(&row.date, latest, &place)?, currency(&row.base, &place)?);
        let (name, rate) = (currency(&row.currency, &place)?, rate(&row.rate, &place)?);
        let rates = tables.entry(key).or_default();
        if rates.iter().any(|(other, _)| *other == name) {
            return Err(Problem::bad_rates(place, "tells the same currency of the same day twice"));
        }
        rates.push((name, rate));
    }
    if tables.is_empty() {
        return Err(Problem::bad_rates(
            "line 2",
            "must be a rate: the first line names the columns date, base, currency, rate",
        ));
    }
    let table = |((date, base), rates)| RateTable { date, source: OPERATOR.to_owned(), base, rates };
    Ok(tables.into_iter().map(table).collect())
}

fn date(text: &str, latest: &str, place: &str) -> Result<String, Problem> {
    let date = text.parse::<Date>().ok().filter(|_| text.len() == 10).map(|date| date.to_string());
    let date = date.ok_or_else(|| Problem::bad_rates(place, "must have a date written YYYY-MM-DD"))?;
    if date.as_str() > latest {
        return Err(Problem::bad_rates(place, "must not have a date that lies ahead"));
    }
    Ok(date)
}

fn currency(text: &str, place: &str) -> Result<String, Problem> {
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(text.to_owned());
    }
    Err(Problem::bad_rates(place, "must have currencies of three capitals, such as EUR"))
}

fn rate(text: &str, place: &str) -> Result<String, Problem> {
    let fits = amount::plain(text).is_some_and(|rate| !rate.is_negative() && !rate.is_zero());
    if fits && text.len() <= LONGEST {
        return Ok(text.to_owned());
    }
    Err(Problem::bad_rates(place, "must have a rate above zero with a point before the decimals, such as 4560.25"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATEST: &str = "2026-11-27";

    #[test]
    fn a_table_is_read_exactly_from_either_form() {
        let json = json(br#"{"date":"2026-11-26","base":"EUR","rates":{"COP":"4560.10","MXN":"21.5"}}"#, LATEST);
        let csv = csv(
            b"\xef\xbb\xbfdate,base,currency,rate\n2026-11-26, EUR ,COP,4560.10\r\n2026-11-26,EUR,MXN,21.5\n",
            LATEST,
        );
        let json = json.expect("good");
        assert_eq!(csv.expect("good"), std::slice::from_ref(&json));
        assert_eq!(json.rate("COP"), Some("4560.10"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_nothing_is_taken() {
        let params = |problem: Problem| serde_json::to_value(problem.document()).expect("JSON")["params"].clone();
        for (body, place) in [
            (r#"{"date":"2026-11-26","base":"EUR","rates":{"COP":4560.1}}"#, "/rates/COP"),
            (r#"{"date":"2026-11-26","base":"EUR","rates":{"cop":"1"}}"#, "/rates/cop"),
            (r#"{"date":"2026-11-26","base":"EUR","rates":{"COP":"1,5"}}"#, "/rates/COP"),
            (r#"{"date":"2026-11-26","base":"EUR","rates":{"COP":"-1"}}"#, "/rates/COP"),
            (r#"{"date":"2026-11-26","base":"EUR","rates":{"COP":"0"}}"#, "/rates/COP"),
            (r#"{"date":"2026-11-26","base":"EUR","rates":{}}"#, "/rates"),
            (r#"{"date":"26/11/2026","base":"EUR","rates":{"COP":"1"}}"#, "/date"),
            (r#"{"date":"2026-12-24","base":"EUR","rates":{"COP":"1"}}"#, "/date"),
            (r#"{"date":"2026-11-26","base":"euro","rates":{"COP":"1"}}"#, "/base"),
        ] {
            assert_eq!(params(json(body.as_bytes(), LATEST).expect_err(body))["place"], place, "{body}");
        }
        for (body, place) in [
            ("", "line 2"),
            ("date,base,currency,rate\n", "line 2"),
            ("date,base,currency\n2026-11-26,EUR,COP\n", "line 2"),
            ("date,base,currency,rate\n2026-11-26,EUR,COP,1\n2026-11-26,EUR,COP,2\n", "line 3"),
            ("date;base;currency;rate\n2026-11-26;EUR;COP;1\n", "line 2"),
            ("date,base,currency,rate\n2026-11-26,EUR,COP,\"4.560,10\"\n", "line 2"),
        ] {
            assert_eq!(params(csv(body.as_bytes(), LATEST).expect_err(body))["place"], place, "{body}");
        }
    }
}
