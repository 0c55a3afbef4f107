//! The fields of a goal that can be edited, and their places in the document.

use super::goal::Platform;
use super::pointer::Pointer;

/// A place in the document that an edit may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// `/name`
    Name,
    /// `/value/…`
    Value(ValueField),
    /// `/items/…`
    Items(ItemsField),
    /// `/items/contents/N` and below; the column is `None` for the row itself
    Content(usize, Option<Column>),
    /// `/items/content_ids/N`
    ContentId(usize),
    /// `/params/KEY`
    Param(String),
    /// `/bind/KEY`
    Bind(String),
    /// `/custom/N` and below; the column is `None` for the row itself
    Custom(usize, Option<CustomColumn>),
    /// `/custom`, where rows are added
    CustomRows,
    /// `/once/per`
    OncePer,
    /// `/once/key`
    OnceKey,
    /// `/consent/variable`
    ConsentVariable,
    /// `/consent/accepted`, where answers are added
    Answers,
    /// `/consent/accepted/N`
    Answer(usize),
    /// `/destinations/PLATFORM/…`
    Destination(Platform, DestinationField),
}

/// The members of `/value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueField {
    /// `amount`
    Amount,
    /// `currency`
    Currency,
    /// `format`
    Format,
}

/// The members of `/items` that are no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemsField {
    /// `content_type`
    ContentType,
    /// `num_items`
    NumItems,
    /// `from`
    From,
    /// `contents`, where rows are added
    Contents,
    /// `content_ids`, where ids are added
    ContentIds,
}

/// The columns of a row of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// `id`
    Id,
    /// `quantity`
    Quantity,
    /// `item_price`
    ItemPrice,
    /// `title`
    Title,
    /// `category`
    Category,
    /// `brand`
    Brand,
}

/// The columns of a custom parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomColumn {
    /// `key`
    Key,
    /// `value`
    Value,
    /// `type`
    Type,
}

/// The members of a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DestinationField {
    /// `enabled`
    Enabled,
    /// `connection`
    Connection,
    /// `event`: one of the platform's names
    Event,
    /// `event/custom`: a name of the builder's own
    CustomEvent,
    /// `convert_to`
    ConvertTo,
}

impl Field {
    /// The field at `place`, if an edit may change it.
    #[must_use]
    pub fn at(place: &Pointer) -> Option<Self> {
        let segments: Vec<String> = place.segments().collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        Some(match segments.as_slice() {
            ["name"] => Self::Name,
            ["value", member] => Self::Value(value_field(member)?),
            ["items", member] => Self::Items(items_field(member)?),
            ["items", "contents", row] => Self::Content(number(row)?, None),
            ["items", "contents", row, column] => Self::Content(number(row)?, Some(content_column(column)?)),
            ["items", "content_ids", row] => Self::ContentId(number(row)?),
            ["params", key] => Self::Param((*key).to_owned()),
            ["bind", key] => Self::Bind((*key).to_owned()),
            ["custom"] => Self::CustomRows,
            ["custom", row] => Self::Custom(number(row)?, None),
            ["custom", row, column] => Self::Custom(number(row)?, Some(custom_column(column)?)),
            ["once", "per"] => Self::OncePer,
            ["once", "key"] => Self::OnceKey,
            ["consent", "variable"] => Self::ConsentVariable,
            ["consent", "accepted"] => Self::Answers,
            ["consent", "accepted", row] => Self::Answer(number(row)?),
            ["destinations", platform, "event", "custom"] => {
                Self::Destination(Platform::from_name(platform)?, DestinationField::CustomEvent)
            }
            ["destinations", platform, member] => {
                Self::Destination(Platform::from_name(platform)?, destination_field(member)?)
            }
            _ => return None,
        })
    }
}

fn number(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    let mut number = 0;
    for byte in text.bytes() {
        number = number * 10 + char::from(byte).to_digit(10)? as usize;
    }
    Some(number)
}

fn value_field(name: &str) -> Option<ValueField> {
    Some(match name {
        "amount" => ValueField::Amount,
        "currency" => ValueField::Currency,
        "format" => ValueField::Format,
        _ => return None,
    })
}

fn items_field(name: &str) -> Option<ItemsField> {
    Some(match name {
        "content_type" => ItemsField::ContentType,
        "num_items" => ItemsField::NumItems,
        "from" => ItemsField::From,
        "contents" => ItemsField::Contents,
        "content_ids" => ItemsField::ContentIds,
        _ => return None,
    })
}

fn content_column(name: &str) -> Option<Column> {
    Some(match name {
        "id" => Column::Id,
        "quantity" => Column::Quantity,
        "item_price" => Column::ItemPrice,
        "title" => Column::Title,
        "category" => Column::Category,
        "brand" => Column::Brand,
        _ => return None,
    })
}

fn custom_column(name: &str) -> Option<CustomColumn> {
    Some(match name {
        "key" => CustomColumn::Key,
        "value" => CustomColumn::Value,
        "type" => CustomColumn::Type,
        _ => return None,
    })
}

fn destination_field(name: &str) -> Option<DestinationField> {
    Some(match name {
        "enabled" => DestinationField::Enabled,
        "connection" => DestinationField::Connection,
        "event" => DestinationField::Event,
        "convert_to" => DestinationField::ConvertTo,
        _ => return None,
    })
}
