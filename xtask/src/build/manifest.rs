//! `pkg.json`, the template of the published manifest, filled from Cargo.toml so that no fact stands in two places.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::tree::Tree;

/// The published manifest as text.
pub(super) fn fill(tree: &Tree) -> Result<String> {
    let template = std::fs::read_to_string(tree.at("pkg.json")).context("cannot read pkg.json")?;
    let template: Map<String, Value> = serde_json::from_str(&template).context("pkg.json is not a JSON object")?;
    let cargo = std::fs::read_to_string(tree.at("Cargo.toml")).context("cannot read Cargo.toml")?;
    let cargo: toml::Table = cargo.parse().context("Cargo.toml is not TOML")?;
    let filled = merge(template, &facts(&cargo)?)?;
    Ok(format!("{}\n", serde_json::to_string_pretty(&filled)?))
}

/// What Cargo.toml says of the package, in npm's words.
fn facts(cargo: &toml::Table) -> Result<Vec<(&'static str, Value)>> {
    let package = cargo.get("package").and_then(toml::Value::as_table).context("Cargo.toml has no [package]")?;
    let shared = cargo.get("workspace").and_then(|workspace| workspace.get("package")).and_then(toml::Value::as_table);
    let fact = |key: &str| -> Result<String> {
        let own = package.get(key).and_then(toml::Value::as_str);
        let inherited = shared.and_then(|shared| shared.get(key)).and_then(toml::Value::as_str);
        own.or(inherited).map(str::to_owned).with_context(|| format!("Cargo.toml has no package.{key}"))
    };
    let license = fact("license")?;
    // npm wants an SPDX expression of several licences in brackets.
    let license = if license.contains(' ') { format!("({license})") } else { license };
    let repository = json!({ "type": "git", "url": format!("git+{}.git", fact("repository")?) });
    Ok(vec![
        ("name", json!(fact("name")?)),
        ("version", json!(fact("version")?)),
        ("description", json!(fact("description")?)),
        ("license", json!(license)),
        ("repository", repository),
    ])
}

/// The facts first, then the template's own keys. A template that repeats a fact must repeat it truly.
fn merge(template: Map<String, Value>, facts: &[(&str, Value)]) -> Result<Map<String, Value>> {
    let mut filled = Map::new();
    for (key, fact) in facts {
        match template.get(*key) {
            Some(given) if given != fact => {
                bail!(
                    "pkg.json says {key} is {given}, Cargo.toml says {fact}: take the line out of pkg.json, it is filled in"
                )
            }
            _ => filled.insert((*key).to_owned(), fact.clone()),
        };
    }
    filled.extend(template.into_iter().filter(|(key, _)| facts.iter().all(|(fact, _)| fact != key)));
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO: &str = r#"
        [workspace.package]
        version = "1.2.3"
        license = "MIT OR Apache-2.0"
        repository = "https://example.org/goal"
        [package]
        name = "goal-element"
        description = "The Goal block"
        version.workspace = true
    "#;

    fn filled(template: &str) -> Result<Map<String, Value>> {
        let cargo: toml::Table = CARGO.parse()?;
        merge(serde_json::from_str(template)?, &facts(&cargo)?)
    }

    #[test]
    fn facts_come_from_cargo() {
        let manifest = filled(r#"{ "type": "module" }"#).unwrap();
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["license"], "(MIT OR Apache-2.0)");
        assert_eq!(manifest["repository"]["url"], "git+https://example.org/goal.git");
        assert_eq!(manifest["type"], "module");
    }

    #[test]
    fn a_contradiction_is_refused() {
        let error = filled(r#"{ "version": "0.0.9" }"#).unwrap_err().to_string();
        assert!(error.contains("0.0.9") && error.contains("1.2.3"), "{error}");
    }
}
