//! The card on the canvas: what happens here in one sentence, who hears of it, and whether it is ready.

use super::status::{Last, Status};
use super::{Counts, Shown, Sight, Words, count_words, words};
use crate::catalog::currencies;
use crate::domain::{Destination, Goal, Platform, Pointer, Severity, amount, goal::Value};

/// What the card shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The goal's name, or that it has none.
    pub name: Shown,
    /// What happens here.
    pub sentence: Words,
    /// Who may hear of it.
    pub chips: Vec<Chip>,
    /// Whether it is ready, in words.
    pub state: Words,
    /// The same for the eye; `None`: ready.
    pub worst: Option<Severity>,
    /// How much there is to mend.
    pub badge: Option<Badge>,
    /// How often the goal was reached, live and in tests.
    pub reached: Option<(Words, Words)>,
    /// The last delivery: whose, and its outcome.
    pub last: Option<(Words, Words, Tone)>,
}

/// A destination on the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Which.
    pub platform: Platform,
    /// How it stands.
    pub standing: Standing,
}

/// How a destination stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It hears of the goal.
    On,
    /// It would, but for an error.
    Blocked,
    /// It is switched off; its settings are kept.
    Off,
    /// This version does not send to it yet; its settings are kept.
    Later,
}

impl Standing {
    /// The name, for styles and for the text `ui.chip.<name>`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Blocked => "blocked",
            Self::Off => "off",
            Self::Later => "later",
        }
    }
}

/// How much there is to mend, and where to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// How many errors and warnings.
    pub count: usize,
    /// The worst.
    pub severity: Severity,
    /// In words: how many errors, how many warnings.
    pub counts: Vec<Words>,
    /// The field to begin with.
    pub path: Pointer,
}

/// How an outcome feels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good.
    Good,
    /// Bad.
    Bad,
    /// Neither yet.
    Open,
}

impl Tone {
    /// The name, for styles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Open => "open",
        }
    }
}

/// Draws up the card.
#[must_use]
pub fn card(sight: Sight<'_>, status: &Status) -> Card {
    let counts = Counts::of(sight.diagnostics);
    Card {
        name: name(sight.goal),
        sentence: sentence(sight.goal),
        chips: [Platform::Meta, Platform::TikTok].into_iter().filter_map(|platform| chip(sight, platform)).collect(),
        state: state(sight.goal, counts),
        worst: sight.diagnostics.first().map(|first| first.severity).filter(|worst| *worst != Severity::Hint),
        badge: badge(sight, counts),
        reached: status.counts.as_ref().map(|reached| {
            (
                words("ui.reached.live").with("n", reached.live.clone()),
                words("ui.reached.test").with("n", reached.test.clone()),
            )
        }),
        last: status.last.as_ref().map(last),
    }
}

/// The goal's name, or that it has none.
#[must_use]
pub fn name(goal: &Goal) -> Shown {
    match goal.name.trim() {
        "" => words("ui.unnamed").into(),
        name => name.into(),
    }
}

/// What happens when the goal is reached.
#[must_use]
pub fn sentence(goal: &Goal) -> Words {
    if goal.is_read_only() {
        return words("ui.does.newer");
    }
    let Some(meta) = goal.meta.as_ref().filter(|meta| meta.enabled) else {
        return words("ui.does.counts");
    };
    let Some(event) = meta.event.as_ref().map(|event| event.name().trim()).filter(|name| !name.is_empty()) else {
        return words("ui.does.meta-nothing");
    };
    let value = meta.only.as_ref().and_then(|only| only.value.as_ref()).or(goal.value.as_ref());
    match value.filter(|value| !value.amount.trim().is_empty()) {
        Some(value) => with_value(value).with("event", event),
        None => words("ui.does.meta").with("event", event),
    }
}

/// A plain amount in a known currency is written as the reader's language does; anything else as it was typed.
fn with_value(value: &Value) -> Words {
    let currency = currencies::find(value.currency.trim());
    let digits = currency.map_or(2, |currency| usize::from(currency.decimals));
    match (currency, amount::read(&value.amount, value.format, digits).amount()) {
        (Some(currency), Some(amount)) => {
            words("ui.does.meta-money").with("amount", amount.to_json()).with("currency", currency.code)
        }
        _ => {
            words("ui.does.meta-value").with("value", [value.amount.trim(), value.currency.trim()].join(" ").trim_end())
        }
    }
}

fn chip(sight: Sight<'_>, platform: Platform) -> Option<Chip> {
    let destination: &Destination = sight.goal.destination(platform)?;
    let place = Pointer::root().key("destinations").key(platform.name());
    let blocked =
        || sight.diagnostics.iter().any(|found| found.severity == Severity::Error && concerns(&place, &found.path));
    let standing = match (destination.enabled, platform) {
        (false, _) => Standing::Off,
        (true, Platform::TikTok) => Standing::Later,
        (true, Platform::Meta) if blocked() => Standing::Blocked,
        (true, Platform::Meta) => Standing::On,
    };
    Some(Chip { platform, standing })
}

/// An error anywhere but in another destination's settings keeps this one from hearing.
fn concerns(own: &Pointer, path: &Pointer) -> bool {
    own.holds(path) || !Pointer::root().key("destinations").holds(path)
}

fn state(goal: &Goal, counts: Counts) -> Words {
    if goal.is_read_only() {
        words("ui.state.newer")
    } else if counts.error > 0 {
        words("ui.state.mend").number("count", counts.error)
    } else if counts.warning > 0 {
        words("ui.state.look").number("count", counts.warning)
    } else {
        words("ui.state.ready")
    }
}

fn badge(sight: Sight<'_>, counts: Counts) -> Option<Badge> {
    let first = sight.diagnostics.first().filter(|first| first.severity != Severity::Hint)?;
    let tallies = [(Severity::Error, counts.error), (Severity::Warning, counts.warning)];
    Some(Badge {
        count: counts.error + counts.warning,
        severity: first.severity,
        counts: tallies
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| count_words(severity, count))
            .collect(),
        path: first.path.clone(),
    })
}

fn last(last: &Last) -> (Words, Words, Tone) {
    let whose = words(if last.mode == "test" { "ui.last.test" } else { "ui.last.live" });
    let tone = match last.outcome.as_str() {
        "accepted" => Tone::Good,
        "refused" | "reconnect" => Tone::Bad,
        _ => Tone::Open,
    };
    (whose, Words::named("outcome.", &last.outcome), tone)
}
