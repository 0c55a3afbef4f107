//! The demo workspace: one connection that works, and one whose dataset is a website pixel, so that a refusal can be seen.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

/// What the programs are started with.
#[derive(Debug)]
pub(super) struct Demo {
    pub(super) config: PathBuf,
    /// Shared by proxy and sandbox, and known to nobody else.
    pub(super) token: String,
}

/// Writes the configuration, and makes the token once per data folder.
pub(super) fn prepare(data: &Path, sandbox_port: u16) -> Result<Demo> {
    let config = data.join("goal-proxy.toml");
    let rates = data.join("rates.csv");
    for (file, text) in [(&config, config_text(sandbox_port).as_str()), (&rates, RATES)] {
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let token = token(&data.join("sandbox-token"))?;
    Ok(Demo { config, token })
}

/// The end-to-end tests start with the same file.
const CONFIG: &str = include_str!("demo.toml");
/// Made-up rates of a day gone by. The end-to-end tests have the same.
const RATES: &str = include_str!("demo-rates.csv");

fn config_text(sandbox_port: u16) -> String {
    CONFIG.replace("http://127.0.0.1:4600", &format!("http://127.0.0.1:{sandbox_port}"))
}

fn token(file: &Path) -> Result<String> {
    if let Ok(kept) = fs::read_to_string(file) {
        return Ok(kept.trim().to_owned());
    }
    let mut bytes = [0; 24];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("no random bytes: {error}"))?;
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(file, &token).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configuration_is_toml_and_the_token_stays() {
        let folder = std::env::temp_dir().join(format!("xtask-demo-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let first = prepare(&folder, 4601).unwrap();
        let second = prepare(&folder, 4601).unwrap();
        let text = fs::read_to_string(&first.config).unwrap();
        let config: toml::Table = text.parse().unwrap();

        assert_eq!(config["sandbox"].as_str(), Some("http://127.0.0.1:4601"));
        assert_eq!(config["connection"].as_array().map(Vec::len), Some(2));
        assert!(folder.join(config["rates"]["own"].as_str().unwrap()).exists());
        assert!(!first.token.is_empty() && first.token == second.token);
        assert!(!text.contains(&first.token), "the token is no configuration");
        fs::remove_dir_all(folder).unwrap();
    }
}
