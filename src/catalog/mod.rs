//! What the platforms accept, as tables. The facts stand in `facts`, each with source, date and confidence; `build.rs`
//! checks them and makes the tables. Nothing here decides what is wrong with a goal: [`crate::rules`] does.

pub mod currencies;
pub mod errors;
pub mod events;
pub mod ids;
pub mod limits;
pub mod mapping;
pub mod packed;
pub mod params;
pub mod phones;
pub mod places;
pub mod regions;
pub mod sensitive;
pub mod sources;
pub(crate) mod spelling;
pub mod user_data;

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// The platform's own documentation says so, or our own contract does. Only such a fact may make an error.
    Documented,
    /// Observed by several, or one good source.
    Observed,
    /// Our judgement.
    Judged,
}
