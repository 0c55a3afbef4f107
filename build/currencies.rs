//! Currencies, and the words people use for them.

use serde::Deserialize;

use crate::facts::{FACTS, Ground, check, read, row, sorted};

#[derive(Deserialize)]
struct CurrencyFile {
    currencies: Vec<CurrencyFact>,
    words: Vec<WordFact>,
}

#[derive(Deserialize)]
struct CurrencyFact {
    code: String,
    decimals: u8,
    standing: Standing,
    successor: Option<String>,
    #[serde(flatten)]
    ground: Ground,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    Accepted,
    Unlisted,
    Refused,
    Withdrawn,
    NotMoney,
}

#[derive(Deserialize)]
struct WordFact {
    word: String,
    codes: Vec<String>,
    #[serde(flatten)]
    ground: Ground,
}

pub(crate) fn table() -> Result<String, String> {
    let file: CurrencyFile = read("currencies.json")?;
    sorted("currencies.json", "currencies", file.currencies.iter().map(|currency| currency.code.as_str()))?;
    sorted("currencies.json", "words", file.words.iter().map(|word| word.word.as_str()))?;
    let known = |code: &String| file.currencies.iter().any(|currency| currency.code == *code);
    let mut out = String::from("/// Every currency, by code.\npub static ALL: &[Currency] = &[\n");
    for currency in &file.currencies {
        check("currencies.json", &currency.code, &currency.ground)?;
        if currency.code.len() != 3 || currency.successor.as_ref().is_some_and(|code| !known(code)) {
            return Err(format!(
                "{FACTS}/currencies.json: {} needs three letters and a successor that is listed.",
                currency.code
            ));
        }
        row(
            &mut out,
            &format!(
                "Currency {{ code: {:?}, decimals: {}, standing: Standing::{:?}, successor: {:?} }}",
                currency.code, currency.decimals, currency.standing, currency.successor
            ),
        );
    }
    out.push_str("];\npub(super) static WORDS: &[(&str, &[&str])] = &[\n");
    for word in &file.words {
        check("currencies.json", &word.word, &word.ground)?;
        if let Some(code) = word.codes.iter().find(|code| !known(code)) {
            return Err(format!(
                "{FACTS}/currencies.json: the word {:?} names {code}, which is not listed.",
                word.word
            ));
        }
        row(&mut out, &format!("({:?}, &{:?})", word.word, word.codes));
    }
    out.push_str("];\n");
    Ok(out)
}
