//! How phone numbers are written in each country.

use std::collections::BTreeMap;

use crate::emit::{Tables, pack};
use crate::facts::{Checked, File, unique};

/// What the countries of one calling code have in common.
#[derive(Default)]
struct Plan {
    /// What stands before a number inside the country, the longest first; and before one abroad.
    trunk: Vec<String>,
    exit: Vec<String>,
    shortest: u32,
    longest: u32,
    /// A bit for each digit that numbers begin with.
    first: u32,
}

/// Writes `PLANS`: per first digit of a calling code one text for each plan, `<first><first><shortest><longest><code>|<trunk>|<exit>`.
/// The digits that numbers begin with are two characters of five bits from `@` on, lengths are characters from `0` on, lists are parted
/// by commas. And `COUNTRIES`: the countries in order, each with its code in three characters.
pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("phones.json")?;
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    let mut countries = Vec::new();
    for mut row in file.rows("plans")? {
        let (country, code) = (row.text("country")?, row.text("code")?);
        let (mut trunk, exit) = (row.texts("trunk")?, row.texts("exit")?);
        trunk.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        let (shortest, longest) = (row.number("shortest")?, row.number("longest")?);
        if country.len() != 2 || shortest < 4 || longest > 15 || shortest > longest {
            return Err(row.wrong("a country is two letters, and its numbers have 4 to 15 digits"));
        }
        let digits = row.text("first")?;
        countries.push(format!("{country}{code:<3}"));
        let plan =
            plans.entry(code).or_insert_with(|| Plan { trunk: trunk.clone(), exit: exit.clone(), ..Plan::default() });
        if plan.trunk != trunk || plan.exit != exit {
            return Err(row.wrong("countries of one code dial alike, but for this one"));
        }
        plan.shortest = if plan.shortest == 0 { shortest } else { plan.shortest.min(shortest) };
        plan.longest = plan.longest.max(longest);
        for digit in digits.chars() {
            plan.first |= 1 << digit.to_digit(10).ok_or_else(|| row.wrong("first holds digits"))?;
        }
        row.close()?;
    }
    file.close()?;
    let mut packed = Vec::new();
    for first in '1'..='9' {
        let texts: Vec<String> =
            plans.iter().filter(|(code, _)| code.starts_with(first)).map(|(code, plan)| plan.text(code)).collect();
        packed.push(format!("{:?}", pack(texts.iter().map(String::as_str))?));
    }
    tables.list("PLANS", "&str", &packed)?;
    countries.sort();
    unique("phones.json", &countries)?;
    tables.text("COUNTRIES", &countries.concat())
}

impl Plan {
    fn text(&self, code: &str) -> String {
        let character = |from: char, number: u32| char::from_u32(u32::from(from) + number).unwrap_or(from);
        let fixed = [
            character('@', self.first >> 5),
            character('@', self.first & 31),
            character('0', self.shortest),
            character('0', self.longest),
        ];
        let (trunk, exit) = (self.trunk.join(","), self.exit.join(","));
        format!("{}{code}|{trunk}|{exit}", String::from_iter(fixed))
    }
}
