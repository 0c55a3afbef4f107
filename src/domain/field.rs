//! A place that an edit may change, typed: read once from its path, then as good as an address.

use super::goal::Platform;
use super::place::{Owner, Place, Spot};
use super::pointer::Pointer;

/// A place that an edit may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which member.
    pub spot: Spot,
    /// Whose.
    pub owner: Owner,
    /// The row, for what stands in a list.
    pub row: usize,
    /// The name, for what stands in a map.
    pub key: String,
}

impl Field {
    /// The field at `place`, if an edit may change it.
    #[must_use]
    pub fn at(place: &Pointer) -> Option<Self> {
        let (mut owner, mut path) = (Owner::Goal, place.as_str());
        for own in Owner::ALL {
            if let Some(rest) = path.strip_prefix(own.prefix()) {
                (owner, path) = (own, rest);
            }
        }
        for spot in Spot::all() {
            if spot.is_open()
                && (owner == Owner::Goal || spot.has_owners())
                && let Some(field) = Self::matching(spot, owner, path)
            {
                return Some(field);
            }
        }
        None
    }

    /// `path` read by the spelling of `spot`.
    fn matching(spot: Spot, owner: Owner, path: &str) -> Option<Self> {
        let mut field = Self { spot, owner, row: 0, key: String::new() };
        let mut pattern = spot.pattern().split('/');
        let mut segments = path.split('/');
        loop {
            let (expected, found) = match (pattern.next(), segments.next()) {
                (None, None) => return Some(field),
                (Some(expected), Some(found)) => (expected, found),
                _ => return None,
            };
            match expected {
                "*" => field.row = number(found)?,
                "@" => field.owner = Owner::Only(Platform::from_name(found)?),
                "+" => field.key = super::pointer::unescape(found),
                name if name == found => {}
                _ => return None,
            }
        }
    }

    /// The same as a place, its number in a map left out.
    #[must_use]
    pub fn place(&self) -> Place<'_> {
        Place { spot: self.spot, owner: self.owner, row: self.row, key: &self.key }
    }

    /// The same field in another row, where the field is in a row at all.
    #[must_use]
    pub fn in_row(&self, row: usize) -> Self {
        Self { row: if self.has_row() { row } else { 0 }, ..self.clone() }
    }

    /// Whether the field stands in a list.
    #[must_use]
    pub fn has_row(&self) -> bool {
        self.spot.pattern().bytes().any(|byte| byte == b'*')
    }
}

fn number(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        number = number * 10 + char::from(byte).to_digit(10)? as usize;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_place_is_read_back() {
        for (spot, owner) in Spot::all().flat_map(|spot| Owner::ALL.map(|owner| (spot, owner))) {
            let is_possible = spot.has_owners() || spot.is_of_destination() == (owner != Owner::Goal);
            if !is_possible {
                continue;
            }
            let mut place = Place::own(owner, spot).key("");
            if spot.pattern().ends_with('+') {
                place = place.key("a/b");
            }
            let field = Field::at(&place.pointer());
            assert_eq!(
                field.map(|field| field.place() == place),
                spot.is_open().then_some(true),
                "{}",
                place.pointer().as_str()
            );
        }
        for path in [
            "",
            "/",
            "/nam",
            "/name/x",
            "/items/contents/x/id",
            "/items/contents/1234567",
            "/destinations/x/event",
            "/destinations/x/only/value",
            "/destinations/meta/only",
            "/destinations/meta/only/name",
            "/destinations/meta/onlyx/value",
        ] {
            assert_eq!(Field::at(&Pointer::parse(path)), None, "{path}");
        }
    }
}
