//! Live events on their way: taken from the store, sent, and what came back written down. Whatever happens to this
//! process, an event is in the store, and in one state; what may have been sent is never sent again by itself.

mod attempt;
mod concern;
mod forget;
mod lane;
mod lease;
mod retry;
mod worker;

pub(crate) use forget::forget_raw;
pub(crate) use lane::open_circuit;
pub(crate) use worker::Worker;
