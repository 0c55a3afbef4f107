//! Goal.
