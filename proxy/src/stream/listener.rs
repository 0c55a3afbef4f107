//! One who listens: what they have been told, and where the next look at the store begins.

use std::time::Duration;

use tokio::time::Instant;
use uuid::{NoContext, Timestamp, Uuid};

use super::told::Told;
use crate::{
    app::App,
    store::{Change, PAGE, SKEW},
};

/// How often the store is asked.
const EVERY: Duration = Duration::from_millis(500);
/// Changes are written a little later than they are numbered: so much is looked at again each time, in seconds.
const NEAR: u64 = 5;
/// Another proxy's clock may be behind: so much is looked at again now and then.
const FAR: u64 = SKEW.unsigned_abs() + NEAR;
/// How often that is. Clocks that far apart are rare, and much may have changed in that time.
const FAR_EVERY: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(super) struct Listener {
    app: App,
    workspace: String,
    /// The newest change that was told.
    last: Uuid,
    told: Told,
    /// The look that is under way.
    look: Option<Look>,
    /// When the next one goes back far.
    far_at: Instant,
}

/// A look at the changes between two moments, a page at a time.
#[derive(Debug)]
struct Look {
    /// Change and event after which the next page begins.
    after: (String, String),
    until: String,
}

impl Listener {
    /// One who goes on after `last`, or hears what is new from now on.
    pub(super) async fn new(app: App, workspace: String, last: Option<Uuid>) -> Result<Self, sqlx::Error> {
        let (told, far_at) = (Told::default(), Instant::now());
        let mut it = Self { app, workspace, last: last.unwrap_or_else(Uuid::now_v7), told, look: None, far_at };
        it.begin();
        if last.is_none() {
            // What stands now is no news; but what a proxy with a slower clock does next is, whatever its number.
            while it.look.is_some() {
                it.page().await?;
            }
        }
        Ok(it)
    }

    /// Waits for what is new, at most a page of it.
    pub(super) async fn news(&mut self) -> Vec<Change> {
        loop {
            if self.look.is_none() {
                tokio::time::sleep(EVERY).await;
                self.begin();
            }
            // A database that does not answer is asked again; whoever sends says so in the log.
            match self.page().await {
                Ok(news) if news.is_empty() => {}
                Ok(news) => return news,
                Err(_) => self.look = None,
            }
        }
    }

    fn begin(&mut self) {
        let now = Uuid::now_v7();
        let until = moved(now, |seconds| seconds.saturating_add(FAR));
        if self.last > until {
            // The clock has been set back since: what happens now is numbered lower.
            self.last = now;
        }
        let goes_far = self.far_at <= Instant::now();
        let since = moved(self.last, |seconds| seconds.saturating_sub(if goes_far { FAR } else { NEAR }));
        if goes_far {
            self.far_at = Instant::now() + FAR_EVERY;
            self.told.forget_before(since);
        }
        let (changed, event) = self.told.start(since, now);
        self.look = Some(Look { after: (changed.to_string(), event.to_string()), until: until.to_string() });
    }

    /// What is new on the next page.
    async fn page(&mut self) -> Result<Vec<Change>, sqlx::Error> {
        let Some(look) = &mut self.look else {
            return Ok(Vec::new());
        };
        let after = (&*look.after.0, &*look.after.1);
        let mut changes = self.app.store().changes(&self.workspace, after, &look.until).await?;
        match changes.last() {
            Some(last) if changes.len() == PAGE => look.after = (last.changed.clone(), last.id.clone()),
            _ => self.look = None,
        }
        changes.retain(|change| {
            let number = |text: &str| Uuid::parse_str(text).unwrap_or_default();
            let changed = number(&change.changed);
            self.last = self.last.max(changed);
            self.told.is_new(changed, number(&change.id))
        });
        Ok(changes)
    }
}

/// The smallest id of another second.
fn moved(id: Uuid, to: impl Fn(u64) -> u64) -> Uuid {
    let (seconds, nanos) = id.get_timestamp().map_or((0, 0), |time| time.to_unix());
    let moved = Uuid::new_v7(Timestamp::from_unix(NoContext, to(seconds), nanos)).as_u128();
    // Time is its first 48 bits; then comes its version, then chance.
    Uuid::from_u128((moved >> 80 << 80) | (7 << 76) | (2 << 62))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_second_is_the_smallest_id_of_it() {
        let id = Uuid::parse_str("019abcde-f012-7abc-9def-0123456789ab").expect("an id");
        assert_eq!(moved(id, |seconds| seconds).to_string(), "019abcde-f012-7000-8000-000000000000");
        assert_eq!(moved(id, |seconds| seconds - 1).to_string(), "019abcde-ec2a-7000-8000-000000000000");
        assert_eq!(moved(id, |_| 0).to_string(), "00000000-01a2-7000-8000-000000000000");
    }
}
