//! Goals that were reached, written before anything is sent. Many are written together: one transaction and one way to
//! the disk for all. What a happening told twice, and a fact counted twice, are is settled here by two unique keys.

use std::collections::{BTreeMap, BTreeSet};

use goal_element::{
    domain::{Mode, Platform},
    payload::SkipReason,
};
use uuid::Uuid;

use super::{
    Writing,
    roll::{Changes, Place},
    sql::Sql,
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
    note_names(writing, all, &ids).await?;
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

/// Enters what counts once into the ledger; the happenings that were the first to do so.
async fn count_once(writing: &mut Writing, all: &[&Reached], ids: &[String]) -> Result<BTreeSet<String>, sqlx::Error> {
    // In order, so that two proxies never wait for each other crosswise; the first telling of a batch stands for its fact.
    let mut facts = BTreeMap::new();
    for (reached, id) in all.iter().zip(ids) {
        if let Some(once) = &reached.once {
            facts.entry((&*reached.workspace, &**once)).or_insert(&**id);
        }
    }
    if facts.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut sql = Sql::new("INSERT INTO ledger (workspace, event_id, reached) VALUES ");
    sql.rows(facts, |sql, ((workspace, event_id), reached)| {
        sql.bind(workspace).and(event_id).and(reached);
    });
    sql.push(" ON CONFLICT DO NOTHING RETURNING reached");
    Ok(sql.fetch::<(String,)>(writing).await?.into_iter().map(|(reached,)| reached).collect())
}

/// Inserts the happenings; the ids of those that had not been told before.
async fn insert_reached(
    writing: &mut Writing,
    all: &[&Reached],
    ids: &[String],
    first: &[bool],
) -> Result<BTreeSet<String>, sqlx::Error> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| all[*at].identity());
    let mut sql = Sql::new(
        "INSERT INTO reached (id, workspace, mode, goal, goal_name, bot, node, person, happening, at, day, ad, first, amount, currency) VALUES ",
    );
    sql.rows(order, |sql, at| {
        let reached = all[at];
        let (amount, currency) = reached.value.as_ref().map(|(amount, currency)| (&**amount, &**currency)).unzip();
        sql.bind(&*ids[at]).and(&*reached.workspace).and(reached.mode.name()).and(&*reached.goal);
        sql.and(&*reached.goal_name).and(reached.bot.as_deref()).and(reached.node.as_deref());
        sql.and(reached.person.as_deref()).and(&*reached.happening).and(reached.at).and(&*reached.day);
        sql.and(&*reached.ad).and(i64::from(first[at])).and(amount).and(currency);
    });
    sql.push(" ON CONFLICT DO NOTHING RETURNING id");
    Ok(sql.fetch::<(String,)>(writing).await?.into_iter().map(|(id,)| id).collect())
}

async fn insert_events(
    writing: &mut Writing,
    all: &[&Reached],
    ids: &[String],
    rows: &[(usize, &Outcome, Stands)],
    lease: Option<Lease<'_>>,
) -> Result<(), sqlx::Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(
        "INSERT INTO event (id, workspace, reached, mode, destination, outcome, reason, at, connection, sandbox, event_name, \
         event_id, url, headers, body, moment, raw, next_at, expires_at, lease, lease_until, changed) VALUES ",
    );
    sql.rows(rows, |sql, (at, outcome, stands)| {
        let reached = all[*at];
        let frozen = match outcome {
            Outcome::Send(frozen) if stands.reason.is_none() => Some(frozen),
            _ => None,
        };
        let lease = lease.filter(|_| frozen.is_some());
        sql.bind(&*stands.id).and(&*reached.workspace).and(&*ids[*at]).and(reached.mode.name());
        sql.and(&*stands.destination).and(&*stands.outcome).and(stands.reason.as_deref()).and(reached.at);
        sql.and(frozen.map(|it| &*it.connection));
        sql.and(frozen.map(|it| i64::from(it.sandbox))).and(frozen.map(|it| &*it.event_name));
        sql.and(frozen.map(|it| &*it.event_id)).and(frozen.map(|it| &*it.url)).and(frozen.map(|it| &*it.headers));
        sql.and(frozen.map(|it| &*it.body)).and(frozen.and_then(|it| it.moment.as_deref()));
        sql.and(i64::from(frozen.is_some() && reached.mode == Mode::Live));
        sql.and(reached.at).and(frozen.map_or(0, |it| it.expires_at));
        sql.and(lease.map(|it| it.owner)).and(lease.map_or(0, |it| it.until)).and(&*stands.id);
    });
    sql.execute(writing).await.map(drop)
}

/// Keeps the name that each goal had last.
async fn note_names(writing: &mut Writing, all: &[&Reached], ids: &[String]) -> Result<(), sqlx::Error> {
    let newest: BTreeMap<_, _> = all.iter().zip(ids).map(|(it, id)| ((&*it.workspace, &*it.goal), (it, id))).collect();
    let mut sql = Sql::new("INSERT INTO goal_seen (workspace, goal, name, reached) VALUES ");
    sql.rows(newest, |sql, ((workspace, goal), (reached, id))| {
        sql.bind(workspace).and(goal).and(&*reached.goal_name).and(&**id);
    });
    sql.push(
        " ON CONFLICT (workspace, goal) DO UPDATE SET name = excluded.name, reached = excluded.reached \
              WHERE excluded.reached > goal_seen.reached",
    );
    sql.execute(writing).await.map(drop)
}

#[derive(sqlx::FromRow)]
struct Known {
    reached: String,
    first: i64,
    workspace: String,
    goal: String,
    happening: String,
    id: Option<String>,
    destination: Option<String>,
    outcome: Option<String>,
    reason: Option<String>,
    event_id: Option<String>,
}

/// Adds how happenings stand that had been told before.
async fn add_known(
    writing: &mut Writing,
    all: &[&Reached],
    known: &[usize],
    arrived: &mut BTreeMap<usize, Arrived>,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT r.id AS reached, r.first, r.workspace, r.goal, r.happening, e.id, e.destination, e.outcome, e.reason, e.event_id \
         FROM reached r LEFT JOIN event e ON e.reached = r.id WHERE r.mode = 'live' AND (",
    );
    for (number, at) in known.iter().enumerate() {
        sql.push(if number == 0 { "" } else { " OR " });
        sql.push("(r.workspace = ").bind(&*all[*at].workspace).push(" AND r.goal = ").bind(&*all[*at].goal);
        sql.push(" AND r.happening = ").bind(&*all[*at].happening).push(")");
    }
    sql.push(") ORDER BY e.destination");
    let rows: Vec<Known> = sql.fetch(writing).await?;
    for at in known {
        let told = |row: &&Known| Some((&*row.workspace, &*row.goal, &*row.happening)) == all[*at].identity();
        let mut rows = rows.iter().filter(told).peekable();
        let Some(first) = rows.peek() else {
            return Err(sqlx::Error::RowNotFound);
        };
        let (reached, is_first) = (first.reached.clone(), first.first == 1);
        let events = rows.filter_map(Known::stands).collect();
        arrived.insert(*at, Arrived { reached, is_first, events });
    }
    Ok(())
}

impl Known {
    fn stands(&self) -> Option<Stands> {
        Some(Stands {
            id: self.id.clone()?,
            destination: self.destination.clone()?,
            outcome: self.outcome.clone()?,
            reason: self.reason.clone(),
            event_id: self.event_id.clone(),
        })
    }
}

/// Ids sort by time.
pub(crate) fn new_id() -> String {
    Uuid::now_v7().to_string()
}
