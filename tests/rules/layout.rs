//! Writes JSON as people write it: what fits on a line stands on one.

use serde_json::Value;

const WIDTH: usize = 120;

pub(crate) fn write(value: &Value) -> String {
    let mut out = String::new();
    put(&mut out, value, 0, 0);
    out.push('\n');
    out
}

fn put(out: &mut String, value: &Value, indent: usize, used: usize) {
    let short = on_one_line(value);
    if indent + used + short.chars().count() < WIDTH {
        return out.push_str(&short);
    }
    match value {
        Value::Array(items) => {
            let rows = items.iter().map(|item| (String::new(), item));
            block(out, ('[', ']'), rows, indent);
        }
        Value::Object(members) => {
            let rows = members.iter().map(|(name, value)| (format!("{}: ", Value::from(name.as_str())), value));
            block(out, ('{', '}'), rows, indent);
        }
        _ => out.push_str(&short),
    }
}

fn block<'a>(
    out: &mut String,
    (open, close): (char, char),
    rows: impl Iterator<Item = (String, &'a Value)>,
    indent: usize,
) {
    out.push(open);
    for (row, (name, value)) in rows.enumerate() {
        out.push_str(if row == 0 { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(indent + 2));
        out.push_str(&name);
        put(out, value, indent + 2, name.chars().count());
    }
    out.push('\n');
    out.push_str(&" ".repeat(indent));
    out.push(close);
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(on_one_line).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members =
                members.iter().map(|(name, value)| format!("{}: {}", Value::from(name.as_str()), on_one_line(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
