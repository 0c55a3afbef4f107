//! Icons: one path each, on a grid of 16, in the colour of the text around.

use crate::domain::Severity;
use crate::web::tree::{Element, el};

pub(super) fn flag() -> Element {
    icon("M4 14V2.5m0 .5c2.5-1.4 5.5 1.4 8 0v6c-2.5 1.4-5.5-1.4-8 0")
}

pub(super) fn check() -> Element {
    icon("M3.5 8.5l3 3 6-6.5")
}

pub(super) fn plus() -> Element {
    icon("M8 3.5v9M3.5 8h9")
}

pub(super) fn cross() -> Element {
    icon("M4.5 4.5l7 7m0-7l-7 7")
}

pub(super) fn down() -> Element {
    icon("M4.5 6.5L8 10l3.5-3.5")
}

pub(super) fn braces() -> Element {
    icon(
        "M6 3c-2 0-1.5 1.5-1.5 3S4 8 3 8c1 0 1.5.500 1.5 2S4 13 6 13m4-10c2 0 1.5 1.5 1.5 3S12 8 13 8c-1 0-1.5.500-1.5 2s.5 3-1.5 3",
    )
}

pub(super) fn severity(severity: Severity) -> Element {
    icon(match severity {
        Severity::Error => "M8 4.5v4.5m0 2.5v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8",
        Severity::Warning => "M8 6v3.5m0 2v.1M8 2L1.5 13.5h13z",
        Severity::Hint => "M6 12.5h4M6.5 14.5h3M8 1.5a4.5 4.5 0 0 0-2.5 8.3v.7h5v-.7A4.5 4.5 0 0 0 8 1.5",
    })
}

fn icon(path: &str) -> Element {
    el("svg").class("icon").with("viewBox", "0 0 16 16").with("aria-hidden", "true").child(el("path").own("d", path))
}
