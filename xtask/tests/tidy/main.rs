//! Promises about the tree itself that no compiler keeps.

mod dependencies;
mod layers;
mod secrets;
mod shape;
mod sources;
