//! How phone numbers are written in each country.

use std::collections::BTreeMap;

use crate::emit::{Tables, pack};
use crate::facts::{Checked, File};

/// What the countries of one calling code have in common, and which they are.
#[derive(Default)]
struct Plan {
    countries: String,
    /// What stands before a number inside the country, the longest first; and before one abroad.
    trunk: Vec<String>,
    exit: Vec<String>,
    shortest: u32,
    longest: u32,
    /// A bit for each digit that numbers begin with.
    first: u32,
}

/// Writes one text per calling code: `<first><first><shortest><longest><code>|<countries>|<trunk>|<exit>`. The digits that numbers
/// begin with are two characters of five bits from `@` on, lengths are characters from `0` on, lists are parted by commas.
pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("phones.json")?;
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    for mut row in file.rows("plans")? {
        let (country, code) = (row.text("country")?, row.text("code")?);
        let (mut trunk, exit) = (row.texts("trunk")?, row.texts("exit")?);
        trunk.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
        let (shortest, longest) = (row.number("shortest")?, row.number("longest")?);
        if country.len() != 2 || shortest < 4 || longest > 15 || shortest > longest {
            return Err(row.wrong("a country is two letters, and its numbers have 4 to 15 digits"));
        }
        let digits = row.text("first")?;
        let plan =
            plans.entry(code).or_insert_with(|| Plan { trunk: trunk.clone(), exit: exit.clone(), ..Plan::default() });
        if plan.trunk != trunk || plan.exit != exit {
            return Err(row.wrong("countries of one code dial alike, but for this one"));
        }
        plan.countries.push_str(&country);
        plan.shortest = if plan.shortest == 0 { shortest } else { plan.shortest.min(shortest) };
        plan.longest = plan.longest.max(longest);
        for digit in digits.chars() {
            plan.first |= 1 << digit.to_digit(10).ok_or_else(|| row.wrong("first holds digits"))?;
        }
        row.close()?;
    }
    file.close()?;
    let packed: Vec<String> = plans.iter().map(|(code, plan)| plan.text(code)).collect();
    tables.text("PLANS", &pack(packed.iter().map(String::as_str))?)
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
        format!("{}{code}|{}|{trunk}|{exit}", String::from_iter(fixed), self.countries)
    }
}
