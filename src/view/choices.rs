//! What a list offers under a field, narrowed by what was typed.

use super::drawing::Drawing;
use super::panel::Control;
use super::popup::{Offer, Popup};
use super::template::Template;
use super::terms::Term;
use super::{Sight, Terms};
use crate::catalog::currencies::{self, Standing};
use crate::catalog::{events, mapping};
use crate::domain::goal::Consent;
use crate::domain::surroundings::{Variable, VariableKind};
use crate::domain::{Field, Goal, Owner, Platform, Pointer, letters, template, text_at};

/// More than this many choices are not drawn; typing narrows the list.
pub const MOST: usize = 60;

/// One choice of a list.
#[derive(Debug, Clone, Copy)]
pub enum Choice<'a> {
    /// A variable.
    Variable(&'a Variable),
    /// An event, by its plain name.
    Event(&'a Term),
    /// A currency, by its code.
    Currency(&'a Term),
    /// A column of a list.
    Column(&'a str),
    /// A text.
    Plain(&'static str),
}

impl Choice<'_> {
    /// What choosing it puts into the field.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::Variable(variable) => &variable.name,
            Self::Event(term) | Self::Currency(term) => term.name,
            Self::Column(text) | Self::Plain(text) => text,
        }
    }

    /// Its name.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Event(term) => &term.word,
            _ => self.value(),
        }
    }

    /// Draws a word beside the name and a sentence under it: a variable's type and a sample, an event's name on the wire
    /// and when to use it, a currency's name.
    pub(super) fn more(&self, d: &mut Drawing) {
        match self {
            Self::Variable(variable) => {
                if let Some(kind) = variable.kind {
                    d.node(Template::Aside, "");
                    d.named("kind.", kind.name());
                    d.said();
                    d.end();
                }
                if let Some(sample) = variable.samples.first() {
                    d.node(Template::About, "");
                    d.named("ui.variable.sample", "");
                    d.param("sample", sample);
                    d.said();
                    d.end();
                }
            }
            Self::Event(term) => {
                d.node(Template::Aside, "");
                d.text(term.name);
                d.end();
                d.node(Template::About, "");
                d.named("event.", &[term.name, ".about"].concat());
                d.said();
                d.end();
            }
            Self::Currency(term) => {
                d.node(Template::Aside, "");
                d.text(&term.word);
                d.end();
            }
            Self::Column(_) | Self::Plain(_) => {}
        }
    }
}

/// Everything that `popup` offers over such a control, the likeliest first.
#[must_use]
pub fn offered<'a>(control: Control, popup: &Popup, sight: Sight<'a>, terms: &'a Terms) -> Vec<Choice<'a>> {
    let mut found = Vec::new();
    let query = popup.query.trim();
    match (popup.offer, control) {
        (Offer::Variables, _) | (_, Control::Variable) => {
            for variable in sight.surroundings.variables.as_deref().unwrap_or_default() {
                let later = match control {
                    Control::Number => variable.kind != Some(VariableKind::Number),
                    Control::List => variable.kind != Some(VariableKind::List),
                    _ => false,
                };
                rank(&mut found, Choice::Variable(variable), score(&variable.name, query), later);
            }
        }
        (_, Control::Event(platform)) => {
            let proposed = proposed(platform, sight.goal);
            if let Some(name) = proposed.filter(|name| events::find(platform, name).is_none()) {
                rank(&mut found, Choice::Plain(name), score(name, query), false);
            }
            for term in &terms.events {
                if term.platform == Some(platform) {
                    let later = proposed.is_some_and(|name| name != term.name);
                    rank(&mut found, Choice::Event(term), best(term, query), later);
                }
            }
        }
        (_, Control::Currency) => {
            // What is converted for TikTok must be in a currency that TikTok counts.
            let is_tiktoks = popup.field == "/destinations/tiktok/convert_to";
            for term in &terms.currencies {
                let standing = currencies::find(term.name).map(|currency| currency.standing(Platform::TikTok));
                if is_tiktoks && standing != Some(Standing::Accepted) {
                    continue;
                }
                let later = sight.surroundings.currency.as_deref() != Some(term.name);
                rank(&mut found, Choice::Currency(term), best(term, query), later);
            }
        }
        (_, Control::Column) => {
            let owner = Field::at(&Pointer::parse(&popup.field)).map_or(Owner::Goal, |field| field.owner);
            let from = text_at::items(sight.goal, owner).map_or("", |items| items.from.trim());
            let name = template::sole(from).unwrap_or(from);
            for variable in sight.surroundings.variables.as_deref().unwrap_or_default() {
                for column in variable.columns.iter().filter(|_| variable.name == name) {
                    rank(&mut found, Choice::Column(column), score(column, query), false);
                }
            }
        }
        (_, Control::Answer) => {
            for answer in Consent::USUAL {
                rank(&mut found, Choice::Plain(answer), score(answer, query), false);
            }
        }
        _ => {}
    }
    in_order(&found)
}

/// The name that fits what the other platform hears; TikTok may know no event of it.
fn proposed(platform: Platform, goal: &Goal) -> Option<&'static str> {
    let heard = goal.meta.as_ref().filter(|_| platform == Platform::TikTok)?.event.as_ref()?;
    events::find(Platform::Meta, heard.name()).map(mapping::tiktok_for)
}

/// Notes a choice that matches; `later`: behind the others that match as well.
fn rank<'a>(found: &mut Vec<(u8, Choice<'a>)>, choice: Choice<'a>, score: u8, later: bool) {
    if score < NO_MATCH {
        found.push((score * 2 + u8::from(later), choice));
    }
}

/// By rank, each rank in the order in which it came.
fn in_order<'a>(found: &[(u8, Choice<'a>)]) -> Vec<Choice<'a>> {
    let mut ordered = Vec::with_capacity(found.len());
    for rank in 0..NO_MATCH * 2 {
        for (of, choice) in found {
            if *of == rank {
                ordered.push(*choice);
            }
        }
    }
    ordered
}

const NO_MATCH: u8 = 3;

/// The better of the two names.
fn best(term: &Term, query: &str) -> u8 {
    score(term.name, query).min(score(&term.word, query))
}

/// 0: the name starts with the query; 1: a word in it does; 2: it is somewhere in it; else [`NO_MATCH`].
fn score(name: &str, query: &str) -> u8 {
    let mut starts_word = true;
    let mut best = if query.is_empty() { 0 } else { NO_MATCH };
    for (at, character) in name.char_indices() {
        if starts_with(name.as_bytes().get(at..).unwrap_or_default(), query.as_bytes()) {
            best = best.min(if at == 0 { 0 } else { 2 - u8::from(starts_word) });
        }
        starts_word = !letters::is_letter_or_digit(character);
    }
    best
}

/// Whether `text` starts with `query`; letters A to Z in either case.
fn starts_with(text: &[u8], query: &[u8]) -> bool {
    text.get(..query.len()).is_some_and(|start| start.eq_ignore_ascii_case(query))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Surroundings, decode};

    fn term(name: &'static str, word: &str) -> Term {
        Term { name, platform: None, word: word.to_owned() }
    }

    fn event(name: &'static str, word: &str) -> Term {
        Term { platform: Some(Platform::Meta), ..term(name, word) }
    }

    fn names(control: Control, offer: Offer, query: &str, bot: &Surroundings) -> Vec<String> {
        let terms = Terms {
            currencies: vec![term("ARS", "peso argentino"), term("COP", "peso colombiano"), term("EUR", "euro")],
            events: vec![event("Purchase", "Compra"), event("OrderCreated", "Pedido creado")],
        };
        let popup = Popup { field: String::new(), offer, query: query.into(), active: None };
        let goal = Goal::default();
        let sight = Sight { goal: &goal, diagnostics: &[], surroundings: bot };
        offered(control, &popup, sight, &terms).iter().map(|choice| choice.value().to_owned()).collect()
    }

    #[test]
    fn the_bots_own_currency_comes_first_and_names_are_searched() {
        let bot = Surroundings { currency: Some("EUR".into()), ..Surroundings::default() };
        assert_eq!(names(Control::Currency, Offer::Choices, "", &bot), ["EUR", "ARS", "COP"]);
        assert_eq!(names(Control::Currency, Offer::Choices, "col", &bot), ["COP"]);
        assert_eq!(names(Control::Currency, Offer::Choices, "zz", &bot), [""; 0]);
    }

    #[test]
    fn what_is_converted_for_tiktok_becomes_one_of_tiktoks_currencies() {
        let offered = |field: &str| {
            let popup = Popup { field: field.to_owned(), offer: Offer::Choices, query: String::new(), active: None };
            let terms = Terms {
                currencies: vec![term("EUR", "euro"), term("DOP", "peso dominicano"), term("JOD", "dinar jordano")],
                events: Vec::new(),
            };
            let (bot, goal) = (Surroundings::default(), Goal::default());
            let sight = Sight { goal: &goal, diagnostics: &[], surroundings: &bot };
            let offered = offered(Control::Currency, &popup, sight, &terms);
            offered.iter().map(|choice| choice.value().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(offered("/destinations/tiktok/convert_to"), ["EUR"]);
        assert_eq!(offered("/destinations/meta/convert_to"), ["EUR", "DOP", "JOD"]);
        assert_eq!(offered("/value/currency"), ["EUR", "DOP", "JOD"]);
    }

    #[test]
    fn an_event_is_found_by_either_name() {
        let bot = Surroundings::default();
        assert_eq!(names(Control::Event(Platform::Meta), Offer::Choices, "compra", &bot), ["Purchase"]);
        assert_eq!(names(Control::Event(Platform::Meta), Offer::Choices, "order", &bot), ["OrderCreated"]);
        assert_eq!(names(Control::Event(Platform::Meta), Offer::Choices, "", &bot).len(), 2);
    }

    #[test]
    fn numbers_come_first_in_a_number_field() {
        let (bot, _) = decode::surroundings_from_json(
            br#"{"variables":[{"name":"first_name","type":"text"},{"name":"total","type":"number"},{"name":"order_total","type":"number"}]}"#,
        );
        assert_eq!(names(Control::Number, Offer::Variables, "", &bot), ["total", "order_total", "first_name"]);
        assert_eq!(names(Control::Text, Offer::Variables, "", &bot), ["first_name", "total", "order_total"]);
        assert_eq!(names(Control::Number, Offer::Variables, "tot", &bot), ["total", "order_total"]);
    }

    #[test]
    fn a_list_offers_every_variable_there_is() {
        let variables = (0..100).map(|at: usize| Variable { name: at.to_string(), ..Variable::default() }).collect();
        let bot = Surroundings { variables: Some(variables), ..Surroundings::default() };
        let goal = Goal::default();
        let popup = Popup { field: String::new(), offer: Offer::Variables, query: String::new(), active: None };
        let sight = Sight { goal: &goal, diagnostics: &[], surroundings: &bot };
        assert_eq!(offered(Control::Text, &popup, sight, &Terms::default()).len(), 100);
    }
}
