//! Amounts as people write them in tables: understood where they can mean only one thing.

use crate::decode::{Fault, MOST, scaled};
use crate::money::Currency;

/// An amount of a description, its figures as JSON writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Unpublished,
    Exact(String),
    About(String),
    Range(String, String),
    Rest,
}

/// How the figures of a text are written, as far as it shows that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Marks {
    /// A single comma before three digits sets thousands apart; a point is a decimal point.
    #[default]
    Point,
    /// Cells are separated by semicolons, as where a comma marks decimals: `1.234` and `1,234` can be either.
    Unclear,
}

/// What was read: the amount, its currency, and what had to be assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) amount: Amount,
    pub(super) currency: Option<&'static str>,
    /// It has more decimals than are kept, so that it is written as approximate.
    pub(super) is_rounded: bool,
    /// A bare `$` was taken for US dollars.
    pub(super) is_dollar: bool,
}

/// Signs and names that stand for one currency only; the dollar, which many have, is the last but one.
const SIGNS: [(&str, &str); 10] = [
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("A$", "AUD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("$", "USD"),
    ("₩", "KRW"),
];

/// Reads an amount; the error says why it cannot be one.
pub(super) fn read(written: &str, marks: Marks) -> Result<Reading, String> {
    let mut text = written.trim();
    let unpublished = ["", "?", "-", "–", "—", "n/a", "na", "unknown", "not published", "null", "none"];
    let mut reading = Reading { amount: Amount::Unpublished, currency: None, is_rounded: false, is_dollar: false };
    if unpublished.iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Ok(reading);
    }
    let about = ["~", "≈", "ca.", "about "].iter().find_map(|mark| text.strip_prefix(mark));
    text = about.unwrap_or(text).trim();
    let (rest, sign) = without_currency(text)?;
    text = rest;
    if let Some((currency, is_dollar)) = sign {
        (reading.currency, reading.is_dollar) = (Some(currency), is_dollar);
    }
    let ends = ["–", "—", "..", " - "].iter().find_map(|dash| text.split_once(dash));
    if let Some((least, most)) = ends.filter(|(least, most)| !least.trim().is_empty() && !most.trim().is_empty()) {
        let (most, _) = without_currency(most)?;
        let (least, most) = (figure(least, marks)?, figure(most, marks)?);
        if least.value > most.value {
            return Err(format!("{written} is a range that ends before it begins"));
        }
        reading.is_rounded = least.is_rounded || most.is_rounded;
        reading.amount = Amount::Range(least.text, most.text);
        return Ok(reading);
    }
    let figure = figure(text, marks)?;
    reading.is_rounded = figure.is_rounded;
    reading.amount =
        if about.is_some() || figure.is_rounded { Amount::About(figure.text) } else { Amount::Exact(figure.text) };
    Ok(reading)
}

/// Takes a currency's sign or code off either end; tells it, and whether it was a bare dollar.
fn without_currency(text: &str) -> Result<(&str, Option<(&'static str, bool)>), String> {
    let text = text.trim();
    if text.contains('¥') {
        return Err("¥ can be yen or yuan: name the currency by its code, JPY or CNY".into());
    }
    for (sign, code) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return Ok((rest.trim(), Some((code, sign == "$"))));
        }
    }
    let ends = [
        (text.get(..3), text.get(3..)),
        (
            text.len().checked_sub(3).and_then(|at| text.get(at..)),
            text.len().checked_sub(3).and_then(|at| text.get(..at)),
        ),
    ];
    for (code, rest) in ends {
        if let (Some(code), Some(rest)) = (code.and_then(known), rest) {
            return Ok((rest.trim(), Some((code, false))));
        }
    }
    Ok((text, None))
}

/// The currency's code as a text that lives on.
pub(super) fn known(code: &str) -> Option<&'static str> {
    Currency::known().find(|known| *known == code)
}

struct Figure {
    text: String,
    value: i128,
    is_rounded: bool,
}

fn figure(written: &str, marks: Marks) -> Result<Figure, String> {
    let written = written.trim();
    let shown = crate::json::quoted(written);
    if written.starts_with(['-', '−']) && written.chars().any(|c| c.is_ascii_digit()) {
        return Err(format!("{shown} is negative: where money runs the other way, swap the two parties"));
    }
    let text = plain(written, marks)?;
    match scaled(&text, 2) {
        Ok(value) if (0..=MOST).contains(&value) => Ok(Figure { text, value, is_rounded: false }),
        Err(Fault::Decimals) => {
            // What is rounded is approximate anyway.
            #[allow(clippy::cast_possible_truncation, reason = "in range, as is checked")]
            let value =
                text.parse::<f64>().ok().map(|value| (value * 100.0).round()).filter(|&v| v <= 1e17).map(|v| v as i128);
            let value = value.ok_or_else(|| format!("{shown} is more than 10^15"))?;
            let (whole, part) = (value / 100, value % 100);
            let text = if part == 0 {
                whole.to_string()
            } else {
                format!("{whole}.{}", format!("{part:02}").trim_end_matches('0'))
            };
            Ok(Figure { text, value, is_rounded: true })
        }
        _ => Err(format!("{shown} is more than 10^15")),
    }
}

/// The figure as JSON writes numbers, without marks for thousands.
pub(super) fn plain(written: &str, marks: Marks) -> Result<String, String> {
    let shown = crate::json::quoted(written);
    let no_number = || format!("{shown} is no amount");
    let written = written.strip_prefix('+').unwrap_or(written);
    if let Some((mantissa, exponent)) = written.split_once(['e', 'E']) {
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        let mantissa = joined(mantissa).ok_or_else(no_number)?;
        return if is_digits(digits) { Ok(format!("{mantissa}e{exponent}")) } else { Err(no_number()) };
    }
    let text: String = match written.contains([' ', '\u{a0}', '\u{202f}', '\'', '’', '_']) {
        false => written.into(),
        true => {
            let end = written.find(['.', ',']).unwrap_or(written.len());
            let (whole, part) = written.split_at(end);
            let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\'', '’', '_']).collect();
            format!("{}{part}", grouped(&groups).ok_or_else(no_number)?)
        }
    };
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let unclear = |first: &str, second: &str| {
        Err(format!("{shown} can be {first} or {second}: write it without marks for thousands, with a decimal point"))
    };
    match (commas, points) {
        (0, 0 | 1) => {
            if let Some((whole, part)) = text.split_once('.')
                && marks == Marks::Unclear
                && could_be_thousands(whole, part)
            {
                return unclear(&format!("{whole}{part}"), &text);
            }
            joined(&text).ok_or_else(no_number)
        }
        (1, 0) => {
            let (whole, part) = text.split_once(',').unwrap_or((&text, ""));
            if could_be_thousands(whole, part) {
                let thousands = format!("{whole}{part}");
                return if marks == Marks::Point {
                    Ok(thousands)
                } else {
                    unclear(&thousands, &format!("{whole}.{part}"))
                };
            }
            joined(&format!("{whole}.{part}")).ok_or_else(no_number)
        }
        (_, 0) => grouped(&text.split(',').collect::<Vec<_>>()).ok_or_else(no_number),
        (0, _) => grouped(&text.split('.').collect::<Vec<_>>()).ok_or_else(no_number),
        _ => {
            // Both occur: the last one marks decimals.
            let at = text.rfind([',', '.']).unwrap_or(0);
            let (whole, part) = text.split_at(at);
            let other = if part.starts_with(',') { '.' } else { ',' };
            let part = part.get(1..).unwrap_or("");
            let whole = grouped(&whole.split(other).collect::<Vec<_>>()).ok_or_else(no_number)?;
            joined(&format!("{whole}.{part}")).ok_or_else(no_number)
        }
    }
}

fn could_be_thousands(whole: &str, part: &str) -> bool {
    part.len() == 3 && is_digits(part) && (1..=3).contains(&whole.len()) && is_digits(whole) && !whole.starts_with('0')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Groups of three digits, or of two before the last three as in India.
fn grouped(groups: &[&str]) -> Option<String> {
    let (first, others) = groups.split_first()?;
    let (last, between) = others.split_last()?;
    let size = between.first().map_or(3, |group| group.len());
    let fits = groups.iter().all(|group| is_digits(group))
        && (1..=3).contains(&first.len())
        && (size == 3 || size == 2)
        && between.iter().all(|group| group.len() == size)
        && last.len() == 3;
    fits.then(|| joined(&groups.concat())).flatten()
}

/// Digits with at most one decimal point, without needless zeros, as JSON wants them.
fn joined(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_part = part.is_empty() || is_digits(part);
    if !(is_part && (is_digits(whole) || (whole.is_empty() && !part.is_empty()))) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let (whole, part) = (if whole.is_empty() { "0" } else { whole }, part.trim_end_matches('0'));
    Some(if part.is_empty() { whole.into() } else { format!("{whole}.{part}") })
}

#[cfg(test)]
mod tests {
    use super::{Amount, Marks, read};

    fn shown(text: &str, marks: Marks) -> String {
        match read(text, marks) {
            Err(why) => format!("! {why}"),
            Ok(reading) => {
                let amount = match reading.amount {
                    Amount::Unpublished => "?".to_owned(),
                    Amount::Exact(figure) => figure,
                    Amount::About(figure) => format!("~{figure}"),
                    Amount::Range(least, most) => format!("{least}..{most}"),
                    Amount::Rest => "rest".to_owned(),
                };
                reading.currency.map_or(amount.clone(), |currency| format!("{amount} {currency}"))
            }
        }
    }

    #[test]
    fn what_can_mean_only_one_thing_is_understood() {
        let cases = [
            ("195000", "195000"),
            ("195,000", "195000"),
            ("195,000.50", "195000.5"),
            ("1.234.567", "1234567"),
            ("1.234,56", "1234.56"),
            ("1,5", "1.5"),
            ("12,50", "12.5"),
            ("0,125", "~0.13"),
            ("1 234 567,8", "1234567.8"),
            ("1'234.50", "1234.5"),
            ("1_000", "1000"),
            ("1,95,000", "195000"),
            ("$195,000", "195000 USD"),
            ("€ 12", "12 EUR"),
            ("12 EUR", "12 EUR"),
            ("CHF 12", "12 CHF"),
            ("US$5", "5 USD"),
            ("1.5e5", "1.5e5"),
            (".5", "0.5"),
            ("0.597", "~0.6"),
            ("26.862", "~26.86"),
            ("2625000.0", "2625000"),
            ("", "?"),
            ("n/a", "?"),
            ("~140000", "~140000"),
            ("100,000–3,000,000", "100000..3000000"),
            ("$1–$2", "1..2 USD"),
            ("007", "7"),
            ("+5", "5"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text, Marks::Point), expected, "{text}");
        }
    }

    #[test]
    fn what_is_unclear_is_refused_with_the_reason() {
        let cases = [
            ("-5", "negative"),
            ("−5", "negative"),
            ("lots", "no amount"),
            ("12k", "no amount"),
            ("50%", "no amount"),
            ("(500)", "no amount"),
            ("1,23,45", "no amount"),
            ("1e999999999999", "10^15"),
            ("2000000000000000", "10^15"),
            ("¥500", "JPY or CNY"),
            ("5–2", "ends before"),
            ("1.2.3", "no amount"),
            ("Infinity", "no amount"),
            ("NaN", "no amount"),
        ];
        for (text, expected) in cases {
            assert!(shown(text, Marks::Point).contains(expected), "{text}: {}", shown(text, Marks::Point));
        }
        for text in ["1.234", "1,234"] {
            assert!(shown(text, Marks::Unclear).contains("can be 1234 or 1.234"), "{}", shown(text, Marks::Unclear));
        }
        assert_eq!(shown("1.234,50", Marks::Unclear), "1234.5");
    }
}
