//! Figures in words: `25k`, `€1.5 million`.

use super::super::number::{MOST, scaled};
use crate::import::plain_figure;
use crate::money::{Currency, Hundredths};
use crate::report::say;

/// An amount of money.
pub(super) struct Figure {
    pub(super) value: Hundredths,
    /// The power of ten of the word behind it: 3 of `k`.
    pub(super) power: u32,
    pub(super) currency: Option<String>,
}

impl Figure {
    /// As JSON writes it.
    pub(super) fn text(&self) -> String {
        let (whole, part) = (self.value / 100, self.value % 100);
        let text = say!("{whole}.{part:02}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

const SIGNS: [(&str, Option<&str>); 12] = [
    ("us$", Some("USD")),
    ("ca$", Some("CAD")),
    ("r$", Some("BRL")),
    ("€", Some("EUR")),
    ("£", Some("GBP")),
    ("$", None),
    ("¥", None),
    ("euros", Some("EUR")),
    ("euro", Some("EUR")),
    ("dollars", None),
    ("pounds", Some("GBP")),
    ("usd", Some("USD")),
];
const POWERS: [(&str, u8); 14] = [
    ("thousand", 3),
    ("k", 3),
    ("millions", 6),
    ("million", 6),
    ("mio.", 6),
    ("mio", 6),
    ("mil", 6),
    ("mn", 6),
    ("m", 6),
    ("billions", 9),
    ("billion", 9),
    ("bn", 9),
    ("b", 9),
    ("", 0),
];

/// A figure in words: `25k`, `€1.5 million`; nothing where it is none, or what makes it unclear.
pub(super) fn figure(words: &str) -> Option<Result<Figure, String>> {
    let mut text = words.trim();
    let mut currency = None;
    for _ in 0..2 {
        for (sign, code) in SIGNS {
            if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
                (text, currency) = (rest.trim(), currency.or(code.map(str::to_owned)));
            }
        }
        for code in Currency::known().map(str::to_ascii_lowercase) {
            if let Some(rest) = text.strip_prefix(&code).or_else(|| text.strip_suffix(&code)) {
                (text, currency) = (rest.trim(), currency.or(Some(code.to_ascii_uppercase())));
            }
        }
    }
    let (number, power) = POWERS.iter().find_map(|(word, power)| Some((text.strip_suffix(word)?.trim(), *power)))?;
    if power == 0
        && let Some((whole, part)) = number.split_once('.')
        && part.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && let (Ok(_), Ok(_)) = (whole.parse::<u16>(), part.parse::<u16>())
    {
        let less = say!("{whole}.{part}");
        let less = less.trim_end_matches('0').trim_end_matches('.');
        return Some(Err(say!(
            "the point may set thousands apart, which is {whole}{part}, or decimals, which is {less}"
        )));
    }
    let number = plain_figure(number)?;
    let value = scaled(&number, 2 + i32::from(power)).ok().filter(|value| (0..=MOST).contains(value))?;
    Some(Ok(Figure { value, power: power.into(), currency }))
}
