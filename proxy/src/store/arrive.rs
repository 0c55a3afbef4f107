//! Goals that were reached, written before anything is sent. Many are written together: one transaction and one way to
//! the disk for all. What a happening told twice, and a fact counted twice, are is settled here by two unique keys.

mod known;
mod rows;

use std::collections::BTreeMap;

use goal_element::{
    domain::{Mode, Platform},
    payload::SkipReason,
};
use uuid::Uuid;

use self::{
    known::add_known,
    rows::{count_once, insert_events, insert_reached},
};
use super::{
    Writing,
    roll::{Changes, Place},
};

/// A goal, reached.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    pub(crate) workspace: String,
    pub(crate) mode: Mode,
    pub(crate) goal: String,
    pub(crate) goal_name: String,
    pub(crate) bot: Option<String>,
    pub(crate) node: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) happening: String,
    pub(crate) at: i64,
    pub(crate) day: String,
    /// The ad that brought them; empty: none.
    pub(crate) ad: String,
    /// Amount and currency, as the goal has them.
    pub(crate) value: Option<(String, String)>,
    /// The `event_id` of what counts once; `None`: every happening counts.
    pub(crate) once: Option<String>,
    /// What is to become of it at each destination that is switched on.
    pub(crate) outcomes: Vec<Outcome>,
}

/// What is to become of a goal at one destination that is switched on.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    /// It will be sent.
    Send(Frozen),
    /// It will not.
    Skip(Platform, SkipReason),
}

/// A request as it will be sent, without its token.
#[derive(Debug, Clone)]
pub(crate) struct Frozen {
    pub(crate) platform: Platform,
    pub(crate) connection: String,
    pub(crate) sandbox: bool,
    pub(crate) event_name: String,
    pub(crate) event_id: String,
    pub(crate) url: String,
    /// JSON: names and values, the token masked.
    pub(crate) headers: String,
    pub(crate) body: String,
    /// JSON from which the body can be made anew, for a live event.
    pub(crate) moment: Option<String>,
    /// From then on the platform does not take it any more.
    pub(crate) expires_at: i64,
}

/// How a happening was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arrived {
    /// The happening's id; that of its first telling, if it was told before.
    pub(crate) reached: String,
    /// False: what the goal counts once by had been counted before.
    pub(crate) is_first: bool,
    /// Its events, in the order of its outcomes; of a happening told before, by destination.
    pub(crate) events: Vec<Stands>,
}

/// Where an event stands.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Stands {
    pub(crate) id: String,
    pub(crate) destination: String,
    pub(crate) outcome: String,
    pub(crate) reason: Option<String>,
    pub(crate) event_id: Option<String>,
}

/// Why a goal that counts once is not sent again.
const REPEAT: &str = "repeat";

/// Who sends a test at once, and until when that is believed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lease<'a> {
    pub(crate) owner: &'a str,
    pub(crate) until: i64,
}

impl Reached {
    pub(crate) fn place(&self) -> Place {
        Place {
            workspace: self.workspace.clone(),
            mode: self.mode.name().to_owned(),
            goal: self.goal.clone(),
            day: self.day.clone(),
            bot: self.bot.clone().unwrap_or_default(),
            ad: self.ad.clone(),
        }
    }

    /// What makes two tellings the same happening; tests are each their own.
    fn identity(&self) -> Option<(&str, &str, &str)> {
        (self.mode == Mode::Live).then_some((&self.workspace, &self.goal, &self.happening))
    }
}

/// Writes that goals were reached. With a lease (a test) their events are `sending`, else `waiting`.
pub(crate) async fn arrive(
    writing: &mut Writing,
    changes: &mut Changes,
    all: &[&Reached],
    lease: Option<Lease<'_>>,
) -> Result<Vec<Arrived>, sqlx::Error> {
    let ids: Vec<String> = all.iter().map(|_| new_id()).collect();
    let winners = count_once(writing, all, &ids).await?;
    let first: Vec<bool> = all.iter().zip(&ids).map(|(it, id)| it.once.is_none() || winners.contains(id)).collect();
    let new = insert_reached(writing, all, &ids, &first).await?;

    let mut arrived = BTreeMap::new();
    let mut rows = Vec::new();
    for at in (0..all.len()).filter(|at| new.contains(&ids[*at])) {
        let (reached, place) = (all[at], all[at].place());
        changes.reached(&place, first[at]);
        if let Some(person) = &reached.person {
            changes.visit(&place, person);
        }
        if let Some((amount, currency)) = reached.value.as_ref().filter(|_| first[at]) {
            changes.value(&place, amount, currency);
        }
        let mut events = Vec::new();
        for outcome in &reached.outcomes {
            let stands = outcome.stands(first[at], lease.is_some());
            let reason = stands.reason.clone().unwrap_or_default();
            changes.outcome(&place, (stands.destination.clone(), stands.outcome.clone(), reason), 1);
            rows.push((at, outcome, stands.clone()));
            events.push(stands);
        }
        arrived.insert(at, Arrived { reached: ids[at].clone(), is_first: first[at], events });
    }
    insert_events(writing, all, &ids, &rows, lease).await?;
    for (reached, id) in all.iter().zip(&ids) {
        changes.named(reached, id);
    }
    let known: Vec<usize> = (0..all.len()).filter(|at| !arrived.contains_key(at)).collect();
    if !known.is_empty() {
        add_known(writing, all, &known, &mut arrived).await?;
    }
    Ok(arrived.into_values().collect())
}

impl Outcome {
    fn stands(&self, is_first: bool, is_sending: bool) -> Stands {
        let (platform, reason, event_id) = match self {
            Self::Send(frozen) => (frozen.platform, None, Some(frozen.event_id.clone())),
            Self::Skip(platform, reason) => (*platform, Some(reason.name()), None),
        };
        let reason = if is_first { reason } else { Some(REPEAT) };
        let outcome = match (reason, is_sending) {
            (Some(_), _) => "skipped",
            (None, true) => "sending",
            (None, false) => "waiting",
        };
        Stands {
            id: new_id(),
            destination: platform.name().to_owned(),
            outcome: outcome.to_owned(),
            reason: reason.map(str::to_owned),
            event_id: event_id.filter(|_| reason.is_none()),
        }
    }
}

/// Ids sort by time.
pub(crate) fn new_id() -> String {
    Uuid::now_v7().to_string()
}
