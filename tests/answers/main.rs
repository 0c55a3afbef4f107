//! What came back from a platform, and what we make of it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod cut;
mod facts;
mod garbage;
mod meta;
mod tiktok;

use goal_element::domain::Platform;
use goal_element::payload::answer::{Answer, Reply, read};

/// The answer to a request with `sent` events.
fn http(platform: Platform, sent: usize, status: u16, body: &str) -> Answer {
    read(platform, sent, Reply::Http { status, body: body.as_bytes(), retry_after: None })
}

fn param<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.params.iter().find(|(found, _)| *found == name).map(|(_, text)| text)
}

fn mend(answer: &Answer) -> Option<&str> {
    answer.mend.as_ref().map(|place| place.as_str())
}

/// What is the same for every platform: the way to it.
#[test]
fn without_an_answer_it_counts_whether_the_request_left_whole() {
    use goal_element::payload::answer::{Concerns, Verdict};
    for platform in [Platform::Meta, Platform::TikTok] {
        let not_sent = read(platform, 1, Reply::NotSent);
        assert_eq!((not_sent.verdict, not_sent.concerns), (Verdict::Retry { after: 0 }, Concerns::Host));
        let no_answer = read(platform, 1, Reply::NoAnswer);
        assert_eq!((no_answer.verdict, no_answer.concerns), (Verdict::Unknown, Concerns::Host));
        let busy = read(platform, 1, Reply::Http { status: 429, body: b"slow down", retry_after: Some(30) });
        assert_eq!((busy.verdict, busy.concerns), (Verdict::Retry { after: 30 }, Concerns::App));
    }
}
