//! What the panel consists of, as data: sections of fields and rows. A new field is a row of these tables, a text of it in
//! [`super::read`], and its words in `locales/`.

use super::fields::{Control, Field, Part, Rows, Section, field, own};
use super::when::When;
use crate::domain::{Owner, Platform, Spot};

/// A destination's section: a switch, and what that platform hears.
macro_rules! destination {
    ($platform:ident, $name:literal, $title:literal, $hint:literal) => {
        Section {
            id: $name,
            title: $title,
            when: When::Always,
            filled: None,
            switch: Some(&own(Owner::Only(Platform::$platform), Spot::Enabled, $title, Control::Switch)),
            parts: &[
                (
                    When::On(Platform::$platform),
                    Part::Fields(&[own(
                        Owner::Only(Platform::$platform),
                        Spot::Event,
                        "ui.event",
                        Control::Event(Platform::$platform),
                    )
                    .hint($hint)]),
                ),
                (
                    When::On(Platform::$platform),
                    Part::Fields(&[own(
                        Owner::Only(Platform::$platform),
                        Spot::Connection,
                        "ui.connection",
                        Control::Connection(Platform::$platform),
                    )]),
                ),
                (When::On(Platform::$platform), Part::Only(Platform::$platform)),
            ],
        }
    };
}

/// The currency that a destination hears the value in; how it is converted stands below.
macro_rules! converted {
    ($platform:ident, $name:literal) => {
        (
            When::Converted(Platform::$platform),
            Part::Told(
                &[own(
                    Owner::Only(Platform::$platform),
                    Spot::ConvertTo,
                    concat!("ui.convert-to.", $name),
                    Control::Currency,
                )
                .hint("ui.convert-to.hint")],
                $name,
            ),
        )
    };
}

/// The section of what is kept and not sent.
pub(super) const ASIDE: &str = "aside";

/// The panel from top to bottom.
pub(super) static SECTIONS: &[Section] = &[
    Section {
        id: "goal",
        title: "ui.section.goal",
        when: When::Always,
        filled: None,
        switch: None,
        parts: &[
            (When::Always, Part::Fields(&[field(Spot::Name, "ui.name", Control::Plain).hint("ui.name.hint")])),
            (When::Always, Part::Fields(&[field(Spot::OncePer, "ui.once", Control::Select(PER))])),
            (
                When::PerOrder,
                Part::Fields(&[field(Spot::OnceKey, "ui.once.key", Control::Text).hint("ui.once.key.hint")]),
            ),
        ],
    },
    Section { id: "value", title: "ui.section.value", when: When::Always, filled: None, switch: None, parts: VALUE },
    destination!(Meta, "meta", "ui.section.meta", "ui.event.hint"),
    destination!(TikTok, "tiktok", "ui.section.tiktok", "ui.event.hint-tiktok"),
    Section {
        id: "items",
        title: "ui.section.items",
        when: When::Heard,
        filled: Some(When::Items),
        switch: None,
        parts: ITEMS,
    },
    Section {
        id: "params",
        title: "ui.section.params",
        when: When::Heard,
        filled: Some(When::Params),
        switch: None,
        parts: PARAMS,
    },
    Section {
        id: "custom",
        title: "ui.section.custom",
        when: When::Heard,
        filled: Some(When::Custom),
        switch: None,
        parts: &[(When::Always, Part::Rows(&CUSTOM))],
    },
    Section {
        id: "consent",
        title: "ui.section.consent",
        when: When::Heard,
        filled: Some(When::Consent),
        switch: None,
        parts: &[
            (
                When::Always,
                Part::Fields(&[field(Spot::ConsentVariable, "ui.consent.variable", Control::Variable)
                    .hint("ui.consent.variable.hint")]),
            ),
            (When::Consent, Part::Rows(&ANSWERS)),
        ],
    },
    Section {
        id: ASIDE,
        title: "ui.section.aside",
        when: When::Aside,
        filled: Some(When::Aside),
        switch: None,
        parts: &[
            (When::Always, Part::Sentence("ui.aside.about")),
            (When::NumItemsAside, Part::Fields(&NUM_ITEMS)),
            (When::Always, Part::Aside),
        ],
    },
];

type Parts = &'static [(When, Part)];

/// How much it is worth.
static VALUE: Parts = &[
    (
        When::Always,
        Part::Fields(&[
            field(Spot::Amount, "ui.amount", Control::Number).hint("ui.amount.hint"),
            field(Spot::Currency, "ui.currency", Control::Currency),
        ]),
    ),
    // Where that is in doubt, the rules ask; here the answer can be seen and changed.
    (When::Format, Part::Fields(&[field(Spot::Format, "ui.format", Control::Select(FORMATS))])),
    converted!(Meta, "meta"),
    converted!(TikTok, "tiktok"),
];

/// What was bought.
static ITEMS: Parts = &[
    (When::OwnRows, Part::Rows(&CONTENTS)),
    (When::OwnRows, Part::Told(&[], "items")),
    (When::Always, Part::Fields(&[field(Spot::From, "ui.from", Control::List).hint("ui.from.hint")])),
    (When::Listed, Part::Told(&COLUMNS, "items")),
    (When::RowsKept, Part::Sentence("ui.from.kept")),
    (
        When::Always,
        Part::Fields(&[
            field(Spot::ContentType, "ui.content-type", Control::Select(CONTENT_TYPES)).wire("content_type")
        ]),
    ),
    (When::ContentIds, Part::Rows(&CONTENT_IDS)),
    (When::NumItems, Part::Fields(&NUM_ITEMS)),
];

static PARAMS: Parts = &[(When::Always, Part::Params)];

/// What may differ for a destination: a switch, and what is behind it.
pub(super) static DIFFERENCES: [(Field, Parts); 3] = [
    (field(Spot::Value, "ui.section.value", Control::Switch), VALUE),
    (field(Spot::Items, "ui.section.items", Control::Switch), ITEMS),
    (field(Spot::Params, "ui.section.params", Control::Switch), PARAMS),
];

static NUM_ITEMS: [Field; 1] = [field(Spot::NumItems, "ui.num-items", Control::Number).wire("num_items")];

static COLUMNS: [Field; 3] = [
    field(Spot::MapId, "ui.column.id", Control::Column),
    field(Spot::MapQuantity, "ui.column.quantity", Control::Column),
    field(Spot::MapPrice, "ui.column.price", Control::Column),
];

static CONTENTS: Rows = Rows {
    spot: Spot::Contents,
    columns: &[
        field(Spot::Id, "ui.contents.id", Control::Text),
        field(Spot::Quantity, "ui.contents.quantity", Control::Number),
        field(Spot::ItemPrice, "ui.contents.price", Control::Number),
    ],
    add: "ui.contents.add",
    row: "ui.contents.row",
    remove: "ui.contents.remove",
};

static CONTENT_IDS: Rows = Rows {
    spot: Spot::ContentIds,
    columns: &[field(Spot::ContentId, "ui.contents.id", Control::Text)],
    add: "ui.content-ids.add",
    row: "ui.content-ids.row",
    remove: "ui.content-ids.remove",
};

static CUSTOM: Rows = Rows {
    spot: Spot::CustomRows,
    columns: &[
        field(Spot::CustomKey, "ui.custom.key", Control::Plain),
        field(Spot::CustomValue, "ui.custom.value", Control::Text),
        field(Spot::CustomType, "ui.custom.type", Control::Select(CUSTOM_TYPES)),
    ],
    add: "ui.custom.add",
    row: "ui.custom.row",
    remove: "ui.custom.remove",
};

static ANSWERS: Rows = Rows {
    spot: Spot::Answers,
    columns: &[field(Spot::Answer, "ui.consent.answer", Control::Answer)],
    add: "ui.consent.add",
    row: "ui.consent.row",
    remove: "ui.consent.remove",
};

const PER: &[(&str, &str)] =
    &[("", "ui.once.always"), ("subscriber", "ui.once.subscriber"), ("day", "ui.once.day"), ("order", "ui.once.order")];

const FORMATS: &[(&str, &str)] = &[
    ("", "ui.format.as-written"),
    ("1234.56", "ui.format.point"),
    ("1.234,56", "ui.format.comma-decimal"),
    ("1,234.56", "ui.format.comma-groups"),
    ("minor", "ui.format.minor"),
];

const CONTENT_TYPES: &[(&str, &str)] = &[
    ("", "ui.content-type.none"),
    ("product", "ui.content-type.product"),
    ("product_group", "ui.content-type.product-group"),
];

const CUSTOM_TYPES: &[(&str, &str)] =
    &[("text", "ui.custom.as-text"), ("number", "ui.custom.as-number"), ("boolean", "ui.custom.as-boolean")];

/// Every list of rows.
pub(super) static LISTS: [&Rows; 4] = [&CONTENTS, &CONTENT_IDS, &CUSTOM, &ANSWERS];

/// Another standard parameter, by what it takes.
pub(super) static PARAM_TEXT: Field = field(Spot::Param, "ui.param.", Control::Text);
pub(super) static PARAM_NUMBER: Field = field(Spot::Param, "ui.param.", Control::Number);
pub(super) static PARAM_CHOICE: Field = field(Spot::Param, "ui.param.", Control::Param);
