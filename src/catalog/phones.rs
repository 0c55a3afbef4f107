//! How phone numbers are written in each country: what stands before them there, and what falls away behind the country's code.

use super::packed::Packed;

include!(concat!(env!("OUT_DIR"), "/phones.rs"));

/// What the countries of one calling code have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The country calling code.
    pub code: &'static str,
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
        let [code, trunk, exit] = [parts.next()?, parts.next()?, parts.next()?];
        let [high, low, shortest, longest] = *numbers.as_bytes() else { return None };
        Some(Self {
            code,
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
    let [first, second] = *country.as_bytes() else { return None };
    let wanted = [first.to_ascii_uppercase(), second.to_ascii_uppercase()];
    let (countries, _) = COUNTRIES.as_bytes().as_chunks::<5>();
    let at = countries.binary_search_by(|[first, second, ..]| [*first, *second].cmp(&wanted)).ok()?;
    let code = COUNTRIES.get(at * 5 + 2..at * 5 + 5)?;
    of_number(code.trim_end()).map(|(plan, _)| plan)
}

/// The plan that an international number belongs to, and the digits behind the code.
#[must_use]
pub fn of_number(digits: &str) -> Option<(Plan, &str)> {
    let first = digits.bytes().next()?.wrapping_sub(b'1');
    let mut plans = Packed(PLANS.get(usize::from(first))?);
    plans.find_map(|text| {
        // Asked of every person many times: the library's own search would cost more than the rest.
        let code = text.get(4..4 + text.bytes().skip(4).position(|byte| byte == b'|')?)?;
        let rest = digits.strip_prefix(code)?;
        Some((Plan::read(text)?, rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_is_read_and_none_hides_another() {
        for text in PLANS.iter().flat_map(|plans| Packed(plans)) {
            let plan = Plan::read(text).unwrap();
            assert_eq!(of_number(plan.code), Some((plan, "")));
            assert!(plan.first > 0 && plan.first < 1 << 10 && plan.shortest <= plan.longest, "{plan:?}");
        }
    }

    #[test]
    fn every_country_has_a_plan() {
        assert_eq!(COUNTRIES.len(), 245 * 5);
        for country in COUNTRIES.as_bytes().chunks(5) {
            let country = str::from_utf8(country).unwrap();
            let plan = of_country(country.get(..2).unwrap()).unwrap();
            assert_eq!(plan.code, country.get(2..).unwrap().trim());
        }
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
        assert_eq!([of_country("XX"), of_country(""), of_country("ESP")], [None; 3]);
        assert_eq!(of_number("999123").map(|(plan, _)| plan.code), None);
    }
}
