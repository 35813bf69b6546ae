//! Meant: what a text in the place of an amount most likely says, and how the format says that.

mod figure;

use super::number::scaled;
use crate::json::quoted;
use crate::report::say;
use figure::figure;

/// What can stand where a text was found.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// Any amount, of a flow, which has a currency of its own.
    Flow,
    /// Any amount.
    Amount,
    /// A figure: an end of a range, the figure of what is about right.
    Figure,
}

/// What to write in the place of a text under a key: a sentence without a full stop.
pub(super) fn hint(text: &str, key: &str, place: Place) -> String {
    let words = words(text);
    let named = |json: &str| say!("write \"{key}\": {json}");
    if is_one_of(&words, UNPUBLISHED) {
        return match (place, words.starts_with("tb")) {
            (Place::Figure, _) => say!("leave \"{key}\" out"),
            (Place::Flow, true) => {
                say!("leave \"{key}\" out, or write null; \"status\": \"proposed\" says that it is not granted yet")
            }
            _ => say!("leave \"{key}\" out, or write null: that is drawn as not published"),
        };
    }
    if place == Place::Figure {
        return match figure(&words) {
            Some(Ok(figure)) => named(&figure.text()),
            Some(Err(unclear)) => unclear,
            None => say!("write a number, such as \"{key}\": 195000"),
        };
    }
    if place == Place::Flow && is_one_of(&words, IN_KIND) {
        return say!("leave \"{key}\" out and write \"kind\": \"in-kind\"");
    }
    let qualifier = [("rest", REST), ("most", MOST_OF_IT), ("some", SOME)];
    if let Some((word, _)) = qualifier.into_iter().find(|(_, list)| is_one_of(&words, list)) {
        return named(&say!("{{ \"qualifier\": \"{word}\" }}"));
    }
    if let Some(power) = power(&words) {
        return named(&say!("{{ \"magnitude\": [{power}, {power}] }}"));
    }
    if let Some(share) = share(&words) {
        return say!("write \"{key}\": {{ \"share\": {share} }}: a share of all that the giver receives");
    }
    if let Some(every) = ["month", "week", "year", "mo", "yr", "annum"].iter().find(|every| {
        words.strip_suffix(*every).is_some_and(|before| before.trim_end().ends_with(['/', 'r', 'a', 'y']))
    }) && let Some((figure, _)) = words.split_once(['/', ' '])
        && self::figure(figure).is_some()
    {
        let every = if every.starts_with('m') { "month" } else { every };
        return say!("write the sum over its whole \"period\", not the amount of one {every}");
    }
    match stated(&words) {
        Some(Ok((json, currency))) => match currency.filter(|_| place == Place::Flow) {
            Some(code) => {
                say!("{}, and \"currency\": \"{code}\" beside it where that is not the document's", named(&json))
            }
            None => named(&json),
        },
        Some(Err(unclear)) => unclear,
        None => {
            let words: String = text.trim().chars().take(60).collect();
            say!(
                "words alone are written \"{key}\": {{ \"text\": {} }}; a range is {{ \"min\": 1000, \"max\": 2000 }}",
                quoted(&words)
            )
        }
    }
}

const UNPUBLISHED: &[&str] = &[
    "",
    "?",
    "??",
    "???",
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "n.a",
    "none",
    "null",
    "nil",
    "unknown",
    "undisclosed",
    "unpublished",
    "not published",
    "not disclosed",
    "not public",
    "not known",
    "confidential",
    "private",
    "secret",
    "tbd",
    "tba",
    "tbc",
    "to be determined",
    "to be decided",
    "to be announced",
    "xxx",
    "todo",
    "pending",
];
const IN_KIND: &[&str] =
    &["in kind", "in-kind", "inkind", "free", "volunteer", "volunteers", "volunteer time", "donated time"];
const REST: &[&str] =
    &["rest", "remainder", "remaining", "balance", "what is left", "whats left", "what's left", "leftover"];
const MOST_OF_IT: &[&str] = &["most", "most of it", "bulk", "bulk of it", "majority", "mostly", "more than half"];
const SOME: &[&str] = &["some", "some of it", "part", "part of it", "little", "bit"];
const MAGNITUDES: &[(&[&str], u8)] = &[
    (&["hundreds", "three figures"], 2),
    (&["thousands", "several thousand", "four figures"], 3),
    (&["tens of thousands", "five figures"], 4),
    (&["hundreds of thousands", "six figures"], 5),
    (&["millions", "several million", "seven figures"], 6),
];

/// How a power of ten in words is written.
pub(super) fn magnitude(text: &str) -> Option<String> {
    power(&words(text)).map(|power| say!("write [{power}, {power}]"))
}

fn power(words: &str) -> Option<u8> {
    MAGNITUDES.iter().find(|(list, _)| is_one_of(words, list)).map(|(_, power)| *power)
}

fn is_one_of(words: &str, list: &[&str]) -> bool {
    list.contains(&words)
}

/// In lower case, single spaces between, without an article before and a full stop or an exclamation mark behind.
fn words(text: &str) -> String {
    let text: String = text.chars().map(crate::letter::lower).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let text = text.trim_end_matches(['.', '!']);
    let text = ["the ", "a ", "an "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    text.trim().to_owned()
}

/// A share of one, of percentages.
fn share(words: &str) -> Option<String> {
    let fraction = [("half", "0.5"), ("quarter", "0.25"), ("all", "1"), ("everything", "1")];
    if let Some((_, share)) = fraction.iter().find(|(word, _)| words.trim_end_matches(" of it") == *word) {
        return Some((*share).to_owned());
    }
    let words = ["about ", "around ", "approx ", "ca ", "ca. ", "~"]
        .iter()
        .find_map(|mark| words.strip_prefix(mark))
        .unwrap_or(words);
    let (text, rest) =
        words.split_once('%').or_else(|| words.split_once(" per cent")).or_else(|| words.split_once(" percent"))?;
    let percent = |text: &str| hundredth(text.trim().trim_end_matches('%').trim());
    let rest = rest.trim();
    let second = RANGE.iter().find_map(|dash| rest.strip_prefix(dash.trim()));
    if let Some((least, most)) = RANGE.iter().find_map(|dash| text.split_once(dash)) {
        return Some(say!("{{ \"min\": {}, \"max\": {} }}", percent(least)?, percent(most)?));
    }
    if let Some(most) = second {
        return Some(say!("{{ \"min\": {}, \"max\": {} }}", percent(text)?, percent(most)?));
    }
    if let Some(most) = MOST_MARKS.iter().find_map(|mark| text.strip_prefix(mark)) {
        return Some(say!("{{ \"max\": {} }}", percent(most)?));
    }
    if let Some(least) = LEAST_MARKS.iter().find_map(|mark| text.strip_prefix(mark)) {
        return Some(say!("{{ \"min\": {} }}", percent(least)?));
    }
    percent(text)
}

/// A percentage as a fraction: `5` is `0.05`, `12.5` is `0.125`.
pub(super) fn hundredth(percent: &str) -> Option<String> {
    let percent = percent.replace(',', ".");
    let is_plain = !percent.is_empty() && percent.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let billionths = scaled(&percent, 7).ok().filter(|_| is_plain && percent.matches('.').count() < 2)?;
    (billionths <= 1_000_000_000).then(|| {
        let text = say!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}

const ABOUT_MARKS: &[&str] = &[
    "~",
    "≈",
    "about ",
    "around ",
    "approximately ",
    "approx. ",
    "approx ",
    "roughly ",
    "circa ",
    "ca. ",
    "ca ",
    "c. ",
    "some ",
    "almost ",
    "nearly ",
];
const MOST_MARKS: &[&str] = &[
    "up to ",
    "at most ",
    "no more than ",
    "less than ",
    "under ",
    "below ",
    "max. ",
    "max ",
    "maximum ",
    "<=",
    "≤",
    "<",
];
const LEAST_MARKS: &[&str] =
    &["at least ", "no less than ", "more than ", "over ", "above ", "min. ", "min ", "minimum ", ">=", "≥", ">"];
const RANGE: &[&str] = &["...", "..", "–", "—", " to ", " and ", " or ", "-"];

/// An amount in the words of the format, and the currency that it names; or why it is unclear.
fn stated(words: &str) -> Option<Result<(String, Option<String>), String>> {
    let one = |text: &str, form: &dyn Fn(&str) -> String| {
        Some(figure(text)?.map(|figure| (form(&figure.text()), figure.currency)))
    };
    if let Some(about) = ABOUT_MARKS.iter().find_map(|mark| words.strip_prefix(mark)) {
        return one(about, &|figure| say!("{{ \"about\": {figure} }}"));
    }
    if let Some(most) = MOST_MARKS.iter().find_map(|mark| words.strip_prefix(mark)) {
        return one(most, &|figure| say!("{{ \"max\": {figure} }}"));
    }
    let least = LEAST_MARKS.iter().find_map(|mark| words.strip_prefix(mark));
    if let Some(least) = least.or_else(|| words.strip_suffix('+')).or_else(|| words.strip_suffix(" or more")) {
        return one(least, &|figure| say!("{{ \"min\": {figure} }}"));
    }
    let range = ["between ", "from "].iter().find_map(|mark| words.strip_prefix(mark)).unwrap_or(words);
    for dash in RANGE {
        let Some((least, most)) = range.split_once(dash) else { continue };
        let (Some(Ok(mut least)), Some(Ok(most))) = (figure(least), figure(most)) else { continue };
        // "5-10k" is 5,000 to 10,000.
        if least.power == 0 && most.power > 0 && least.value < 100_000 {
            least.value *= 10_i128.pow(most.power);
        }
        if least.value <= most.value {
            let json = say!("{{ \"min\": {}, \"max\": {} }}", least.text(), most.text());
            return Some(Ok((json, least.currency.or(most.currency))));
        }
    }
    one(words, &|figure| figure.to_owned())
}

#[cfg(test)]
mod tests;
