//! The settings panel: sections of fields with what is wrong written under each, drawn up anew after every gesture.

mod custom;
mod gesture;
mod goal;
mod items;
mod meta;
mod model;
mod notes;
mod params;
mod rows;
mod screen;
mod tiktok;
mod typing;
mod value;

pub use gesture::{Gesture, Wish, Wishes, gesture};
pub use model::{Control, Field, Fold, List, Panel, Part, Row, Rows, Section, Summary};
pub use screen::{Screen, Typing};

use super::{Counts, Sight, Terms, card, words};

/// Draws up the panel.
#[must_use]
pub fn panel(sight: Sight<'_>, screen: &Screen, terms: &Terms) -> Panel {
    let sections = [
        Some(goal::section(sight)),
        Some(value::section(sight)),
        Some(meta::section(sight)),
        items::section(sight),
        params::section(sight, screen),
        custom::section(sight),
        tiktok::section(sight),
    ];
    let mut panel = Panel {
        read_only: screen.read_only || sight.goal.is_read_only(),
        notice: sight.goal.is_read_only().then(|| words("ui.panel.newer")),
        summary: summary(sight),
        sections: sections.into_iter().flatten().collect(),
    };
    notes::place(&mut panel, sight.diagnostics, screen);
    open_list(&mut panel, sight, screen, terms);
    panel
}

fn summary(sight: Sight<'_>) -> Summary {
    let card = card::card(sight, &super::status::Status::default());
    Summary {
        label: card.state,
        worst: card.worst,
        counts: Counts::of(sight.diagnostics),
        problems: sight
            .diagnostics
            .iter()
            .enumerate()
            .map(|(index, found)| super::problems::Problem::of(index, found))
            .collect(),
    }
}

fn open_list(panel: &mut Panel, sight: Sight<'_>, screen: &Screen, terms: &Terms) {
    let Some(popup) = screen.popup.as_ref().filter(|_| !panel.read_only) else {
        return;
    };
    let Some(field) = panel.field_mut(&popup.field) else {
        return;
    };
    let choices = super::choices::offered(field.control.kind(), popup, sight, terms);
    field.list = Some(List { offer: popup.offer, active: popup.active.filter(|&at| at < choices.list.len()), choices });
}

/// Whether anything but the bot's own statistics hears of the goal, or once did: only then the other sections matter.
fn has_listener(sight: Sight<'_>) -> bool {
    sight.goal.enabled().next().is_some()
}
