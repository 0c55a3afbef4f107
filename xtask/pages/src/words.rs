//! What the rules say, in each language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The texts of `locales/<language>/rules.json`, by language.
#[derive(Debug)]
pub(super) struct Words(BTreeMap<String, Map<String, Value>>);

impl Words {
    pub(super) fn read(locales: &Path) -> Result<Self> {
        let mut languages = BTreeMap::new();
        for entry in fs::read_dir(locales).with_context(|| format!("cannot read {}", locales.display()))? {
            let entry = entry?;
            let file = entry.path().join("rules.json");
            if file.is_file() {
                let texts = serde_json::from_str(&fs::read_to_string(&file)?);
                let texts = texts.with_context(|| format!("{} is not one flat JSON object", file.display()))?;
                languages.insert(entry.file_name().to_string_lossy().into_owned(), texts);
            }
        }
        Ok(Self(languages))
    }

    pub(super) fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The texts of a rule by key: its own first, then its variants.
    pub(super) fn of_rule(&self, code: &str) -> Vec<&str> {
        let own = format!("rule.{code}");
        let variant = format!("{own}.");
        let english = self.0.get("en").into_iter().flat_map(Map::keys).map(String::as_str);
        english.filter(|key| *key == own || key.starts_with(&variant)).collect()
    }

    /// A text as one line; the forms of a plural stand side by side.
    pub(super) fn text(&self, language: &str, key: &str) -> Option<String> {
        match self.0.get(language)?.get(key)? {
            Value::String(text) => Some(text.clone()),
            Value::Object(forms) => {
                let forms = forms.iter().filter(|(name, _)| *name != "by").filter_map(|(_, form)| form.as_str());
                Some(forms.collect::<Vec<_>>().join(" / "))
            }
            _ => None,
        }
    }
}
