//! Events that somebody wants to be sent once more.

use super::{
    Store, Writing,
    arrive::new_id,
    finish::{Held, locked},
    roll::Changes,
    sql::Sql,
};

/// Whether it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Again {
    Waits,
    /// There is no such event.
    Unknown,
    /// The platform would not take it any more.
    TooLate,
    /// It is in a state in which it is not sent again: this one.
    Not(String),
}

impl Store {
    /// Lets a live event wait again that was refused, is unknown, waits, is parked or was believed expired.
    pub(crate) async fn send_again(&self, workspace: &str, id: &str, now: i64) -> Result<Again, sqlx::Error> {
        let mut writing = self.write().await?;
        let held = match held(&mut writing, workspace, id).await? {
            Ok(held) => held,
            Err(not) => return Ok(not),
        };
        let again = let_wait(&mut writing, &held, id, now).await?;
        if again == Again::Waits {
            writing.commit().await?;
        }
        Ok(again)
    }
}

/// The workspace's event, held, if it is in a state in which it may be sent again.
pub(super) async fn held(writing: &mut Writing, workspace: &str, id: &str) -> Result<Result<Held, Again>, sqlx::Error> {
    let held = locked(writing, [id]).await?.remove(id).filter(|held| held.place.workspace == workspace);
    Ok(held.ok_or(Again::Unknown).and_then(|held| {
        if may_wait(&held.place.mode, &held.outcome) { Ok(held) } else { Err(Again::Not(held.outcome)) }
    }))
}

/// Whether an event of that mode and outcome may be sent again.
pub(super) fn may_wait(mode: &str, outcome: &str) -> bool {
    mode == "live" && matches!(outcome, "refused" | "unknown" | "waiting" | "parked" | "expired")
}

/// Lets the event wait that is `held`, if the platform would still take it.
pub(super) async fn let_wait(writing: &mut Writing, held: &Held, id: &str, now: i64) -> Result<Again, sqlx::Error> {
    let mut sql = Sql::new("UPDATE event SET outcome = 'waiting', lease = NULL, next_at = ");
    sql.bind(now).push(", changed = ").bind(new_id()).push(" WHERE raw = 1 AND id = ").bind(id);
    sql.push(" AND expires_at > ").bind(now);
    if sql.execute(writing).await? == 0 {
        return Ok(Again::TooLate);
    }
    let mut changes = Changes::default();
    held.becomes(&mut changes, "waiting");
    changes.write(writing).await?;
    Ok(Again::Waits)
}
