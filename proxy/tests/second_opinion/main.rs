//! The sandbox's opinion of what the core writes, and the core's of what the sandbox answers. The two were written from the
//! same documents by different hands.

mod accepted;
mod counted;
mod refused;
mod rules;
mod world;
