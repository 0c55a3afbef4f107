//! What the program does with the library, command by command.

pub(crate) mod check_config;
pub(crate) mod cli;
pub(crate) mod keys;
pub(crate) mod serve;

use std::path::Path;

use goal_proxy::{Database, config::Config, secrets::Secrets};

/// Done, or one sentence that says what must be mended.
pub(crate) type Done = Result<(), Box<dyn std::error::Error>>;

/// The configuration, with what the environment says of it.
fn config(file: &Path) -> Result<Config, Box<dyn std::error::Error>> {
    let mut config = Config::read(file)?;
    // From the environment alone, as it holds a password.
    if let Ok(address) = std::env::var("DATABASE_URL") {
        config.database = Database::at(&address)?;
    }
    Ok(config)
}

/// The tokens that `config` may use.
fn secrets(config: &Config) -> Secrets {
    let environment =
        std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    Secrets::new(environment, config.secrets.clone())
}
