//! What concerns the sending: how much at once, how often, and how long what was heard is believed.

use std::ops::RangeInclusive;

use goal_element::payload::batch::MOST_EVENTS;
use toml::Spanned;

use super::{Checked, server::number};
use crate::config::{Delivery, error::Place, file};

pub(super) fn delivery(file: &file::Delivery, place: &Place<'_>) -> Checked<Delivery> {
    let setting = |written: Option<&Spanned<u64>>, usual, range: RangeInclusive<u64>, key: &str| {
        let what = format!("must be from {} to {}", range.start(), range.end());
        number(written, usual, range, key, &what, place)
    };
    Ok(Delivery {
        live_requests: setting(file.live_requests.as_ref(), 12, 1..=256, "live_requests")? as usize,
        backlog_requests: setting(file.backlog_requests.as_ref(), 4, 1..=256, "backlog_requests")? as usize,
        backlog_batch: setting(file.backlog_batch.as_ref(), 20, 1..=MOST_EVENTS as u64, "backlog_batch")? as u32,
        live_for: setting(file.live_for_seconds.as_ref(), 120, 1..=3600, "live_for_seconds")?.cast_signed(),
        probe_every: setting(file.probe_seconds.as_ref(), 30, 1..=3600, "probe_seconds")?.cast_signed(),
    })
}

pub(super) fn ad_names(file: &file::Ads, place: &Place<'_>) -> Checked<i64> {
    const HOUR: i64 = 60 * 60;
    let hours = number(file.name_hours.as_ref(), 24, 1..=720, "name_hours", "must be from 1 to 720", place)?;
    Ok(hours.cast_signed() * HOUR)
}
