//! Limits of Meta's Conversions API.

include!(concat!(env!("OUT_DIR"), "/limits.rs"));
