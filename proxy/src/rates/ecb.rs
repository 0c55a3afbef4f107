//! The European Central Bank's daily reference file: how much of each currency one euro is worth.
//! <https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml>; the 90-day file of the same form is read as well.

use goal_element::domain::{amount, rates::RateTable};
use jiff::civil::Date;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// The tables of a file, the newest first as they stand there; what is wrong in words.
pub(super) fn read(text: &str) -> Result<Vec<RateTable>, String> {
    let mut reader = Reader::from_str(text);
    let mut tables: Vec<RateTable> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| format!("it is no XML ({error})"))? {
            Event::Start(cube) | Event::Empty(cube) if cube.local_name().as_ref() == "Cube" => {
                take(&cube, &mut tables)?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    tables.retain(|table| !table.rates.is_empty());
    if tables.is_empty() {
        return Err("it holds no rates: <Cube time=…><Cube currency=… rate=…/>".to_owned());
    }
    Ok(tables)
}

fn take(cube: &BytesStart<'_>, tables: &mut Vec<RateTable>) -> Result<(), String> {
    if let Some(time) = attribute(cube, "time")? {
        let date: Date = time.parse().map_err(|_| "a day in it is not written YYYY-MM-DD")?;
        let (source, base) = ("ecb".to_owned(), "EUR".to_owned());
        tables.push(RateTable { date: date.to_string(), source, base, rates: Vec::new() });
    }
    if let (Some(currency), Some(rate)) = (attribute(cube, "currency")?, attribute(cube, "rate")?) {
        let table = tables.last_mut().ok_or("a rate stands before any day")?;
        if amount::plain(&rate).is_none_or(|rate| rate.is_negative() || rate.is_zero()) {
            return Err(format!("the rate of {currency} is no number above zero"));
        }
        table.rates.push((currency, rate));
    }
    Ok(())
}

fn attribute(cube: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    let found = cube.try_get_attribute(name).map_err(|error| error.to_string())?;
    let value = found.map(|it| it.normalized_value(XmlVersion::Implicit1_0).map(|text| text.into_owned()));
    value.transpose().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube>
    <Cube time='2026-11-26'>
      <Cube currency='USD' rate='1.0876'/>
      <Cube currency='JPY' rate='163.45'/>
    </Cube>
  </Cube>
</gesmes:Envelope>"#;

    #[test]
    fn the_daily_file_becomes_a_table_in_euro() {
        let tables = read(FILE).expect("good");
        assert_eq!(
            (tables.len(), &*tables[0].date, &*tables[0].base, &*tables[0].source),
            (1, "2026-11-26", "EUR", "ecb")
        );
        assert_eq!((tables[0].rate("USD"), tables[0].rate("COP")), (Some("1.0876"), None));
    }

    #[test]
    fn what_is_no_such_file_is_said_in_words() {
        for (text, what) in [
            ("<html><body>Not found</body></html>", "no rates"),
            ("", "no rates"),
            ("<Cube time='2026-11-26'><Cube currency='USD'", "no XML"),
            (&FILE.replace("1.0876", "-1"), "USD"),
            (&FILE.replace("2026-11-26", "26 Nov"), "YYYY-MM-DD"),
            (&FILE.replace("<Cube time='2026-11-26'>", "<Cube>"), "before any day"),
        ] {
            let said = read(text).expect_err(what);
            assert!(said.contains(what), "{said}");
        }
    }
}
