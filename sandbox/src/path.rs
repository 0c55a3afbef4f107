//! The way to a field of a body, and the ways in which the platforms spell it.

use serde_json::Value;

/// The way to a field: `["data", 0, "event_name"]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path(Vec<Value>);

impl Path {
    /// The path of a member of this.
    pub(crate) fn key(&self, key: &str) -> Self {
        self.step(Value::from(key))
    }

    /// The path of an item of this.
    pub(crate) fn item(&self, index: usize) -> Self {
        self.step(Value::from(index))
    }

    fn step(&self, step: Value) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// Its steps, as Meta lists them.
    pub(crate) fn steps(&self) -> &[Value] {
        &self.0
    }

    /// `data[0].event_name`.
    pub(crate) fn bracketed(&self) -> String {
        let mut words = String::new();
        for step in &self.0 {
            match step {
                Value::String(key) if words.is_empty() => words.push_str(key),
                Value::String(key) => words.extend([".", key]),
                index => words.push_str(&format!("[{index}]")),
            }
        }
        words
    }

    /// `data.0.event`, as TikTok's messages have it.
    pub(crate) fn dotted(&self) -> String {
        let text = |step: &Value| step.as_str().map_or_else(|| step.to_string(), str::to_owned);
        self.0.iter().map(text).collect::<Vec<_>>().join(".")
    }
}
