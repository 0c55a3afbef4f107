//! Limits of Meta's Conversions API and TikTok's Events API.

include!(concat!(env!("OUT_DIR"), "/limits.rs"));
