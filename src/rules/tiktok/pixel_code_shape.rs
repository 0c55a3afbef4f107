use super::{connection, place};
use crate::catalog::ids::{Id, shape};
use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::connection::label;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection whose pixel code is not 20 capital letters and digits. It says so when the code looks like
    /// another id of TikTok's, or when it has the right length and is not one that TikTok makes, as samples in
    /// documents are.
    ///
    /// ## Why it matters
    /// TikTok answers that the token has no permission for such a pixel, and takes no event.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "shop", "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "pixel_code": "my pixel" }] }
    /// ```
    ///
    /// ## Use instead
    /// The code that TikTok's Events Manager shows below the pixel's name.
    PixelCodeShape {
        "tiktok/pixel-code-shape", Warning, Observed, "Pixel codes in public code, all of one form (2026-11-22)",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = connection(facts) else {
        return;
    };
    let code = connection.pixel_code.trimmed();
    if code.is_empty() || shape(Id::GenuinePixelCode).fits(code) {
        return;
    }
    let found = report.at(place(Spot::Connection)).with("name", label(connection));
    if shape(Id::PixelCode).fits(code) {
        found.key("tiktok/pixel-code-shape.sample");
    } else if shape(Id::EventSet).fits(code) {
        found.key("tiktok/pixel-code-shape.other-id");
    }
}
