//! A place in the document that costs nothing until somebody wants to read it.

use crate::domain::{Platform, Pointer};

/// `/destinations/meta/only/items/contents/3/item_price` is as deep as a block's document goes.
const DEEPEST: usize = 7;

/// One step into the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// A place in the document. Rules look at hundreds of places and speak of few; only those become a [`Pointer`].
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    steps: [Step<'a>; DEEPEST],
    length: usize,
}

impl<'a> Place<'a> {
    /// The document itself.
    pub(super) const ROOT: Self = Self { steps: [Step::Index(0); DEEPEST], length: 0 };

    /// The member `name` of the document.
    pub(super) fn of(name: &'a str) -> Self {
        Self::ROOT.key(name)
    }

    /// A destination's own field.
    pub(super) fn own(platform: Platform, name: &'a str) -> Self {
        Self::of("destinations").key(platform.name()).key(name)
    }

    /// The event that Meta hears.
    pub(super) fn event() -> Self {
        Self::own(Platform::Meta, "event")
    }

    /// The member `name` of the object here.
    pub(super) fn key(self, name: &'a str) -> Self {
        self.step(Step::Key(name))
    }

    /// The element `index` of the list here.
    pub(super) fn index(self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    // Called from everywhere; the wasm has it once.
    #[inline(never)]
    fn step(mut self, step: Step<'a>) -> Self {
        if let Some(next) = self.steps.get_mut(self.length) {
            *next = step;
            self.length += 1;
        }
        self
    }

    /// The place in words that travel.
    pub(super) fn pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for step in self.steps.iter().take(self.length) {
            pointer = match *step {
                Step::Key(name) => pointer.key(name),
                Step::Index(index) => pointer.index(index),
            };
        }
        pointer
    }
}

/// Whose settings something belongs to: the goal's own, or those of one destination alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Goal,
    Only(Platform),
}

impl Owner {
    /// The place of the setting `name`.
    pub(super) fn place(self, name: &str) -> Place<'_> {
        match self {
            Self::Goal => Place::of(name),
            Self::Only(platform) => Place::own(platform, "only").key(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_place_of_a_document_fits() {
        let row = Owner::Only(Platform::Meta).place("items").key("contents").index(12);
        assert_eq!(row.key("item_price").pointer().as_str(), "/destinations/meta/only/items/contents/12/item_price");
        assert_eq!(Place::ROOT.pointer().as_str(), "");
        assert_eq!(Owner::Goal.place("params").key("a/b").pointer().as_str(), "/params/a~1b");
    }
}
