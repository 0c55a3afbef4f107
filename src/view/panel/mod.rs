//! The settings panel: sections of fields with what is wrong written under each, drawn up anew after every gesture.

mod boxes;
mod destination;
pub mod fields;
mod gesture;
mod known;
mod listbox;
mod notes;
mod options;
mod paint;
mod read;
mod rows;
mod screen;
mod sections;
mod typing;
mod walk;
mod when;

pub use fields::Control;
pub use gesture::{Gesture, Wish, Wishes, gesture};
pub use paint::draw;
pub use screen::{Screen, Typing};
pub use walk::{Met, Spot, walk};
