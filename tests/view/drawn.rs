//! Drawings as elements, read by the templates as a page would: tests look for what people would see.

use goal_element::view::drawing::Drawing;
use goal_element::view::template::TEMPLATES;
use serde_json::Value;

/// An element that was drawn.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    pub tag: String,
    pub key: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Drawn>,
    /// Of a text: what it says. A text of ours is said by its key and params.
    pub text: String,
}

/// Reads what a drawing holds.
pub fn drawn(drawing: Drawing) -> Drawn {
    let value: Value = serde_json::from_str(&drawing.finish()).expect("a drawing is JSON");
    thing(&value)
}

fn thing(value: &Value) -> Drawn {
    match value.as_array() {
        Some(list) if list[0] != 0 => element(list),
        _ => Drawn { text: said(value), ..Drawn::default() },
    }
}

/// A text as it stands, or `key name=value …`.
pub fn said(value: &Value) -> String {
    let Some(list) = value.as_array() else {
        return value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    };
    assert_eq!(list[0], 0, "no text: {value}");
    let params = list[2].as_object().expect("params are an object");
    let params = params.iter().map(|(name, value)| format!(" {name}={}", value.as_str().expect("params are texts")));
    list[1].as_str().expect("a key").to_owned() + &params.collect::<String>()
}

fn element(list: &[Value]) -> Drawn {
    let id = list[0].as_u64().expect("a template") as usize;
    let line = TEMPLATES.split('\n').nth(id).expect("a template of that number");
    let mut holes = list[2..].iter();
    let mut open: Vec<Drawn> = Vec::new();
    let close = |open: &mut Vec<Drawn>| {
        if open.len() > 1 {
            let inner = open.pop().expect("something is open");
            open.last_mut().expect("its parent").children.push(inner);
        }
    };
    for token in line.split(' ').filter(|token| !token.is_empty()) {
        let at = open.last_mut();
        match token.split_once('=') {
            _ if token == ">" => close(&mut open),
            None if token == "$" => fill(at.expect("an element"), holes.next().expect("a hole's value")),
            None => open.push(Drawn { tag: token.trim_start_matches('<').to_owned(), ..Drawn::default() }),
            Some((name, "$" | "?")) => {
                let value = holes.next().expect("a hole's value");
                if !value.is_null() {
                    at.expect("an element").attributes.push((name.to_owned(), said(value)));
                }
            }
            Some((name, value)) => at.expect("an element").attributes.push((name.to_owned(), value.replace('+', " "))),
        }
    }
    assert_eq!(holes.next(), None, "more values than holes: {line}");
    while open.len() > 1 {
        close(&mut open);
    }
    let mut element = open.pop().expect("a root");
    list[1].as_str().expect("a key").clone_into(&mut element.key);
    element
}

fn fill(element: &mut Drawn, value: &Value) {
    match value.as_array() {
        Some(list) if list.first().is_none_or(|first| !first.is_number()) => {
            element.children.extend(list.iter().map(thing));
        }
        _ if value.is_null() => {}
        _ => element.children.push(thing(value)),
    }
}

impl Drawn {
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(own, _)| own == name)
    }

    /// Itself and everything in it, in the order of the document.
    pub fn all(&self) -> Vec<&Drawn> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Drawn::all));
        all
    }

    /// Everything of that class.
    pub fn class(&self, class: &str) -> Vec<&Drawn> {
        self.all().into_iter().filter(|one| one.attribute("class").split(' ').any(|own| own == class)).collect()
    }

    /// Everything that is said in it, one after the other.
    pub fn words(&self) -> String {
        let said: Vec<&str> =
            self.all().into_iter().map(|one| one.text.as_str()).filter(|text| !text.is_empty()).collect();
        said.join(" | ")
    }

    /// The control of a path.
    pub fn control(&self, path: &str) -> Option<&Drawn> {
        let is_control = |one: &&Drawn| ["input", "select"].contains(&one.tag.as_str());
        self.all().into_iter().filter(is_control).find(|one| one.attribute("data-path") == path)
    }

    /// The keys of the notes under a control.
    pub fn notes(&self, path: &str) -> Vec<&str> {
        let id = [self.control(path).expect("a control").attribute("id"), "-notes"].concat();
        let notes = self.all().into_iter().find(|one| one.attribute("id") == id);
        notes.map_or_else(Vec::new, |notes| notes.children.iter().map(|note| note.key.as_str()).collect())
    }
}
