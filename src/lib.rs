//! The Goal block for chatbot flow editors.
//!
//! The crate reads a block's document into a [`domain::Goal`], says what is wrong with it ([`rules`]), writes the exact
//! request that an ad platform would get ([`payload`]) and understands its answer. The feature `web` (on by default) adds
//! the custom elements' drawing and the JavaScript API; without it nothing here knows JavaScript, HTTP, SQL, clocks or
//! random sources.
//!
//! Imports point one way: `web -> view -> payload -> rules -> identity -> catalog -> domain`, and `web, view -> flow -> rules`.

pub mod catalog;
pub mod domain;
pub mod flow;
pub mod identity;
pub mod payload;
pub mod rules;
pub mod view;

#[cfg(feature = "web")]
pub mod web;
