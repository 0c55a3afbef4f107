//! Limits of Meta's Conversions API and TikTok's Events API.

use crate::domain::disturb::{self, Harm};

include!(concat!(env!("OUT_DIR"), "/limits.rs"));

/// A limit, as its platform documents it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its platform and its name.
    pub name: &'static str,
    most: u32,
}

impl Limit {
    /// The figure: characters, events or seconds, as its own page says.
    #[must_use]
    #[inline(always)]
    pub fn most(self) -> u32 {
        match disturb::harm("limit", self.name) {
            None => self.most,
            Some(Harm::Lost) => u32::MAX,
            Some(Harm::Turned) => self.most - 1,
        }
    }
}
