//! serde_json's reading of a text as a [`Source`], with every number's digits and every member, doubles included.

use goal_element::domain::fault::{FaultKind, Kind};
use goal_element::domain::source::{MAX_DEPTH, Source};
use serde_json::value::RawValue;

/// A JSON value as serde_json understands it.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// `None` where Rust's strings cannot hold what JSON can: half a surrogate pair.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', '\n', '\r', '\t']);
        Some(match text.as_bytes().first()? {
            b'n' => Self::Null,
            b't' => Self::Bool(true),
            b'f' => Self::Bool(false),
            b'"' => Self::Text(serde_json::from_str(text).ok()?),
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
                Self::List(items.into_iter().map(|item| Self::of(item.get())).collect::<Option<_>>()?)
            }
            b'{' => Self::Object(members(text)?),
            _ => Self::Number(text.to_owned()),
        })
    }

    /// The same with the last of several members of one name, as `JSON.parse` keeps it.
    pub(crate) fn without_doubles(&self) -> Self {
        match self {
            Self::List(items) => Self::List(items.iter().map(Self::without_doubles).collect()),
            Self::Object(members) => {
                let is_last = |place: usize, name: &str| members[place + 1..].iter().all(|(other, _)| other != name);
                let kept = members.iter().enumerate().filter(|(place, (name, _))| is_last(*place, name));
                Self::Object(kept.map(|(_, (name, value))| (name.clone(), value.without_doubles())).collect())
            }
            other => other.clone(),
        }
    }
}

/// An object's members in the order of the text. serde_json's own maps would drop doubles.
fn members(text: &str) -> Option<Vec<(String, Tree)>> {
    struct Pairs;
    impl<'de> serde::de::Visitor<'de> for Pairs {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            out.write_str("an object")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }
    let mut reading = serde_json::Deserializer::from_str(text);
    let pairs = serde::Deserializer::deserialize_map(&mut reading, Pairs).ok()?;
    pairs.into_iter().map(|(name, value)| Some((name, Tree::of(value.get())?))).collect()
}

/// A cursor on a [`Tree`].
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    tree: &'a Tree,
    depth: usize,
    fault: Option<FaultKind>,
    taken: bool,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(tree: &'a Tree) -> Self {
        Self { tree, depth: 0, fault: None, taken: false }
    }

    /// Lets `take` have every value inside by its name or number; what it does not take is passed over.
    fn each(&mut self, take: &mut dyn FnMut(&mut dyn Source, &str, usize)) {
        self.taken = true;
        if self.depth >= MAX_DEPTH {
            self.fault.get_or_insert(FaultKind::TooDeep);
            return;
        }
        match self.tree {
            Tree::Object(members) => {
                members.iter().for_each(|(name, value)| self.inside(value, &mut |source| take(source, name, 0)))
            }
            Tree::List(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(index, item)| self.inside(item, &mut |source| take(source, "", index)));
            }
            _ => {}
        }
    }

    fn inside(&mut self, tree: &'a Tree, take: &mut dyn FnMut(&mut dyn Source)) {
        let mut inner = Walk { tree, depth: self.depth + 1, fault: self.fault.take(), taken: false };
        take(&mut inner);
        if !inner.taken {
            inner.skip();
        }
        self.fault = inner.fault;
    }
}

impl Source for Walk<'_> {
    fn kind(&mut self) -> Kind {
        match self.tree {
            Tree::Null => Kind::Null,
            Tree::Bool(_) => Kind::Bool,
            Tree::Number(_) => Kind::Number,
            Tree::Text(_) => Kind::Text,
            Tree::List(_) => Kind::Array,
            Tree::Object(_) => Kind::Object,
        }
    }

    fn bool(&mut self) -> bool {
        self.taken = true;
        matches!(self.tree, Tree::Bool(true))
    }

    fn text(&mut self) -> String {
        self.taken = true;
        match self.tree {
            Tree::Number(text) | Tree::Text(text) => text.clone(),
            _ => {
                self.skip();
                String::new()
            }
        }
    }

    fn object(&mut self, each: &mut dyn FnMut(&mut dyn Source, &str)) {
        self.each(&mut |source, name, _| each(source, name));
    }

    fn array(&mut self, each: &mut dyn FnMut(&mut dyn Source, usize)) {
        self.each(&mut |source, _, index| each(source, index));
    }

    fn skip(&mut self) {
        if matches!(self.tree, Tree::Object(_) | Tree::List(_)) {
            self.each(&mut |source, _, _| source.skip());
        }
        self.taken = true;
    }

    fn document(&mut self, read: &mut dyn FnMut(&mut dyn Source)) {
        let depth = std::mem::take(&mut self.depth);
        read(self);
        self.depth = depth;
    }

    fn take_fault(&mut self) -> Option<FaultKind> {
        self.fault.take()
    }
}
