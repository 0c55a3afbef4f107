//! What a listener has been told of the time that is looked at again: so much and no more.

use std::collections::BTreeSet;

use uuid::Uuid;

/// So many changes are remembered, a few megabytes. Where more happens in the time that is looked at again, a slower
/// clock's changes may be missed; what is numbered in order is told all the same.
const MOST: usize = 100_000;

/// Changes, each with its event: several events may share one.
#[derive(Debug, Default)]
pub(super) struct Told {
    known: BTreeSet<(Uuid, Uuid)>,
    /// What does not lie after it was told and is forgotten, because it was too much.
    floor: (Uuid, Uuid),
}

impl Told {
    /// Whether it has not been told; from now on it has.
    pub(super) fn is_new(&mut self, changed: Uuid, event: Uuid) -> bool {
        let is_new = self.known.insert((changed, event));
        if self.known.len() > MOST
            && let Some(first) = self.known.pop_first()
        {
            self.floor = self.floor.max(first);
        }
        is_new
    }

    /// Forgets what will not be looked at again.
    pub(super) fn forget_before(&mut self, since: Uuid) {
        self.known = self.known.split_off(&(since, Uuid::nil()));
    }

    /// After what a look that goes back to `since` may begin, so that nothing is told twice for having been forgotten.
    pub(super) fn start(&mut self, since: Uuid, now: Uuid) -> (Uuid, Uuid) {
        if self.floor.0 > now {
            // The clock has been set back since.
            self.floor = (Uuid::nil(), Uuid::nil());
        }
        self.floor.max((since, Uuid::nil()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: usize) -> Uuid {
        Uuid::from_u128(number as u128)
    }

    #[test]
    fn a_change_is_told_once_for_each_event() {
        let mut told = Told::default();
        assert!(told.is_new(id(7), id(1)) && told.is_new(id(7), id(2)));
        assert!(!told.is_new(id(7), id(1)) && !told.is_new(id(7), id(2)));
        told.forget_before(id(7));
        assert!(!told.is_new(id(7), id(1)));
        told.forget_before(id(8));
        assert!(told.is_new(id(7), id(1)));
    }

    #[test]
    fn what_was_too_much_to_remember_is_not_looked_at_again() {
        let mut told = Told::default();
        for number in 1..=MOST + 2 {
            assert!(told.is_new(id(number), id(5)));
        }
        assert_eq!(told.known.len(), MOST);
        assert_eq!(told.start(id(1), id(MOST + 2)), (id(2), id(5)));
        assert_eq!(told.start(id(1), id(1)), (id(1), id(0)), "a clock that was set back hides nothing");
    }
}
