//! Chromium and its driver: found, or installed where we may.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use super::apt::{self, on_path};
use crate::hindrance::Hindrance;

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A browser and the program that drives it.
#[derive(Debug)]
pub(super) struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// What tells the tests where they are. Writes the capabilities that wasm-bindgen's runner hands to the driver.
    pub(super) fn environment(&self, folder: &Path) -> Result<Vec<(String, PathBuf)>> {
        // Without a sandbox of its own, because root (a container) is not given one.
        let switches = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
        let capabilities = json!({ "goog:chromeOptions": { "binary": self.chromium, "args": switches } });
        let file = folder.join("webdriver.json");
        fs::write(&file, capabilities.to_string())?;
        Ok(vec![
            ("GOAL_CHROMIUM".into(), self.chromium.clone()),
            ("CHROMEDRIVER".into(), self.driver.clone()),
            ("WASM_BINDGEN_TEST_WEBDRIVER_JSON".into(), file),
        ])
    }
}

/// The browser that `GOAL_CHROMIUM` names, or the one on PATH, or one that apt installs.
pub(super) fn find() -> Result<Browser> {
    if let Some(browser) = on_this_machine() {
        return Ok(browser);
    }
    apt::install("Chromium", &["chromium", "chromium-driver"])?;
    on_this_machine().ok_or_else(|| {
        let advice = "install both (Debian: `apt-get install chromium chromium-driver`), or name them in GOAL_CHROMIUM and CHROMEDRIVER";
        Hindrance(format!("Chromium or chromedriver is missing: {advice}, or leave the browser out with `cargo xtask test --only core`.")).into()
    })
}

fn on_this_machine() -> Option<Browser> {
    let chromium =
        env::var_os("GOAL_CHROMIUM").map(PathBuf::from).or_else(|| BROWSERS.iter().find_map(|name| on_path(name)))?;
    let driver = env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| on_path("chromedriver"))?;
    Some(Browser { chromium, driver })
}
