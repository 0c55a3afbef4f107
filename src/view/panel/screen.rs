//! What the panel remembers between gestures and the document does not hold.

use crate::domain::Field;
use crate::view::popup::Popup;

/// The state of one mounted panel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Screen {
    /// The open list.
    pub popup: Option<Popup>,
    /// The field that somebody is typing in.
    pub typing: Option<Typing>,
    /// Parameters whose empty field was asked for.
    pub opened: Vec<Field>,
    /// Whether the host wants nothing changed.
    pub read_only: bool,
}

/// A field that somebody is typing in: nobody is told that a word is wrong before it is finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// The field.
    pub field: String,
    /// What was shown as wrong with it when the typing began; that stays until it is mended.
    pub known: Vec<&'static str>,
}
