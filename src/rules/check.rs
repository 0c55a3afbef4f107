//! What a rule looks at: the goal as a whole, or one thing after the other. Only what an edit touched is looked at again.

use super::facts::{Facts, Param, Row};
use super::money::{Number, Typed};
use super::report::Report;
use crate::domain::fault::Fault;
use crate::domain::goal::Custom;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot, template};

/// A rule's check, by what it looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Check {
    /// The goal as a whole.
    Goal(fn(Facts<'_>, &mut Report<'_>)),
    /// Each part of the document that could not be used.
    Fault(fn(&Fault, &mut Report<'_>)),
    /// Each text at one of these spots, empty ones and those with variables included.
    At(&'static [Spot], fn(Facts<'_>, Text<'_>, &mut Report<'_>)),
    /// Each text at one of these spots that is written out, without the blanks around it: `true` says it is wrong.
    /// The rule's words know it as `{text}`.
    Written(&'static [Spot], fn(&str) -> bool),
    /// Each text that somebody can type, wherever it stands, unless it is empty.
    Text(fn(Facts<'_>, Text<'_>, &mut Report<'_>)),
    /// The same, and each part of the document that could not be used.
    TextOrFault(fn(Facts<'_>, Text<'_>, &mut Report<'_>), fn(&Fault, &mut Report<'_>)),
    /// Each row of contents.
    Row(fn(Row<'_>, &mut Report<'_>)),
    /// Each standard parameter.
    Param(fn(Facts<'_>, Param<'_>, &mut Report<'_>)),
    /// Each parameter of the builder's own, with its row.
    Custom(fn(&Custom, usize, &mut Report<'_>)),
    /// Each amount, with how it reads.
    Number(fn(&Number<'_>, &mut Report<'_>)),
    /// Each currency that is typed.
    Currency(fn(Facts<'_>, &Typed<'_>, &mut Report<'_>)),
}

/// A text that somebody can type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'a> {
    pub(crate) text: &'a str,
    pub(crate) place: Place<'a>,
}

impl<'a> Text<'a> {
    /// The text without the blanks around it, if it is written out: neither empty nor one with variables.
    pub(crate) fn written(&self) -> Option<&'a str> {
        let text = self.text.trimmed();
        (!text.is_empty() && !template::is_template(text)).then_some(text)
    }
}

impl Text<'_> {
    /// Whether it is a short word or a number, in which no [`Check::Text`] finds anything: those look for braces, other
    /// programs' signs and leavings, and tokens. Most texts are such, and reading a flow comes through here for each.
    pub(super) fn is_plain(&self) -> bool {
        let [first, rest @ ..] = self.text.as_bytes() else {
            return self.place.key.is_empty();
        };
        first.is_ascii_alphanumeric()
            && !matches!(first, b'u' | b'n' | b'N')
            && !rest.contains(&b'{')
            && rest.len() + self.place.key.len() < LEAST_LOOKED_AT
            && self.place.spot != Spot::ConsentVariable
    }
}

/// Shorter texts hold no token.
const LEAST_LOOKED_AT: usize = 39;

/// A set of spots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spots(u64);

impl Spots {
    #[expect(clippy::indexing_slicing, reason = "the loop ends with the list")]
    pub(crate) const fn of(list: &[Spot]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < list.len() {
            set |= 1 << list[at] as u64;
            at += 1;
        }
        Self(set)
    }

    pub(crate) const fn has(self, spot: Spot) -> bool {
        self.has_number(spot as usize)
    }

    /// The same by the spot's place in its table.
    pub(crate) const fn has_number(self, spot: usize) -> bool {
        (self.0 >> spot) & 1 == 1
    }

    /// Every text that somebody can type.
    #[expect(clippy::indexing_slicing, reason = "does not compile when it is out of range")]
    const TEXTS: Self = {
        let (mut set, mut at) = (0, 0);
        while at < Spot::GROUPS.len() {
            let (first, last) = Spot::GROUPS[at];
            set |= (2 << last as u64) - (1 << first as u64);
            at += 1;
        }
        Self(set)
    };
    const COLUMNS: Self =
        Self::of(&[Spot::Id, Spot::Quantity, Spot::ItemPrice, Spot::Title, Spot::Category, Spot::Brand]);
    const PARAMS: Self = Self::of(&[Spot::Param]);
    const CUSTOM: Self = Self::of(&[Spot::CustomKey, Spot::CustomValue, Spot::CustomType]);
}

impl Check {
    /// The spots of the things that it looks at one by one: an edit there is an edit of that thing alone.
    pub(super) const fn things(self) -> Spots {
        match self {
            Self::At(spots, _) | Self::Written(spots, _) => Spots::of(spots),
            Self::Text(_) | Self::TextOrFault(..) => Spots::TEXTS,
            Self::Row(_) => Spots::COLUMNS,
            Self::Param(_) => Spots::PARAMS,
            Self::Custom(_) => Spots::CUSTOM,
            Self::Goal(_) | Self::Fault(_) | Self::Number(_) | Self::Currency(_) => Spots(0),
        }
    }

    /// Whether it looks at each text, at single spots or anywhere.
    pub(super) const fn looks_at_texts(self) -> bool {
        self.looks_at_given_spots() || matches!(self, Self::Text(_) | Self::TextOrFault(..))
    }

    /// Whether it looks at each text at single spots.
    pub(super) const fn looks_at_given_spots(self) -> bool {
        matches!(self, Self::At(..) | Self::Written(..))
    }
}
