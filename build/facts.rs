//! Reading facts, row by row. Whatever is wrong with a row is said with its file and its number.

use std::{collections::BTreeSet, fs};

use serde_json::{Map, Value};

/// Where the facts stand.
pub(crate) const FACTS: &str = "src/catalog/facts";

/// Members for readers only: they do not reach the tables.
const FOR_READERS: &[&str] = &["note", "meaning", "normalise", "was"];

/// What a row's making went wrong with, ready to be read.
pub(crate) type Checked<T> = Result<T, String>;

/// A file of facts: lists of rows.
pub(crate) struct File {
    name: String,
    lists: Map<String, Value>,
}

impl File {
    /// Opens `name`, such as `meta/events.json`. Every file says what it is about.
    pub(crate) fn open(name: &str) -> Checked<Self> {
        let path = format!("{FACTS}/{name}");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path} cannot be read: {error}."))?;
        Self::read(name, &text)
    }

    /// The same from its text.
    pub(crate) fn read(name: &str, text: &str) -> Checked<Self> {
        let path = format!("{FACTS}/{name}");
        let whole: Value = serde_json::from_str(text).map_err(|error| format!("{path} is no JSON: {error}."))?;
        let Value::Object(mut lists) = whole else {
            return Err(format!("{path} must be an object of lists."));
        };
        match lists.remove("about") {
            Some(Value::String(about)) if !about.trim().is_empty() => Ok(Self { name: name.to_owned(), lists }),
            _ => Err(format!("{path} must say what it is about.")),
        }
    }

    /// Takes the rows of the list `list`.
    pub(crate) fn rows(&mut self, list: &str) -> Checked<Vec<Row>> {
        let Some(Value::Array(rows)) = self.lists.remove(list) else {
            return Err(format!("{FACTS}/{} has no list {list}.", self.name));
        };
        let mut read = Vec::new();
        for (number, row) in rows.into_iter().enumerate() {
            let place = format!("{FACTS}/{}, {list}, row {}", self.name, number + 1);
            let Value::Object(members) = row else {
                return Err(format!("{place}: a row is an object."));
            };
            read.push(Row { place, members });
        }
        Ok(read)
    }

    /// Nothing may be left over: a list that nobody takes is a slip of the pen.
    pub(crate) fn close(self) -> Checked<()> {
        match self.lists.keys().next() {
            Some(list) => Err(format!("{FACTS}/{} has a list {list} that nobody reads.", self.name)),
            None => Ok(()),
        }
    }
}

/// A row of facts. Members are taken out of it one by one; `close` refuses what is left over.
pub(crate) struct Row {
    place: String,
    members: Map<String, Value>,
}

impl Row {
    /// What is wrong with this row, with its place.
    pub(crate) fn wrong(&self, what: &str) -> String {
        format!("{}: {what}.", self.place)
    }

    pub(crate) fn text(&mut self, name: &str) -> Checked<String> {
        self.maybe_text(name)?.ok_or_else(|| self.wrong(&format!("{name} is missing")))
    }

    pub(crate) fn maybe_text(&mut self, name: &str) -> Checked<Option<String>> {
        match self.members.remove(name) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text)),
            Some(other) => Err(self.wrong(&format!("{name} must be a text, not {other}"))),
        }
    }

    /// A list of texts; none, where the member is missing.
    pub(crate) fn texts(&mut self, name: &str) -> Checked<Vec<String>> {
        let list = match self.members.remove(name) {
            None => Vec::new(),
            Some(Value::Array(list)) => list,
            Some(other) => return Err(self.wrong(&format!("{name} must be a list, not {other}"))),
        };
        let mut texts = Vec::new();
        for item in list {
            match item {
                Value::String(text) if !texts.contains(&text) => texts.push(text),
                other => return Err(self.wrong(&format!("{name} must hold texts, each once, not {other}"))),
            }
        }
        Ok(texts)
    }

    pub(crate) fn maybe_number(&mut self, name: &str) -> Checked<Option<u32>> {
        match self.members.remove(name) {
            None => Ok(None),
            Some(value) => match value.as_u64().and_then(|number| u32::try_from(number).ok()) {
                Some(number) => Ok(Some(number)),
                None => Err(self.wrong(&format!("{name} must be a whole number, not {value}"))),
            },
        }
    }

    pub(crate) fn number(&mut self, name: &str) -> Checked<u32> {
        self.maybe_number(name)?.ok_or_else(|| self.wrong(&format!("{name} is missing")))
    }

    /// Yes or no; no, where the member is missing.
    pub(crate) fn flag(&mut self, name: &str) -> Checked<bool> {
        match self.members.remove(name) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(self.wrong(&format!("{name} must be true or false, not {other}"))),
        }
    }

    /// One of `words`, as the name of the Rust variant that stands for it: `not-money` is `NotMoney`.
    pub(crate) fn choice(&mut self, name: &str, words: &[&str]) -> Checked<String> {
        let word = self.text(name)?;
        if words.contains(&word.as_str()) { Ok(variant(&word)) } else { Err(self.unknown(name, &word, words)) }
    }

    /// The bits of the texts in `name`, each of which must be one of `known`.
    pub(crate) fn bits(&mut self, name: &str, known: &[String]) -> Checked<u32> {
        let mut bits = 0;
        for text in self.texts(name)? {
            bits |= 1 << self.position(name, &text, known)?;
        }
        Ok(bits)
    }

    /// Where the text in `name` stands among `known`.
    pub(crate) fn maybe_index(&mut self, name: &str, known: &[String]) -> Checked<Option<usize>> {
        match self.maybe_text(name)? {
            Some(text) => Ok(Some(self.position(name, &text, known)?)),
            None => Ok(None),
        }
    }

    fn position(&self, name: &str, text: &str, known: &[String]) -> Checked<usize> {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        known.iter().position(|one| *one == text).ok_or_else(|| self.unknown(name, text, &known))
    }

    fn unknown(&self, name: &str, text: &str, known: &[&str]) -> String {
        self.wrong(&format!("{name} knows no {text:?}, only {}", known.join(", ")))
    }

    /// Whether the platform says so itself.
    pub(crate) fn is_documented(&self) -> bool {
        self.members.get("confidence").is_some_and(|confidence| confidence == "documented")
    }

    /// A fact without a source or a date cannot be checked again later, and a member that nobody reads is a slip.
    pub(crate) fn close(mut self) -> Checked<()> {
        self.text("source")?;
        self.choice("confidence", &["documented", "observed", "judged"])?;
        let dated = self.text("date")?;
        for date in [Some(dated), self.maybe_text("since")?, self.maybe_text("until")?].into_iter().flatten() {
            if !is_date(&date) {
                return Err(self.wrong(&format!("{date:?} is no date (YYYY-MM-DD)")));
            }
        }
        for name in FOR_READERS {
            self.maybe_text(name)?;
        }
        match self.members.keys().next() {
            Some(name) => Err(self.wrong(&format!("nobody reads the member {name}"))),
            None => Ok(()),
        }
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let fits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if fits(year, 4) && fits(month, 2) && fits(day, 2))
}

/// `rate-limit` as Rust writes it: `RateLimit`.
pub(crate) fn variant(word: &str) -> String {
    let mut variant = String::new();
    let mut capital = true;
    for letter in word.chars() {
        if letter == '-' {
            capital = true;
        } else {
            variant.push(if capital { letter.to_ascii_uppercase() } else { letter });
            capital = false;
        }
    }
    variant
}

/// Each name once.
pub(crate) fn unique<'a>(file: &str, names: impl IntoIterator<Item = &'a String>) -> Checked<()> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(format!("{FACTS}/{file} lists {name} twice."));
        }
    }
    Ok(())
}

/// Sorted and without repeats: the table is searched by halves, or is read that way.
pub(crate) fn sorted<'a, T: Ord + std::fmt::Display + 'a>(
    file: &str,
    names: impl IntoIterator<Item = &'a T>,
) -> Checked<()> {
    let mut last = None;
    for name in names {
        if last.is_some_and(|last| name <= last) {
            return Err(format!("{FACTS}/{file}: {name} stands in the wrong place, or twice."));
        }
        last = Some(name);
    }
    Ok(())
}
