//! Leases while what was taken together is sent bit by bit: what leaves is this process's for as long as its request may take.

use std::mem;

use super::attempt::hand_back;
use crate::{app::App, store::Claimed};

/// So long may it take to write an answer down, in seconds.
const RECORDING: i64 = 5;

/// Those of `events` that may be sent now: this process's, until their answer is written down. The others, whose lease is
/// lost or whose person was erased, are not sent. What has just been taken is believed; what is sent in parts is asked for
/// before each part.
pub(super) async fn held(app: &App, events: Vec<Claimed>, is_first: &mut bool) -> Vec<Claimed> {
    let now = app.now();
    let needed = now + app.platform_seconds() + RECORDING;
    let until = now + app.lease_seconds();
    // One that ends later was given before the clock was set back.
    if mem::take(is_first) && events.iter().all(|event| (needed..=until).contains(&event.until)) {
        return events;
    }
    let held = match app.store().renew(&events, until).await {
        Ok(held) => held,
        Err(error) => {
            tracing::error!(%error, events = events.len(), "leases cannot be renewed; nothing is sent under them");
            hand_back(app, &events).await;
            return Vec::new();
        }
    };
    let (mine, lost): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| held.contains(&event.id));
    if !lost.is_empty() {
        tracing::warn!(events = lost.len(), "their leases are lost; they are not sent");
        // Where nobody has them now, they wait again: this process knows that it did not send them.
        hand_back(app, &lost).await;
    }
    mine.into_iter().map(|event| Claimed { until, ..event }).collect()
}
