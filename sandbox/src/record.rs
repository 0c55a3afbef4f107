//! The record of every event that a platform's stand-in accepted: what a sender's own books are compared with.
//!
//! In memory the latest [`KEPT`] events are listed, and copies are counted over the last [`MOST_IDS`] different ids; a
//! record file has them all, one JSON object a line, written before the answer leaves, and is read again at the start.

use crate::received::Target;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// So many events are listed; about 40 MB.
const KEPT: usize = 100_000;
/// So many different ids are told apart; about 50 MB.
const MOST_IDS: usize = 1_000_000;
/// So many ids that came more than once are listed.
const MOST_COPIED: usize = 10_000;
/// Both platforms take a second event of one name and id for a copy within 48 hours.
const WINDOW: i64 = 48 * 3600;

/// An accepted event.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Event {
    /// Counts up from 1.
    #[serde(default)]
    pub(crate) seq: u64,
    /// When it came, in Unix seconds of the sandbox's clock.
    pub(crate) at: i64,
    pub(crate) platform: Target,
    /// The dataset, pixel code or event set.
    pub(crate) source: String,
    /// Meta's `action_source`, with the channel after a slash; TikTok's `event_source`.
    pub(crate) kind: String,
    pub(crate) event: String,
    pub(crate) event_id: Option<String>,
    pub(crate) event_time: i64,
    /// Whether it came with a test event code.
    pub(crate) test: bool,
    /// The configured name of the token.
    pub(crate) token: String,
    /// Which copy of its platform, source, event and id this is: 1 is the first. 0: it has no id, or there are too many.
    #[serde(default)]
    pub(crate) copy: u32,
    /// Whether the platform counts it, by its rule for copies.
    #[serde(default)]
    pub(crate) counted: bool,
}

/// How a platform counts an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counting {
    /// Each time it comes.
    EachTime,
    /// The first time; copies within 48 hours are dropped.
    OncePerId,
    /// Not at all: a mere test.
    Never,
}

/// Why a record file cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("Cannot use the record {}: {source}. Give --record a file that can be written, or one that does not exist yet.", path.display())]
pub struct RecordError {
    path: PathBuf,
    source: std::io::Error,
}

/// The record itself.
pub(crate) struct Record(Mutex<Book>);

#[derive(Default)]
struct Book {
    file: Option<File>,
    last: u64,
    kept: VecDeque<Event>,
    hasher: RandomState,
    seen: HashMap<u64, Seen>,
    copied: BTreeMap<(Target, String, String, String), u32>,
    sums: BTreeMap<Target, Sums>,
}

#[derive(Default)]
struct Seen {
    copies: u32,
    counted_at: Option<i64>,
}

/// How much was accepted.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Sums {
    /// Events accepted, copies included.
    accepted: u64,
    /// Events that are no copy of an earlier one.
    distinct: u64,
    /// Events that the platform counts.
    counted: u64,
    /// Of the accepted ones, those with a test event code.
    test: u64,
}

/// An id that came more than once.
#[derive(Debug, Serialize)]
pub(crate) struct Copied {
    platform: Target,
    source: String,
    event: String,
    event_id: String,
    copies: u32,
}

/// All of it in figures.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    sandbox: bool,
    last: u64,
    platforms: BTreeMap<Target, Sums>,
    copied: Vec<Copied>,
    /// Whether there were more ids than can be told apart; then `distinct` and `copied` say too little.
    too_many_ids: bool,
}

/// Which events are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Wanted {
    /// Those after this `seq`.
    after: u64,
    limit: Option<usize>,
    platform: Option<Target>,
    event_id: Option<String>,
}

/// Some events, oldest first.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    sandbox: bool,
    /// `seq` of the oldest event that is still listed; older ones are in the record file alone.
    from: u64,
    events: Vec<Event>,
    /// Ask again with `after` set to it; none: that was all.
    next: Option<u64>,
}

impl Record {
    /// A record in memory alone.
    pub(crate) fn in_memory() -> Self {
        Self(Mutex::default())
    }

    /// A record in a file as well, which goes on where it ended.
    pub(crate) fn in_file(path: &Path) -> Result<Self, RecordError> {
        let open = || {
            let mut book = Book::default();
            let mut options = OpenOptions::new();
            let mut file = options.read(true).append(true).create(true).open(path)?;
            let mut whole = true;
            for line in BufReader::new(&file).split(b'\n') {
                let line = line?;
                whole = match serde_json::from_slice::<Event>(&line) {
                    Ok(event) => {
                        book.enter(event);
                        true
                    }
                    // Torn off when the sandbox was killed: it was answered to nobody.
                    Err(_) => line.is_empty(),
                };
            }
            if !whole {
                file.write_all(b"\n")?;
            }
            book.file = Some(file);
            Ok(Self(Mutex::new(book)))
        };
        open().map_err(|source| RecordError { path: path.to_owned(), source })
    }

    /// Enters the events of one call, all or none.
    pub(crate) fn add(&self, events: Vec<(Event, Counting)>) -> std::io::Result<()> {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lines = Vec::new();
        let mut entered = Vec::with_capacity(events.len());
        for (event, counting) in events {
            let event = book.number(event, counting);
            if book.file.is_some() {
                serde_json::to_writer(&mut lines, &event)?;
                lines.push(b'\n');
            }
            entered.push(event);
        }
        if let Some(file) = &mut book.file {
            file.write_all(&lines)?;
        }
        entered.into_iter().for_each(|event| book.keep(event));
        Ok(())
    }

    pub(crate) fn list(&self, wanted: &Wanted) -> Listed {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let limit = wanted.limit.unwrap_or(1000).min(10_000);
        let start = book.kept.partition_point(|event| event.seq <= wanted.after);
        let mut found = book.kept.range(start..).filter(|event| wanted.takes(event));
        let events: Vec<Event> = found.by_ref().take(limit).cloned().collect();
        let next = events.last().filter(|_| found.next().is_some()).map(|event| event.seq);
        Listed { sandbox: true, from: book.kept.front().map_or(book.last + 1, |event| event.seq), events, next }
    }

    pub(crate) fn summary(&self) -> Summary {
        let book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let copied = book.copied.iter().map(|((platform, source, event, event_id), copies)| Copied {
            platform: *platform,
            source: source.clone(),
            event: event.clone(),
            event_id: event_id.clone(),
            copies: *copies,
        });
        Summary {
            sandbox: true,
            last: book.last,
            platforms: book.sums.clone(),
            copied: copied.collect(),
            too_many_ids: book.seen.len() >= MOST_IDS,
        }
    }

    /// Forgets all events and says how many there were; a record file stays as it is.
    pub(crate) fn clear(&self) -> u64 {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, last) = (book.file.take(), book.last);
        let known: u64 = book.sums.values().map(|sums| sums.accepted).sum();
        *book = Book { file, last, ..Book::default() };
        known
    }
}

impl Wanted {
    fn takes(&self, event: &Event) -> bool {
        self.platform.is_none_or(|platform| platform == event.platform)
            && (self.event_id.is_none() || self.event_id == event.event_id)
    }
}

impl Book {
    /// Gives an event its number, and says whether it is a copy and whether it counts.
    fn number(&mut self, mut event: Event, counting: Counting) -> Event {
        self.last += 1;
        event.seq = self.last;
        let (copies, counted_at) = self.look_up(&event);
        event.counted = match counting {
            Counting::EachTime => true,
            Counting::OncePerId => counted_at.is_none_or(|counted_at| event.at - counted_at >= WINDOW),
            Counting::Never => false,
        };
        event.copy =
            if event.event_id.is_some() && (copies > 0 || self.seen.len() < MOST_IDS) { copies + 1 } else { 0 };
        self.mark(&event);
        event
    }

    /// An event from the file, which has its number.
    fn enter(&mut self, event: Event) {
        self.last = self.last.max(event.seq);
        self.mark(&event);
        self.keep(event);
    }

    fn hash(&self, event: &Event) -> Option<u64> {
        let id = event.event_id.as_ref()?;
        Some(self.hasher.hash_one((event.platform, &event.source, &event.event, id)))
    }

    fn look_up(&self, event: &Event) -> (u32, Option<i64>) {
        let seen = self.hash(event).and_then(|hash| self.seen.get(&hash));
        seen.map_or((0, None), |seen| (seen.copies, seen.counted_at))
    }

    fn mark(&mut self, event: &Event) {
        let Some(hash) = self.hash(event).filter(|_| event.copy > 0) else {
            return;
        };
        let seen = self.seen.entry(hash).or_default();
        seen.copies = event.copy;
        if event.counted {
            seen.counted_at = Some(event.at);
        }
        if event.copy > 1 {
            let id = event.event_id.clone().unwrap_or_default();
            let key = (event.platform, event.source.clone(), event.event.clone(), id);
            if self.copied.len() < MOST_COPIED || self.copied.contains_key(&key) {
                self.copied.insert(key, event.copy);
            }
        }
    }

    fn keep(&mut self, event: Event) {
        let sums = self.sums.entry(event.platform).or_default();
        sums.accepted += 1;
        sums.distinct += u64::from(event.copy <= 1);
        sums.counted += u64::from(event.counted);
        sums.test += u64::from(event.test);
        self.kept.push_back(event);
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
    }
}
