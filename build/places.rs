//! Countries and states by the names that people give.

use crate::emit::{Tables, pack};
use crate::facts::{Checked, File, unique};

/// Writes `COUNTRY_NAMES` and `STATE_NAMES`: texts that begin with two letters, the name behind them.
pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("countries.json")?;
    let (mut countries, mut names) = (Vec::new(), Vec::new());
    for mut row in file.rows("names")? {
        let country = row.text("country")?.to_lowercase();
        for name in row.texts("names")? {
            countries.push(format!("{country}{name}"));
            names.push(name);
        }
        row.close()?;
    }
    file.close()?;
    unique("countries.json", &names)?;
    let mut file = File::open("us_states.json")?;
    let mut states = Vec::new();
    for mut row in file.rows("states")? {
        states.push(format!("{}{}", row.text("state")?.to_lowercase(), row.text("name")?));
        row.close()?;
    }
    file.close()?;
    tables.text("COUNTRY_NAMES", &pack(countries.iter().map(String::as_str))?)?;
    tables.text("STATE_NAMES", &pack(states.iter().map(String::as_str))?)
}
