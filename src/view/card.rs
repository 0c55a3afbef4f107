//! The card on the canvas: what happens here in one sentence, who hears of it, and whether it is ready.

use super::drawing::Drawing;
use super::status::{Last, Status};
use super::template::Template;
use super::{Counts, Sight, mood};
use crate::catalog::currencies;
use crate::domain::pointer::push_number;
use crate::domain::{Goal, Platform, Severity, amount, goal::Value};
use crate::payload;

/// Names of so many bytes fit on the card's two lines.
const SHORT: usize = 24;

/// Draws the card.
pub fn draw(d: &mut Drawing, sight: Sight<'_>, status: &Status) {
    let counts = Counts::of(sight.diagnostics);
    d.node(Template::Card, "");
    d.text(mood(counts));
    // Cutting off what is too long is dear for a canvas of a thousand cards, so only the few that need it do.
    match sight.goal.name.len() > SHORT {
        true => d.text(""),
        false => d.none(),
    }
    name(d, sight.goal);
    badge(d, sight, counts);
    sentence(d, sight.goal);
    d.begin();
    if sight.goal.meta.is_some() || sight.goal.tiktok.is_some() {
        d.node(Template::Chips, "");
        d.begin();
        chip(d, sight, Platform::Meta);
        chip(d, sight, Platform::TikTok);
        d.end();
        d.end();
    }
    foot(d, sight.goal, counts, status);
    d.end();
    d.end();
}

/// The card in words, for who reads the block's name only: name, sentence, state.
pub fn summary(d: &mut Drawing, sight: Sight<'_>) {
    d.begin();
    name(d, sight.goal);
    sentence(d, sight.goal);
    state(d, sight.goal, Counts::of(sight.diagnostics));
    d.end();
}

/// The goal's name, or that it has none.
pub fn name(d: &mut Drawing, goal: &Goal) {
    match goal.name.trim() {
        "" => d.say("ui.unnamed"),
        name => d.text(name),
    }
}

/// What happens when the goal is reached.
fn sentence(d: &mut Drawing, goal: &Goal) {
    if goal.is_read_only() {
        return d.say("ui.does.newer");
    }
    let Some((first, _)) = goal.enabled().next() else {
        return d.say("ui.does.counts");
    };
    let (mut platforms, mut events, mut worth_of) = (String::new(), String::new(), None);
    for (platform, destination) in goal.enabled() {
        let event = destination.event.as_ref().map_or("", |event| event.name().trim());
        if event.is_empty() {
            continue;
        }
        let value = destination.only.as_ref().and_then(|only| only.value.as_ref()).or(goal.value.as_ref());
        // An amount is told that all hear.
        worth_of = if platforms.is_empty() || worth_of == value { value } else { None };
        if !platforms.is_empty() {
            platforms.push_str(" + ");
        }
        platforms.push_str(platform.label());
        if events != event {
            events.push_str(if events.is_empty() { "" } else { " / " });
            events.push_str(event);
        }
    }
    match worth_of.filter(|value| !value.amount.trim().is_empty()) {
        _ if events.is_empty() => d.named("ui.does.tells-nothing", ""),
        Some(value) => worth(d, value),
        None => d.named("ui.does.tells", ""),
    }
    d.param("platform", if events.is_empty() { first.label() } else { &platforms });
    if !events.is_empty() {
        d.param("event", &events);
    }
    d.said();
}

/// A plain amount in a known currency is written as the reader's language does; anything else as it was typed.
fn worth(d: &mut Drawing, value: &Value) {
    let currency = currencies::find(value.currency.trim());
    let digits = currency.map_or(2, |currency| usize::from(currency.decimals));
    match (currency, amount::read(&value.amount, value.format, digits).amount()) {
        (Some(currency), Some(amount)) => {
            d.named("ui.does.tells-money", "");
            d.param("amount", &amount.to_json());
            d.param("currency", currency.code);
        }
        _ => {
            d.named("ui.does.tells-value", "");
            d.param("value", [value.amount.trim(), " ", value.currency.trim()].concat().trim_end());
        }
    }
}

/// A destination on the card and how it stands: whether it hears of the goal, would but for an error, or is switched off.
/// `ui.chip.<standing>` says it.
fn chip(d: &mut Drawing, sight: Sight<'_>, platform: Platform) {
    let Some(destination) = sight.goal.destination(platform) else {
        return;
    };
    let standing = match destination.enabled {
        false => "off",
        true if payload::blocking(sight.goal, platform, sight.diagnostics) > 0 => "blocked",
        true => "on",
    };
    let name = platform.label();
    d.node(Template::Chip, name);
    d.text(standing);
    d.begin();
    d.text(name);
    if standing != "on" {
        d.node(Template::Standing, "");
        d.named("ui.chip.", standing);
        d.said();
        d.end();
    }
    d.end();
    d.end();
}

/// Whether the goal is ready.
pub(super) fn state(d: &mut Drawing, goal: &Goal, counts: Counts) {
    let (key, count) = if goal.is_read_only() {
        ("newer", 0)
    } else if counts.error > 0 {
        ("mend", counts.error)
    } else if counts.warning > 0 {
        ("look", counts.warning)
    } else {
        ("ready", 0)
    };
    d.named("ui.state.", key);
    d.count("count", count);
    d.said();
}

/// How much there is to mend, and where to begin.
fn badge(d: &mut Drawing, sight: Sight<'_>, counts: Counts) {
    let Some(first) = sight.diagnostics.first().filter(|first| first.severity != Severity::Hint) else {
        return d.none();
    };
    d.node(Template::Badge, "");
    d.text(first.path.as_str());
    d.text(first.severity.name());
    d.begin();
    d.icon(Some(first.severity));
    let mut count = String::new();
    push_number(&mut count, counts.error + counts.warning);
    d.node(Template::Seen, "");
    d.text(&count);
    d.end();
    // Who does not see sign and number hears what there is of what.
    d.node(Template::Unseen, "");
    d.begin();
    let mut before = "";
    for (severity, count) in [(Severity::Error, counts.error), (Severity::Warning, counts.warning)] {
        if count > 0 {
            d.text(before);
            d.tally(severity, count);
            before = ", ";
        }
    }
    d.end();
    d.end();
    d.end();
    d.end();
}

fn foot(d: &mut Drawing, goal: &Goal, counts: Counts, status: &Status) {
    d.node(Template::Foot, "");
    state(d, goal, counts);
    d.begin();
    if let Some(reached) = &status.counts {
        d.node(Template::Reached, "");
        d.say("ui.reached.about");
        d.begin();
        d.named("ui.reached.", "live");
        d.param("n", &reached.live);
        d.said();
        d.text(" · ");
        d.named("ui.reached.", "test");
        d.param("n", &reached.test);
        d.said();
        d.end();
        d.end();
    }
    trend(d, &status.days);
    if let Some(status) = &status.last {
        last(d, status);
    }
    d.end();
    d.end();
}

/// More days than this are not told apart on a card.
const DAYS: usize = 30;
const WIDTH: usize = 60;
const HEIGHT: usize = 14;

/// The last days as a line. It is there to be seen only: the number beside it is what is read out.
fn trend(d: &mut Drawing, days: &[usize]) {
    let days = days.get(days.len().saturating_sub(DAYS)..).unwrap_or_default();
    let most = days.iter().copied().max().unwrap_or_default();
    if most == 0 || days.len() < 2 {
        return;
    }
    let mut line = String::new();
    for (at, reached) in days.iter().enumerate() {
        line.push(if at == 0 { 'M' } else { 'L' });
        push_number(&mut line, at * WIDTH / (days.len() - 1));
        line.push(',');
        // Figures so large that they do not fit are all the same here.
        push_number(&mut line, HEIGHT + 1 - reached.saturating_mul(HEIGHT) / most);
    }
    d.node(Template::Trend, "");
    d.text(&line);
    d.end();
}

/// The last delivery: whose, and its outcome.
fn last(d: &mut Drawing, last: &Last) {
    d.node(Template::Last, "");
    d.text(match last.outcome.as_str() {
        "accepted" => "good",
        "refused" | "reconnect" => "bad",
        _ => "open",
    });
    d.begin();
    d.say(if last.mode == "test" { "ui.last.test" } else { "ui.last.live" });
    d.text(" ");
    d.named("outcome.", &last.outcome);
    d.said();
    d.end();
    d.end();
}
