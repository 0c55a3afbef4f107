//! A flow's document, from JSON text or a host's own object. As with a goal, reading never fails.

use super::graph::{Does, Flow, Graph, Library, Node, Saved};
use super::names::{NONE, Names, at};
use crate::domain::fault::{Fault, FaultKind, Kind};
use crate::domain::source::{Limits, Source};
use crate::domain::text_source::Text;
use crate::domain::{Goal, Pointer, Surroundings, decode};

/// Reads a flow from JSON bytes.
#[must_use]
pub fn flow_from_json(bytes: &[u8]) -> Flow {
    let mut text = Text::within(bytes, Limits::of_flow());
    let mut read = flow(&mut text);
    text.finish();
    let found = text.take_fault();
    let Some(at) = text.broken_at() else {
        read.faults.extend(found.map(|kind| Fault { path: Pointer::root(), kind }));
        return read;
    };
    let is_told = |fault: &Fault| matches!(fault.kind, FaultKind::NotJson(_));
    // Said once: what is no JSON is no object either.
    read.faults.retain(|fault| is_told(fault) || fault.path != Pointer::root());
    // Where it happens inside a goal or the bot, those hear of it; nothing behind it was read, whoever was told.
    if !read.faults.iter().any(is_told) {
        read.faults.push(Fault { path: Pointer::root(), kind: found.unwrap_or(FaultKind::NotJson(at)) });
    }
    read
}

/// Reads a flow with its goals from any source.
pub fn flow(source: &mut dyn Source) -> Flow {
    let mut goals: Vec<Goal> = Vec::new();
    let Whole { graph, surroundings, library, faults } = read(source, &mut |source| {
        goals.push(decode::goal(source));
        goals.len() as u32 - 1
    });
    Flow { graph, goals, surroundings, library, faults }
}

/// A whole flow but for its goals.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub(crate) graph: Graph,
    pub(crate) surroundings: Surroundings,
    pub(crate) library: Library,
    pub(crate) faults: Vec<Fault>,
}

#[cfg(feature = "web")]
impl Whole {
    /// Whether it was a flow at all, whatever may be wrong in it.
    pub(crate) fn is_flow(&self) -> bool {
        self.faults.iter().all(|fault| fault.path != Pointer::root())
    }
}

/// Reads a flow; `take` reads a node's goal, and gives the number that the node keeps of it.
pub(crate) fn read(source: &mut dyn Source, take: &mut dyn FnMut(&mut dyn Source) -> u32) -> Whole {
    let mut reading = Reading { list: "", index: 0, faults: Vec::new() };
    let mut whole = Whole::default();
    let mut draft = Draft::default();
    reading.object(source, &mut |reading, source, name| match name {
        "nodes" => reading.rows(source, "/nodes", &mut |reading, source| draft.node(reading, source, take)),
        "edges" => reading.rows(source, "/edges", &mut |reading, source| draft.edge(reading, source)),
        "surroundings" => whole.surroundings = decode::surroundings(source),
        "saved" => {
            let mut saved = Vec::new();
            reading.rows(source, "/saved", &mut |reading, source| saved.push(reading.saved(source)));
            whole.library.saved = Some(saved);
        }
        "new_id" => whole.library.new_id = reading.text(source),
        _ => source.skip(),
    });
    (whole.graph, whole.faults) = (draft.graph(), reading.faults);
    whole
}

/// A graph whose edges may come before their nodes.
#[derive(Default)]
struct Draft {
    ids: Names,
    /// The node of an id, once it was read.
    node_of: Vec<u32>,
    nodes: Vec<Node>,
    edges: Vec<(u32, u32)>,
}

impl Draft {
    fn number(&mut self, id: &str) -> u32 {
        let number = self.ids.number(id);
        if self.node_of.len() <= number as usize {
            self.node_of.push(NONE);
        }
        number
    }

    fn node(&mut self, reading: &mut Reading, source: &mut dyn Source, take: &mut dyn FnMut(&mut dyn Source) -> u32) {
        let mut node = Node::default();
        reading.object(source, &mut |reading, source, name| match name {
            "id" => node.id = reading.text(source),
            "name" => node.name = reading.text(source),
            "does" => node.does = reading.does(source),
            "goal" => goal(source, &mut node, take),
            // Where React Flow and Vue Flow keep what a node is.
            "data" if source.kind() == Kind::Object => reading.object(source, &mut |_, source, name| match name {
                "goal" => goal(source, &mut node, take),
                _ => source.skip(),
            }),
            _ => source.skip(),
        });
        let number = self.number(&node.id);
        // An id that comes twice means its first node.
        if let Some(place) = self.node_of.get_mut(number as usize).filter(|place| **place == NONE) {
            *place = self.nodes.len() as u32;
            self.nodes.push(node);
        }
    }

    fn edge(&mut self, reading: &mut Reading, source: &mut dyn Source) {
        let (mut from, mut to) = (NONE, NONE);
        reading.object(source, &mut |reading, source, name| match name {
            "from" | "source" => from = self.number(&reading.text(source)),
            "to" | "target" => to = self.number(&reading.text(source)),
            _ => source.skip(),
        });
        self.edges.push((from, to));
    }

    /// The graph; an edge to a node that is not there leads nowhere.
    fn graph(self) -> Graph {
        let mut edges = Vec::with_capacity(self.edges.len());
        for (from, to) in self.edges {
            let ends = (at(&self.node_of, from), at(&self.node_of, to));
            if ends.0 != NONE && ends.1 != NONE {
                edges.push(ends);
            }
        }
        Graph { nodes: self.nodes, edges }
    }
}

/// Reads a node's goal. `null` is none.
fn goal(source: &mut dyn Source, node: &mut Node, take: &mut dyn FnMut(&mut dyn Source) -> u32) {
    if source.kind() == Kind::Null {
        source.skip();
    } else {
        source.document(&mut |source| node.goal = Some(take(source)));
    }
}

/// Where the reading is, and what it could not use.
struct Reading {
    /// The list that is being read; empty before the first.
    list: &'static str,
    /// Its row, counted from one; zero before the first.
    index: usize,
    faults: Vec<Fault>,
}

type Each<'a> = &'a mut dyn FnMut(&mut Reading, &mut dyn Source, &str);

impl Reading {
    fn fault(&mut self, kind: FaultKind) {
        let list = Pointer::parse(self.list);
        let path = if self.index > 0 { list.index(self.index - 1) } else { list };
        self.faults.push(Fault { path, kind });
    }

    /// Takes over what the source noticed.
    fn notice(&mut self, source: &mut dyn Source) {
        if let Some(kind) = source.take_fault() {
            self.fault(kind);
        }
    }

    fn is(&mut self, source: &mut dyn Source, expected: Kind) -> bool {
        let found = source.kind();
        if found == expected {
            return true;
        }
        source.skip();
        self.notice(source);
        if found != Kind::Null || self.list.is_empty() {
            self.fault(FaultKind::WrongType { expected, found });
        }
        false
    }

    fn object(&mut self, source: &mut dyn Source, each: Each<'_>) {
        if self.is(source, Kind::Object) {
            source.object(&mut |source, name| each(self, source, name));
            self.notice(source);
        }
    }

    fn list(&mut self, source: &mut dyn Source, each: &mut dyn FnMut(&mut Self, &mut dyn Source)) {
        if self.is(source, Kind::Array) {
            source.array(&mut |source, _| each(self, source));
            self.notice(source);
        }
    }

    /// Reads one of the flow's lists.
    fn rows(&mut self, source: &mut dyn Source, list: &'static str, each: &mut dyn FnMut(&mut Self, &mut dyn Source)) {
        (self.list, self.index) = (list, 0);
        self.list(source, &mut |reading, source| {
            reading.index += 1;
            each(reading, source);
        });
        (self.list, self.index) = ("", 0);
    }

    fn text(&mut self, source: &mut dyn Source) -> String {
        match source.kind() {
            Kind::Text | Kind::Number => source.text(),
            _ => {
                source.skip();
                String::new()
            }
        }
    }

    fn flag(&mut self, source: &mut dyn Source) -> bool {
        source.kind() == Kind::Bool && source.bool()
    }

    fn saved(&mut self, source: &mut dyn Source) -> Saved {
        let mut saved = Saved::default();
        self.object(source, &mut |reading, source, name| match name {
            "id" => saved.id = reading.text(source),
            "revision" => saved.revision = reading.text(source).parse().ok(),
            _ => source.skip(),
        });
        saved
    }

    fn does(&mut self, source: &mut dyn Source) -> Option<Does> {
        if source.kind() == Kind::Null {
            source.skip();
            return None;
        }
        let mut does = Does::default();
        self.object(source, &mut |reading, source, name| match name {
            "start" => does.start = reading.flag(source),
            "ends" => does.ends = reading.flag(source),
            "consent" => does.consent = reading.flag(source),
            "sets" => reading.list(source, &mut |reading, source| does.sets.push(reading.text(source))),
            "asks" => reading.list(source, &mut |reading, source| {
                let asked = reading.text(source);
                does.phone |= asked == "phone";
                does.email |= asked == "email";
            }),
            _ => source.skip(),
        });
        Some(does)
    }
}
