//! TikTok's settings, where a document has them: kept as they are until this version can send them.

use super::model::{Fold, Part, Section};
use crate::domain::Event;
use crate::view::{Sight, words};

pub(super) fn section(sight: Sight<'_>) -> Option<Section> {
    let tiktok = sight.goal.tiktok.as_ref()?;
    let sentence = match tiktok.event.as_ref().map(Event::name).filter(|name| !name.is_empty()) {
        Some(event) => words("ui.tiktok.later-event").with("event", event),
        None => words("ui.tiktok.later"),
    };
    Some(Section {
        id: "tiktok",
        title: words("ui.section.tiktok"),
        switch: None,
        fold: Fold::Never,
        parts: vec![Part::Sentence(sentence)],
    })
}
