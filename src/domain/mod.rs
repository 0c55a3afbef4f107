//! What everything else stands on: the goal, how it is read, what can be said of it and how it is changed.

pub mod amount;
pub(crate) mod choice;
pub mod context;
pub mod decode;
pub mod diagnostic;
#[doc(hidden)]
pub mod disturb;
pub mod edit;
pub mod fault;
pub mod field;
pub mod goal;
pub mod json;
pub mod json_text;
pub mod letters;
pub mod place;
pub mod pointer;
pub mod rates;
pub mod source;
pub mod surroundings;
pub mod template;
pub mod text_at;
pub mod text_source;

pub use context::{Contact, Context, Mode};
pub use diagnostic::{Diagnostic, Edit, Fix, Safety, Severity};
pub use field::Field;
pub use goal::{Destination, Event, Goal, Platform};
pub use json::Json;
pub use place::{Owner, Place, Spot};
pub use pointer::Pointer;
pub use surroundings::{Connection, Surroundings};
