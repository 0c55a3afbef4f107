use crate::catalog::params;
use crate::domain::{Platform, template};
use crate::rules::{Facts, Report, Rule, rule};

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
        "items/unknown-content-type", Warning, Documented, "Meta, Standard Parameters: content_type (2026-09-12)",
        since "0.1.0"
    }
}

impl Rule for UnknownContentType {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        let Some(spec) = params::find(Platform::Meta, "content_type") else {
            return;
        };
        for (owner, items) in &facts.seen.items {
            let text = items.content_type.trim();
            let is_known = spec.choices.contains(&text) || params::other_content_types(Platform::Meta).has(text);
            if text.is_empty() || is_known || template::is_template(text) {
                continue;
            }
            let mut found = report.at(owner.place("items").key("content_type")).with("text", text);
            for choice in spec.choices {
                found = found.replace("use-choice", choice);
            }
        }
    }
}
