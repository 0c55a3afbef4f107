//! What was bought or asked for, as Meta spells it.

use crate::payload::filled::{Filled, Row, Scalar};
use crate::payload::writer::{Object, Writer};

/// Whether there is nothing to say.
pub(super) fn is_empty(filled: &Filled) -> bool {
    filled.money.is_none()
        && filled.content_type.is_none()
        && filled.content_ids.is_empty()
        && filled.contents.is_empty()
        && filled.num_items.is_none()
        && filled.params.is_empty()
}

pub(super) fn write(data: &mut Object<'_>, filled: &Filled) {
    if let Some(money) = &filled.money {
        data.member("value", |writer| {
            writer.comes_from(money.amount.field.clone());
            writer.raw(&money.amount.value.to_json());
        });
        data.member("currency", |writer| {
            writer.comes_from(money.currency.field.clone());
            writer.text(&money.currency.value);
        });
    }
    if let Some(kind) = &filled.content_type {
        data.member("content_type", |writer| {
            writer.comes_from(kind.field.clone());
            writer.text(&kind.value);
        });
    }
    if !filled.content_ids.is_empty() {
        data.member("content_ids", |writer| {
            writer.array(|ids| {
                for id in &filled.content_ids {
                    ids.element(|writer| {
                        writer.comes_from(id.field.clone());
                        writer.text(&id.value);
                    });
                }
            });
        });
    }
    if !filled.contents.is_empty() {
        data.member("contents", |writer| {
            writer.array(|rows| {
                for row in &filled.contents {
                    rows.element(|writer| write_row(writer, row));
                }
            });
        });
    }
    if let Some(number) = &filled.num_items {
        data.member("num_items", |writer| {
            writer.comes_from(number.field.clone());
            writer.raw(number.value.to_whole());
        });
    }
    for (name, param) in &filled.params {
        data.member(name, |writer| {
            writer.comes_from(param.field.clone());
            match &param.value {
                Scalar::Text(text) => writer.text(text),
                Scalar::Raw(digits) => writer.raw(digits),
            }
        });
    }
}

fn write_row(writer: &mut Writer, row: &Row) {
    writer.comes_from(row.field.clone());
    writer.object(|cells| {
        cells.member("id", |writer| {
            writer.comes_from(row.field.key("id"));
            writer.text(&row.id);
        });
        if let Some(quantity) = &row.quantity {
            cells.member("quantity", |writer| {
                writer.comes_from(row.field.key("quantity"));
                writer.raw(quantity.to_whole());
            });
        }
        if let Some(price) = &row.item_price {
            cells.member("item_price", |writer| {
                writer.comes_from(row.field.key("item_price"));
                writer.raw(&price.to_json());
            });
        }
        for (name, cell) in &row.others {
            cells.member(name, |writer| {
                writer.comes_from(cell.field.clone());
                writer.text(&cell.value);
            });
        }
    });
}
