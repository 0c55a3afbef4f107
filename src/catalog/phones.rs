//! How phone numbers are written in each country: what stands before them there, and what falls away behind the country's code.

use super::packed::{Fixed, Packed};

include!(concat!(env!("OUT_DIR"), "/phones.rs"));

/// What the countries of one calling code have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The country calling code.
    pub code: &'static str,
    /// The countries, two capitals each.
    pub countries: Fixed,
    /// What may stand before a number inside the country, the longest first, parted by commas; empty: nothing.
    trunk: &'static str,
    /// What is dialled for abroad, where it is not `00`.
    pub exit: &'static str,
    shortest: usize,
    longest: usize,
    /// A bit for each digit that numbers begin with.
    first: u32,
}

impl Plan {
    fn read(text: &'static str) -> Option<Self> {
        let (numbers, rest) = text.split_at_checked(4)?;
        let mut parts = rest.split('|');
        let [code, countries, trunk, exit] = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
        let [high, low, shortest, longest] = *numbers.as_bytes() else { return None };
        Some(Self {
            code,
            countries: Fixed { rest: countries, length: 2 },
            trunk,
            exit,
            shortest: usize::from(shortest - b'0'),
            longest: usize::from(longest - b'0'),
            first: u32::from(high - b'@') << 5 | u32::from(low - b'@'),
        })
    }

    /// Whether people have such numbers there: `digits` as they stand behind the country's code.
    #[must_use]
    pub fn fits(&self, digits: &str) -> bool {
        let first = digits.bytes().next().map_or(0, |digit| digit - b'0');
        (self.shortest..=self.longest).contains(&digits.len()) && self.first >> first & 1 == 1
    }

    /// The digits without what stands before them inside the country, if what is left is a number there.
    #[must_use]
    pub fn without_trunk<'a>(&self, digits: &'a str) -> Option<&'a str> {
        let mut prefixes = self.trunk.split(',').filter(|prefix| !prefix.is_empty());
        prefixes.find_map(|prefix| digits.strip_prefix(prefix).filter(|rest| self.fits(rest)))
    }
}

/// The plan of a country, two letters in any case.
#[must_use]
pub fn of_country(country: &str) -> Option<Plan> {
    let country = country.to_ascii_uppercase();
    all().find(|plan| {
        let mut countries = plan.countries;
        countries.any(|one| one == country)
    })
}

/// The plan that an international number belongs to, and the digits behind the code.
#[must_use]
pub fn of_number(digits: &str) -> Option<(Plan, &str)> {
    all().find_map(|plan| digits.strip_prefix(plan.code).map(|rest| (plan, rest)))
}

fn all() -> impl Iterator<Item = Plan> {
    Packed(PLANS).filter_map(Plan::read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_is_read_and_none_hides_another() {
        let plans: Vec<Plan> = all().collect();
        assert_eq!(plans.len(), Packed(PLANS).count());
        for plan in &plans {
            assert_eq!(of_number(plan.code).map(|(of, _)| of), Some(*plan), "{plan:?}");
            assert!(plan.countries.count() > 0 && plan.first > 0 && plan.first < 1 << 10, "{plan:?}");
        }
        assert_eq!(plans.iter().map(|plan| plan.countries.count()).sum::<usize>(), 245);
    }

    #[test]
    fn a_plan_knows_its_numbers() {
        let spain = of_country("es").unwrap();
        assert_eq!((spain.code, spain.trunk, spain.shortest, spain.longest), ("34", "", 9, 9));
        assert!(spain.fits("600123456") && !spain.fits("60012345") && !spain.fits("200123456"));
        let brazil = of_country("BR").unwrap();
        assert_eq!(brazil.without_trunk("01511987654321"), Some("11987654321"));
        assert_eq!(brazil.without_trunk("011987654321"), Some("11987654321"));
        assert_eq!(brazil.without_trunk("11987654321"), None);
        assert_eq!(of_country("XX"), None);
        assert_eq!(of_number("999123").map(|(plan, _)| plan.code), None);
    }
}
