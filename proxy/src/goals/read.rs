//! A goal as it comes in: readable, with an id, and without a token. Everything else may still be unfinished.

use goal_element::{
    domain::{Goal, Surroundings, decode::goal_from_json, fault::FaultKind, goal::Version},
    rules,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::Usage;
use crate::{body, problem::Problem};

const LONGEST: usize = 200;

/// A goal for the library.
#[derive(Deserialize, ToSchema)]
#[schema(as = GoalToSave)]
pub(crate) struct Document<'a> {
    /// The goal's document.
    #[serde(borrow)]
    #[schema(value_type = crate::events::schema::Goal)]
    goal: &'a RawValue,
}

/// A goal that may be kept.
#[derive(Debug)]
pub(super) struct Read<'a> {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) document: &'a str,
}

pub(super) fn goal(body: &[u8]) -> Result<Read<'_>, Problem> {
    let Document { goal: document } = body::object(body)?;
    let document = document.get();
    let goal = goal_from_json(document.as_bytes());
    if goal.version == Version::Newer {
        return Err(Problem::newer_document());
    }
    let too_much = goal.faults.iter().any(|fault| matches!(fault.kind, FaultKind::TooDeep | FaultKind::TooLarge));
    if too_much || !document.starts_with('{') {
        return Err(Problem::unfit("/goal", "must be a goal's document, as the block hands it out"));
    }
    if goal.id.is_empty() {
        return Err(Problem::no_goal_id());
    }
    if goal.id.len() > LONGEST || goal.name.len() > 4 * LONGEST {
        return Err(Problem::unfit("/goal", "must have an id of at most 200 letters, and a name that can be read"));
    }
    refuse_token(&goal)?;
    Ok(Read { id: goal.id, name: goal.name, document })
}

/// The core's rule decides; it repeats nothing of the token.
fn refuse_token(goal: &Goal) -> Result<(), Problem> {
    let found = rules::check(goal, &Surroundings::default());
    match found.iter().find(|it| it.code == "secret/token-in-text") {
        Some(found) => Err(Problem::token_pasted(format!("/goal{}", found.path.as_str()))),
        None => Ok(()),
    }
}

pub(super) fn usage(usage: &Usage) -> Result<(), Problem> {
    let fits = |text: &str| (1..=LONGEST).contains(&text.chars().count());
    if !fits(&usage.bot) || usage.bot_name.chars().count() > LONGEST {
        return Err(Problem::unfit("/bot", "must be 1 to 200 letters, and bot_name at most 200"));
    }
    if usage.goals.len() > 1000 {
        return Err(Problem::unfit("/goals", "must be at most 1000 goals"));
    }
    for (at, goal) in usage.goals.iter().enumerate() {
        if !fits(&goal.id) {
            return Err(Problem::unfit(format!("/goals/{at}/id"), "must be 1 to 200 letters"));
        }
        if !(1..=100_000).contains(&goal.blocks) {
            return Err(Problem::unfit(format!("/goals/{at}/blocks"), "must be from 1 to 100000"));
        }
    }
    Ok(())
}
