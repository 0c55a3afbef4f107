//! What the goal is called.

use super::model::{Control, Field, Fold, Part, Section};
use crate::domain::Pointer;
use crate::view::{Sight, words};

pub(super) fn section(sight: Sight<'_>) -> Section {
    let name = Field::new(Pointer::root().key("name"), words("ui.name"), &sight.goal.name, Control::Plain)
        .hint(words("ui.name.hint"));
    Section {
        id: "goal",
        title: words("ui.section.goal"),
        switch: None,
        fold: Fold::Never,
        parts: vec![Part::Fields(vec![name])],
    }
}
