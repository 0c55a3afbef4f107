//! The card.

use super::icons;
use crate::domain::Platform;
use crate::view::card::{Badge, Card, Chip, Standing};
use crate::view::{Words, words};
use crate::web::tree::{Element, el};

/// Draws the card of one node.
pub(in crate::web) fn block(card: &Card) -> Element {
    let worst = card.worst.map_or("none", |worst| worst.name());
    el("div")
        .class("card")
        .with("part", "card")
        .with("data-worst", worst)
        .child(head(card))
        .child(el("p").class("does").with("part", "sentence").text(card.sentence.clone()))
        .children((!card.chips.is_empty()).then(|| el("ul").class("chips").children(card.chips.iter().map(chip))))
        .child(foot(card))
}

fn head(card: &Card) -> Element {
    el("div")
        .class("head")
        .child(el("span").class("mark").with("part", "icon").child(icons::flag()))
        .child(el("span").class("name").with("part", "name").text(card.name.clone()))
        .children(card.badge.as_ref().map(badge))
}

fn badge(badge: &Badge) -> Element {
    // Who does not see the sign hears what the number counts.
    let mut counts = el("span").class("unseen");
    for words in &badge.counts {
        counts = counts.text(", ").text(words.clone());
    }
    el("button")
        .with("type", "button")
        .class("badge")
        .with("part", "badge")
        .with("data-act", "jump")
        .own("data-path", badge.path.as_str())
        .with("data-severity", badge.severity.name())
        .child(icons::severity(badge.severity))
        .text(crate::view::words::digits(badge.count).as_str())
        .child(counts)
}

fn chip(chip: &Chip) -> Element {
    let name = match chip.platform {
        Platform::Meta => "Meta",
        Platform::TikTok => "TikTok",
    };
    el("li")
        .key(name)
        .class("chip")
        .with("part", "destination")
        .with("data-standing", chip.standing.name())
        .child(el("span").class("dot").with("aria-hidden", "true"))
        .text(name)
        .children(
            (chip.standing != Standing::On)
                .then(|| el("span").class("standing").text(Words::named("ui.chip.", chip.standing.name()))),
        )
}

fn foot(card: &Card) -> Element {
    let mut foot =
        el("div").class("foot").child(el("span").class("state").with("part", "state").text(card.state.clone()));
    if let Some((live, test)) = &card.reached {
        foot.push(
            el("span")
                .class("reached")
                .says("title", words("ui.reached.about"))
                .text(live.clone())
                .text(" · ")
                .text(test.clone()),
        );
    }
    if let Some((whose, outcome, tone)) = &card.last {
        foot.push(
            el("span")
                .class("last")
                .with("part", "outcome")
                .with("data-tone", tone.name())
                .text(whose.clone())
                .text(" ")
                .text(outcome.clone()),
        );
    }
    foot
}
