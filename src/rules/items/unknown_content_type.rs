use crate::catalog::params;
use crate::domain::{Platform, Spot};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a content type that is neither `product` nor `product_group`, nor one of the catalogues of travel, vehicles
    /// and homes.
    ///
    /// ## Why it matters
    /// Meta cannot match the ids with the catalogue, so ads for products do not work.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "content_type": "shoes" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// `product` where the ids are those of single products, `product_group` where they are those of groups of variants.
    UnknownContentType {
        "items/unknown-content-type", Warning, Documented,
        "Meta, Standard Parameters: content_type (2026-09-12)",
        since "0.1.0",
        At(&[Spot::ContentType], check) reads []
    }
}

fn check(_facts: Facts<'_>, text: Text<'_>, report: &mut Report<'_>) {
    let (Some(typed), Some(spec)) = (text.written(), params::find(Platform::Meta, "content_type")) else {
        return;
    };
    if spec.choices.contains(&typed) || params::other_content_types(Platform::Meta).has(typed) {
        return;
    }
    let mut found = report.at(text.place).with("text", typed);
    for choice in spec.choices {
        found = found.replace("use-choice", choice);
    }
}
