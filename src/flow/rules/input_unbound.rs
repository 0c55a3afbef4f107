use super::{Notes, Rule, Survey};
use crate::catalog::spelling;
use crate::domain::diagnostic::Params;
use crate::domain::pointer::push_key;
use crate::domain::surroundings::Variable;
use crate::domain::{Edit, Goal, Json, Pointer, template};
use crate::rules::{rule, variables};

rule! {
    /// ## What it does
    /// Reports a saved goal that uses a variable which this bot does not have and no variable of the bot stands in for.
    ///
    /// ## Why it matters
    /// A saved goal's variables are its inputs. Unless this bot says what goes in, they stay empty here.
    ///
    /// ## Example
    /// ```json surroundings
    /// { "variables": ["total"] }
    /// ```
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     {
    ///       "id": "paid",
    ///       "goal": {
    ///         "version": 1, "goal": { "id": "g1", "revision": 1 }, "name": "Order paid",
    ///         "value": { "amount": "{{order_total}}", "currency": "EUR" }, "destinations": {}
    ///       }
    ///     }
    ///   ]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Choose the variable of this bot that the goal should use: it is kept in the block's `bind`.
    InputUnbound { "flow/input-unbound", Error, Documented, "goal-element: a saved goal's variables are its inputs", since "0.1.0" }
}

impl Rule for InputUnbound {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        let Some(known) = &survey.surroundings.variables else {
            return;
        };
        for (number, site) in survey.sites.iter().enumerate() {
            if site.goal.revision.is_none() {
                continue;
            }
            for input in variables(site.goal) {
                if !has(known, &input) && !is_bound(site.goal, &input) && !is_set(survey, &input) {
                    offer(notes, number, site.goal, &input, known);
                }
            }
        }
    }
}

fn has(known: &[Variable], name: &str) -> bool {
    known.iter().any(|variable| variable.name == name || variable.name == template::root(name))
}

fn is_bound(goal: &Goal, name: &str) -> bool {
    goal.bind.iter().any(|(input, _)| input == name || input == template::root(name))
}

fn is_set(survey: &Survey<'_>, name: &str) -> bool {
    let sets = |variable: &String| template::root(variable) == template::root(name);
    survey.graph.nodes.iter().any(|node| node.does.as_ref().is_some_and(|does| does.sets.iter().any(sets)))
}

/// The variable that is spelled most like it is offered, else the bot's first ones.
fn offer(notes: &mut Notes<'_>, site: usize, goal: &Goal, input: &str, known: &[Variable]) {
    let mut path = String::from("/bind");
    push_key(&mut path, input);
    let Some(mut found) = notes.at(site, &path) else {
        return;
    };
    found = found.with("variable", input);
    let likeliest = spelling::nearest(input, &mut known.iter().map(|variable| variable.name.as_str()));
    let others = known.iter().map(|variable| variable.name.as_str()).filter(|name| Some(*name) != likeliest);
    for name in likeliest.into_iter().chain(others).take(3) {
        let mut text = String::from("{{");
        text.push_str(name);
        text.push_str("}}");
        let mut edits = Vec::new();
        if !goal.containers.bind {
            edits.push(Edit::Add { path: Pointer::parse("/bind"), value: Json::Object(Vec::new()) });
        }
        edits.push(Edit::Add { path: Pointer::parse(&path), value: Json::Text(text) });
        found = found.edits("use-variable", Params::default().with("variable", name), edits);
    }
}
