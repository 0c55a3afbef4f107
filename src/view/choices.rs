//! What a list offers under a field, narrowed by what was typed.

use super::popup::{Offer, Popup};
use super::{Shown, Sight, Terms, Words};
use crate::domain::letters;
use crate::domain::surroundings::Variable;

/// More than this many choices are not drawn; typing narrows the list.
const MOST: usize = 60;

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What choosing it puts into the field.
    pub value: String,
    /// Its name.
    pub label: Shown,
    /// A word beside the name: the event's name on the wire, a variable's type, a currency's name.
    pub aside: Option<Shown>,
    /// A sentence under the name.
    pub about: Option<Shown>,
}

/// The choices to draw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Those that match, the likeliest first.
    pub list: Vec<Choice>,
    /// How many more match and are not drawn.
    pub more: usize,
}

/// Which choices a field has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// None: only variables are offered.
    Text,
    /// A number: variables that hold numbers come first.
    Number,
    /// The platform's events.
    Event,
    /// Currencies.
    Currency,
}

/// What `popup` offers over a field of this kind.
#[must_use]
pub fn offered(kind: Kind, popup: &Popup, sight: Sight<'_>, terms: &Terms) -> Choices {
    match (popup.offer, kind) {
        (Offer::Variables, _) => variables(sight, &popup.query, kind == Kind::Number),
        (Offer::Choices, Kind::Event) => events(terms, &popup.query),
        (Offer::Choices, Kind::Currency) => currencies(sight, terms, &popup.query),
        (Offer::Choices, _) => Choices::default(),
    }
}

fn variables(sight: Sight<'_>, query: &str, numbers_first: bool) -> Choices {
    let known = sight.surroundings.variables.as_deref().unwrap_or_default();
    let rank = |variable: &Variable| {
        let score = score(&[&variable.name], query)?;
        let is_number = variable.kind == Some(crate::domain::surroundings::VariableKind::Number);
        Some(score * 2 + usize::from(numbers_first && !is_number))
    };
    ranked(known.iter().map(|variable| (rank(variable), variable)), |variable| Choice {
        value: variable.name.clone(),
        label: Shown::Text(variable.name.clone()),
        aside: variable.kind.map(|kind| Words::named("kind.", kind.name()).into()),
        about: variable
            .samples
            .first()
            .map(|sample| super::words("ui.variable.sample").with("sample", sample.clone()).into()),
    })
}

fn events(terms: &Terms, query: &str) -> Choices {
    let all = terms.events.iter().map(|event| (score(&[event.0, &event.1], query), event));
    ranked(all, |(name, label)| Choice {
        value: (*name).to_owned(),
        label: Shown::Text(label.clone()),
        aside: Some((*name).into()),
        about: Some(event_about(name).into()),
    })
}

/// The sentence that says when to use an event.
#[must_use]
pub fn event_about(name: &str) -> Words {
    let mut words = Words::named("event.", name);
    words.key.push_str(".about");
    words
}

fn currencies(sight: Sight<'_>, terms: &Terms, query: &str) -> Choices {
    let own = sight.surroundings.currency.as_deref();
    let all = terms.currencies.iter().map(|currency| {
        let rank =
            score(&[currency.0, &currency.1], query).map(|score| score * 2 + usize::from(own != Some(currency.0)));
        (rank, currency)
    });
    ranked(all, |(code, name)| Choice {
        value: (*code).to_owned(),
        label: (*code).into(),
        aside: Some(Shown::Text(name.clone())),
        about: None,
    })
}

/// The matches by rank, each rank in the order in which it came.
fn ranked<'a, T: 'a>(
    all: impl Iterator<Item = (Option<usize>, &'a T)> + Clone,
    make: impl Fn(&'a T) -> Choice,
) -> Choices {
    let mut choices = Choices::default();
    for rank in 0..RANKS {
        for (_, item) in all.clone().filter(|(of, _)| *of == Some(rank)) {
            if choices.list.len() < MOST {
                choices.list.push(make(item));
            } else {
                choices.more += 1;
            }
        }
    }
    choices
}

/// [`score`] has three values, and each list tells two kinds of choices apart.
const RANKS: usize = 6;

/// 0: a name starts with the query; 1: a word in it does; 2: it is somewhere in it; `None`: no match.
fn score(names: &[&str], query: &str) -> Option<usize> {
    let query = query.trim();
    names.iter().filter_map(|name| position(name, query)).min()
}

fn position(name: &str, query: &str) -> Option<usize> {
    let mut starts_word = true;
    let mut best = None;
    for (at, character) in name.char_indices() {
        if starts_with(name.get(at..).unwrap_or_default(), query) {
            let score = if at == 0 { 0 } else { 2 - usize::from(starts_word) };
            best = Some(best.map_or(score, |best: usize| best.min(score)));
        }
        starts_word = !letters::is_letter_or_digit(character);
    }
    best.or(query.is_empty().then_some(0))
}

/// Whether `text` starts with `query`; letters A to Z in either case.
fn starts_with(text: &str, query: &str) -> bool {
    text.as_bytes().get(..query.len()).is_some_and(|start| start.eq_ignore_ascii_case(query.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Goal, Surroundings, decode};

    fn names(kind: Kind, offer: Offer, query: &str, bot: &Surroundings) -> Vec<String> {
        let terms = Terms {
            currencies: vec![
                ("ARS", "peso argentino".into()),
                ("COP", "peso colombiano".into()),
                ("EUR", "euro".into()),
            ],
            events: vec![("Purchase", "Compra".into()), ("OrderCreated", "Pedido creado".into())],
        };
        let popup = Popup { field: String::new(), offer, query: query.into(), active: None };
        let goal = Goal::default();
        let sight = Sight { goal: &goal, diagnostics: &[], surroundings: bot };
        offered(kind, &popup, sight, &terms).list.into_iter().map(|choice| choice.value).collect()
    }

    #[test]
    fn the_bots_own_currency_comes_first_and_names_are_searched() {
        let bot = Surroundings { currency: Some("EUR".into()), ..Surroundings::default() };
        assert_eq!(names(Kind::Currency, Offer::Choices, "", &bot), ["EUR", "ARS", "COP"]);
        assert_eq!(names(Kind::Currency, Offer::Choices, "col", &bot), ["COP"]);
        assert_eq!(names(Kind::Currency, Offer::Choices, "zz", &bot), [""; 0]);
    }

    #[test]
    fn an_event_is_found_by_either_name() {
        let bot = Surroundings::default();
        assert_eq!(names(Kind::Event, Offer::Choices, "compra", &bot), ["Purchase"]);
        assert_eq!(names(Kind::Event, Offer::Choices, "order", &bot), ["OrderCreated"]);
        assert_eq!(names(Kind::Event, Offer::Choices, "", &bot).len(), 2);
    }

    #[test]
    fn numbers_come_first_in_a_number_field() {
        let (bot, _) = decode::surroundings_from_json(
            br#"{"variables":[{"name":"first_name","type":"text"},{"name":"total","type":"number"},{"name":"order_total","type":"number"}]}"#,
        );
        assert_eq!(names(Kind::Number, Offer::Variables, "", &bot), ["total", "order_total", "first_name"]);
        assert_eq!(names(Kind::Text, Offer::Variables, "", &bot), ["first_name", "total", "order_total"]);
        assert_eq!(names(Kind::Number, Offer::Variables, "tot", &bot), ["total", "order_total"]);
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let variables =
            (0..100).map(|at| Variable { name: super::super::words::digits(at), ..Variable::default() }).collect();
        let bot = Surroundings { variables: Some(variables), ..Surroundings::default() };
        let goal = Goal::default();
        let popup = Popup { field: String::new(), offer: Offer::Variables, query: String::new(), active: None };
        let sight = Sight { goal: &goal, diagnostics: &[], surroundings: &bot };
        let choices = offered(Kind::Text, &popup, sight, &Terms::default());
        assert_eq!((choices.list.len(), choices.more), (60, 40));
    }
}
