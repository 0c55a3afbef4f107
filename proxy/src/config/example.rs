//! The commented example: what `init` writes, `--help` ends with, and the repository starts from.

/// A configuration to begin with.
pub const EXAMPLE: &str = include_str!("../../goal-proxy.example.toml");
