//! The list that drops down under a field: what its keys do (the ARIA practices' editable combobox with list autocomplete).

/// What the list offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// The field's own choices, such as events or currencies.
    Choices,
    /// The flow's variables.
    Variables,
}

/// An open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Popup {
    /// The field it belongs to.
    pub field: String,
    /// What it offers.
    pub offer: Offer,
    /// What narrows it; empty: everything is offered.
    pub query: String,
    /// The choice that Enter takes.
    pub active: Option<usize>,
}

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing of ours: the browser goes on.
    Pass,
    /// Open the list; the choice to point at, from the top or from the bottom.
    Open(Option<End>),
    /// Point at another choice, or at none.
    Point(Option<usize>),
    /// Take the choice.
    Take(usize),
    /// Close the list and leave the text alone.
    Close,
    /// The edit is finished.
    Commit,
}

/// An end of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its first choice.
    First,
    /// Its last choice.
    Last,
}

/// What `key` does over a list of `length` choices; `open` is the open list's active choice. Modifiers stand before the
/// key's name, as in `Alt+ArrowDown`.
#[must_use]
pub fn step(key: &str, open: Option<Option<usize>>, length: usize) -> Step {
    let last = length.checked_sub(1);
    match (key, open) {
        ("ArrowDown", None) => Step::Open(Some(End::First)),
        ("ArrowUp", None) => Step::Open(Some(End::Last)),
        ("Alt+ArrowDown", None) => Step::Open(None),
        ("Alt+ArrowUp" | "Escape", Some(_)) => Step::Close,
        ("ArrowDown", Some(active)) => {
            Step::Point(active.map(|at| at + 1).filter(|&at| at < length).or(last.map(|_| 0)))
        }
        ("ArrowUp", Some(active)) => Step::Point(active.and_then(|at| at.checked_sub(1)).or(last)),
        ("PageDown", Some(active)) => Step::Point(last.map(|last| active.map_or(0, |at| at + 8).min(last))),
        ("PageUp", Some(active)) => Step::Point(last.map(|_| active.unwrap_or(0).saturating_sub(8))),
        ("Home" | "End" | "ArrowLeft" | "ArrowRight", Some(Some(_))) => Step::Point(None),
        ("Enter", Some(Some(active))) if active < length => Step::Take(active),
        ("Enter", _) => Step::Commit,
        _ => Step::Pass,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!(step("ArrowDown", Some(None), 3), Step::Point(Some(0)));
        assert_eq!(step("ArrowDown", Some(Some(1)), 3), Step::Point(Some(2)));
        assert_eq!(step("ArrowDown", Some(Some(2)), 3), Step::Point(Some(0)));
        assert_eq!(step("ArrowUp", Some(Some(0)), 3), Step::Point(Some(2)));
        assert_eq!(step("ArrowUp", Some(None), 3), Step::Point(Some(2)));
        assert_eq!(step("ArrowDown", Some(None), 0), Step::Point(None));
        assert_eq!(step("PageDown", Some(Some(1)), 5), Step::Point(Some(4)));
        assert_eq!(step("PageUp", Some(Some(9)), 12), Step::Point(Some(1)));
    }

    #[test]
    fn a_closed_list_opens_by_arrows_only() {
        assert_eq!(step("ArrowDown", None, 3), Step::Open(Some(End::First)));
        assert_eq!(step("ArrowUp", None, 3), Step::Open(Some(End::Last)));
        assert_eq!(step("Alt+ArrowDown", None, 3), Step::Open(None));
        assert_eq!(step("Escape", None, 3), Step::Pass);
        assert_eq!(step("a", None, 3), Step::Pass);
        assert_eq!(step("Home", None, 3), Step::Pass);
    }

    #[test]
    fn escape_is_taken_by_an_open_list_only_and_enter_takes_the_active_choice() {
        assert_eq!(step("Escape", Some(None), 3), Step::Close);
        assert_eq!(step("Enter", Some(Some(2)), 3), Step::Take(2));
        assert_eq!(step("Enter", Some(Some(3)), 3), Step::Commit);
        assert_eq!(step("Enter", Some(None), 3), Step::Commit);
        assert_eq!(step("Enter", None, 3), Step::Commit);
        assert_eq!(step("Tab", Some(Some(1)), 3), Step::Pass);
        assert_eq!(step("End", Some(Some(1)), 3), Step::Point(None));
    }
}
