//! One more line in files that are kept in order.

use super::name::Name;

/// `mod` and `use` in the group's file.
pub(super) fn module(text: &str, name: &Name) -> Option<String> {
    let text = line(text, "mod ", &format!("mod {};", name.module()))?;
    line(&text, "pub(super) use ", &format!("pub(super) use {}::{};", name.module(), name.name()))
}

/// The rule's row in the registry.
pub(super) fn registration(text: &str, name: &Name) -> Option<String> {
    let (before, rows) = text.split_once("registry![\n")?;
    let group = format!("    {}::", name.group);
    let rows = line(rows, &group, &format!("{group}{},", name.name()))?;
    Some(format!("{before}registry![\n{rows}"))
}

/// The rule's text, empty: the tests of the texts ask for words.
pub(super) fn text(text: &str, name: &Name) -> Option<String> {
    line(text, "  \"rule.", &format!("  \"rule.{}\": \"\",", name.code()))
}

/// Puts `new` among the lines that start with `start`, before the first that sorts after it. The last of them must not end
/// the list, or a comma would be missing: in our files something always follows.
fn line(text: &str, start: &str, new: &str) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    // `mod tests {` is no line of a list.
    let among = |line: &&str| line.starts_with(start) && !line.ends_with('{');
    let later = lines.iter().position(|line| among(line) && sorted(line) > sorted(new));
    let place = later.or_else(|| lines.iter().rposition(among).map(|last| last + 1))?;
    lines.insert(place, new);
    Some(lines.join("\n") + "\n")
}

/// Order without regard to case and to what ends the name.
fn sorted(line: &str) -> String {
    line.trim_end_matches([';', ',']).split("\":").next().unwrap_or(line).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name::read("money/negative").unwrap()
    }

    #[test]
    fn lines_are_put_in_order() {
        let group = "mod currency_case;\nmod zero;\n\npub(super) use currency_case::CurrencyCase;\npub(super) use zero::Zero;\n";
        let last =
            "mod currency_case;\n\npub(super) use currency_case::CurrencyCase;\n\n#[cfg(test)]\nmod tests {\n}\n";
        assert!(module(last, &name()).unwrap().starts_with("mod currency_case;\nmod negative;\n"));
        let expected = "mod currency_case;\nmod negative;\nmod zero;\n\npub(super) use currency_case::CurrencyCase;\n\
            pub(super) use negative::Negative;\npub(super) use zero::Zero;\n";
        assert_eq!(module(group, &name()).unwrap(), expected);

        let registry =
            "use super::money;\nregistry![\n    goal::NoId,\n    money::CurrencyCase,\n    param::Unknown,\n];\n";
        let expected = "use super::money;\nregistry![\n    goal::NoId,\n    money::CurrencyCase,\n    money::Negative,\n    param::Unknown,\n];\n";
        assert_eq!(registration(registry, &name()).unwrap(), expected);

        let texts = "{\n  \"rule.money/negation\": \"a\",\n  \"rule.money/zero\": \"b\",\n  \"fix.a\": \"c\"\n}\n";
        let expected = "{\n  \"rule.money/negation\": \"a\",\n  \"rule.money/negative\": \"\",\n  \"rule.money/zero\": \"b\",\n  \"fix.a\": \"c\"\n}\n";
        assert_eq!(text(texts, &name()).unwrap(), expected);
    }

    #[test]
    fn a_file_without_a_place_is_left_alone() {
        assert!(module("//! Nothing here yet.\n", &name()).is_none());
    }
}
