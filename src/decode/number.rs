//! Numbers, exactly: JSON's decimal text to a scaled integer, no float between.

use super::meant::{self, Place};
use super::{Decode, Decoder};
use crate::json::{Content, Value, shortened};
use crate::letter::{joined, strung};
use crate::money::{Fraction, Hundredths, Rate};
use crate::report::{TELLS, say};

/// Why a number cannot be taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It has more decimals than are kept.
    Decimals,
    /// It is beyond 10^27, which is beyond everything.
    Large,
}

/// The integer that a JSON number is when its point is moved `decimals` digits to the right: `1.95e5` with 2 is 19500000.
pub(crate) fn scaled(text: &str, decimals: i32) -> Result<i128, Fault> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = strung(&[whole, part]);
    let significant = all.trim_start_matches('0');
    let significant_digits = significant.trim_end_matches('0');
    if significant_digits.is_empty() {
        return Ok(0);
    }
    let sign = if exponent.starts_with('-') { -1 } else { 1 };
    // An exponent of more digits than fit is as good as an endless one.
    let exponent =
        exponent.trim_start_matches(['-', '+']).parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4) * sign;
    let trailing = significant.len() - significant_digits.len();
    let shift = exponent + i64::from(decimals) + length(trailing) - length(part.len());
    if shift < 0 {
        return Err(if shift + length(significant_digits.len()) > 27 { Fault::Large } else { Fault::Decimals });
    }
    if shift + length(significant_digits.len()) > 27 + i64::from(decimals) {
        return Err(Fault::Large);
    }
    let mut value: i128 = 0;
    for digit in significant_digits.bytes().chain((0..shift).map(|_| b'0')) {
        let digit = i128::from(digit.wrapping_sub(b'0'));
        value = value.checked_mul(10).and_then(|value| value.checked_add(digit)).ok_or(Fault::Large)?;
    }
    Ok(if negative { -value } else { value })
}

fn length(digits: usize) -> i64 {
    i64::try_from(digits).unwrap_or(i64::MAX / 8)
}

/// Most that one amount may be: 10^15 units, in hundredths.
pub(crate) const MOST: Hundredths = 100_000_000_000_000_000;

/// What a number counts, for the sentences about it.
pub(crate) struct Quantity {
    /// `an amount`.
    pub(crate) name: &'static str,
    /// `195000`.
    pub(crate) example: &'static str,
    /// What can be written where a number is not what one has.
    pub(crate) forms: &'static str,
    /// What to do about a negative one.
    pub(crate) negative: &'static str,
}

/// Time spent.
pub(crate) const HOURS: Quantity =
    Quantity { name: "an effort", example: "5", forms: "a range is { \"min\": 5, \"max\": 10 }", negative: "" };

impl Decoder<'_> {
    /// Reads a number of hundredths, from 0 to 10^15 units.
    pub(crate) fn hundredths(&mut self, value: &Value, quantity: &Quantity) -> Option<Hundredths> {
        let Content::Number(text) = &value.content else {
            self.no_number(value, quantity);
            return None;
        };
        let (name, shown) = (quantity.name, if TELLS { shortened(text) } else { String::new() });
        let (message, hint) = match scaled(text, 2) {
            Ok(number) if number < 0 => (say!("{name} cannot be negative, found {shown}"), quantity.negative),
            Ok(number) if number <= MOST => return Some(number),
            Ok(_) | Err(Fault::Large) => (say!("{name} is at most 10^15, found {shown}"), ""),
            Err(Fault::Decimals) => (say!("{name} has at most two decimals, found {shown}"), "round it"),
        };
        self.error("bad-number", value, message, hint);
        None
    }

    fn no_number(&mut self, value: &Value, quantity: &Quantity) {
        let (name, example) = (quantity.name, quantity.example);
        let number = match &value.content {
            Content::String(text) if TELLS => number_in(text),
            _ => None,
        };
        let Some(number) = number else {
            let hint = if TELLS { self.meant(value, quantity) } else { None };
            let hint = hint.unwrap_or_else(|| say!("{}", quantity.forms));
            self.wrong_type(value, &say!("{name}, a number such as {example}"), hint);
            return;
        };
        let without = "without quotes, commas or a currency sign";
        let message = say!("{name} is a number: write {number}, {without} (found {})", value.shown());
        self.error("wrong-type", value, message, "");
    }

    /// How the format says what was written in words, or as a list of two.
    fn meant(&self, value: &Value, quantity: &Quantity) -> Option<String> {
        if quantity.name == HOURS.name {
            return None;
        }
        let key = self.pointer.rsplit('/').next().unwrap_or("amount");
        let place = match key {
            "about" | "min" | "max" => Place::Figure,
            _ if self.pointer.starts_with("/flows/") => Place::Flow,
            _ => Place::Amount,
        };
        match &value.content {
            Content::String(text) => Some(meant::hint(text, key, place)),
            Content::Array(ends) if place != Place::Figure => match &ends[..] {
                [Value { content: Content::Number(least), .. }, Value { content: Content::Number(most), .. }] => {
                    let (least, most) = (shortened(least), shortened(most));
                    Some(say!("a range is written \"{key}\": {{ \"min\": {least}, \"max\": {most} }}"))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Reads a number of billionths.
    fn billionths(&mut self, value: &Value, noun: &str, example: &str) -> Option<i128> {
        let Content::Number(text) = &value.content else {
            let percent = match &value.content {
                Content::String(text) if TELLS => {
                    text.trim().strip_suffix('%').and_then(|text| meant::hundredth(text.trim()))
                }
                _ => None,
            };
            let hint = percent.map_or_else(|| say!("such as {example}"), |share| say!("write {share}"));
            self.wrong_type(value, &say!("{noun}, a number"), hint);
            return None;
        };
        match scaled(text, 9) {
            Ok(number) => Some(number),
            Err(Fault::Large) => Some(i128::MAX),
            Err(Fault::Decimals) => {
                let message = say!("{noun} has at most nine decimals, found {}", shortened(text));
                self.error("bad-number", value, message, "");
                None
            }
        }
    }
}

/// The number that somebody wrote as a text, if its thousands are plain: `$195,000.00` is `195000.00`.
fn number_in(text: &str) -> Option<String> {
    let text = text.trim();
    let code = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let text = text.get(..3).filter(|start| code(start)).map_or(text, |_| text.get(3..).unwrap_or(""));
    let end = text.len().saturating_sub(3);
    let text = text.get(end..).filter(|end| code(end)).map_or(text, |_| text.get(..end).unwrap_or(""));
    let text = text.trim().trim_matches(['$', '€', '£', '¥']).trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split([',', '_', ' ', '\'', '\u{a0}', '\u{202f}']).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    // A point before three digits may set thousands apart.
    if part.len() == 3 && groups.len() == 1 {
        return None;
    }
    if !groups.iter().all(|group| digits(group)) || !grouped || !(part.is_empty() || digits(part)) {
        return None;
    }
    let whole = joined(&groups, "");
    let whole = whole.trim_start_matches('0');
    let part = part.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    (part.len() <= 2 && whole.len() <= 15).then(|| if part.is_empty() { whole.into() } else { say!("{whole}.{part}") })
}

impl Decode for Hundredths {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        at.hundredths(value, &HOURS)
    }
}

impl Decode for Fraction {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let number = at.billionths(value, "a share", "0.1")?;
        match u32::try_from(number) {
            Ok(billionths) if billionths <= 1_000_000_000 => Some(Self(billionths)),
            _ => {
                let message = say!("a share is from 0 to 1, found {}", value.shown());
                let shown = match &value.content {
                    Content::Number(text) if TELLS => meant::hundredth(text).map(|share| say!("{text} % is {share}")),
                    _ => None,
                };
                at.error("bad-number", value, message, shown.unwrap_or_else(|| say!("10 % is 0.1")));
                None
            }
        }
    }
}

impl Decode for Rate {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let number = at.billionths(value, "a rate", "1.08")?;
        match u128::try_from(number) {
            Ok(billionths) if billionths > 0 && billionths <= 1_000_000_000_000_000_000 => Some(Self(billionths)),
            _ => {
                let message = say!("a rate is above 0 and at most 10^9, found {}", value.shown());
                at.error(
                    "bad-number",
                    value,
                    message,
                    "one unit of the other currency is worth so many of the document's",
                );
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, number_in, scaled};

    #[test]
    fn numbers_are_exact() {
        let cases = [
            ("0", Ok(0)),
            ("-0.00", Ok(0)),
            ("195e3", Ok(19_500_000)),
            ("1.95e5", Ok(19_500_000)),
            ("1.95E+5", Ok(19_500_000)),
            ("19500000e-2", Ok(19_500_000)),
            ("0.07", Ok(7)),
            ("0.070", Ok(7)),
            ("7e-2", Ok(7)),
            ("-12.5", Ok(-1250)),
            ("0.001", Err(Fault::Decimals)),
            ("1e-3", Err(Fault::Decimals)),
            ("1e-99999999999999999999", Err(Fault::Decimals)),
            ("1e99999999999999999999", Err(Fault::Large)),
            ("0e99999999999999999999", Ok(0)),
            ("9007199254740993", Ok(900_719_925_474_099_300)),
            ("999999999999999.99", Ok(99_999_999_999_999_999)),
        ];
        for (text, number) in cases {
            assert_eq!(scaled(text, 2), number, "{text}");
        }
    }

    #[test]
    fn numbers_are_found_in_text() {
        let cases = [
            ("195,000", Some("195000")),
            ("$195,000.00", Some("195000")),
            ("USD 1 250.50", Some("1250.5")),
            ("12 000 EUR", Some("12000")),
            ("1,95", None),
            ("about 140k", None),
            ("", None),
            ("€", None),
        ];
        for (text, number) in cases {
            assert_eq!(number_in(text).as_deref(), number, "{text}");
        }
    }
}
