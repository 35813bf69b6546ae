//! Dates of the real calendar: a year, a month or a day.

use super::{Decode, Decoder};
use crate::description::{Date, Period};
use crate::json::{Content, Value, quoted};
use crate::report::{TELLS, say};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const FORMS: &str = "a date is written 2019, 2019-12 or 2019-12-01, in quotes";

impl Decode for Date {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let Content::String(text) = &value.content else {
            let year = match &value.content {
                Content::Number(year) if TELLS && fault(year).is_none() => Some(say!("write \"{year}\"")),
                _ => None,
            };
            at.wrong_type(value, "a date in quotes", year.unwrap_or_else(|| say!("{FORMS}")));
            return None;
        };
        match fault(text.trim()) {
            None => Some(Self(text.trim().to_owned())),
            Some(message) => {
                let meant = if TELLS { meant(text) } else { None };
                let hint = match meant {
                    Some(date) => say!("write \"{date}\""),
                    None if TELLS && at.pointer.ends_with("/to") && OPEN.contains(&text.trim()) => {
                        say!("leave \"to\" out: the period is open then")
                    }
                    None => say!("{FORMS}"),
                };
                at.error("bad-date", value, say!("{message}, found {}", quoted(text)), hint);
                None
            }
        }
    }
}

/// What people write for an end that is not known yet.
const OPEN: [&str; 6] = ["now", "today", "present", "ongoing", "current", "open"];

/// The date that somebody wrote in another form, where it can only be that one: `May 2022`, `2022/5`, `31.12.2022`.
fn meant(text: &str) -> Option<String> {
    let words: String = text.chars().map(crate::letter::lower).collect();
    let parts: Vec<&str> = words.split([' ', ',', '.', '/', '-', '–']).filter(|part| !part.is_empty()).collect();
    let month = |part: &str| {
        let named = MONTHS.iter().position(|name| part.len() >= 3 && name.starts_with(part));
        named.map(|index| index + 1).or_else(|| part.parse().ok().filter(|month| (1..=12).contains(month)))
    };
    let named = |part: &str| part.starts_with(|first: char| first.is_ascii_alphabetic());
    let year = |part: &str| (part.len() == 4).then(|| part.parse::<usize>().ok()).flatten();
    let day = |part: &str| part.parse::<usize>().ok();
    let date = match parts[..] {
        [first, second] if year(first).is_some() => say!("{first}-{:02}", month(second)?),
        [first, second] if year(second).is_some() => say!("{second}-{:02}", month(first)?),
        [first, second, third] if year(first).is_some() => say!("{first}-{:02}-{:02}", month(second)?, day(third)?),
        [first, second, third] if named(first) => say!("{third}-{:02}-{:02}", month(first)?, day(second)?),
        // With points, or with a month in letters, the day comes first; else only where it can be no month.
        [first, second, third] if text.contains('.') || named(second) || day(first)? > 12 => {
            say!("{third}-{:02}-{:02}", month(second)?, day(first)?)
        }
        [first, second, third] if day(second)? > 12 => say!("{third}-{:02}-{:02}", month(first)?, day(second)?),
        _ => return None,
    };
    fault(&date).is_none().then_some(date)
}

/// How a period in words is written.
pub(super) fn period(text: &str) -> Option<String> {
    let text = text.trim();
    let date = |text: &str| {
        let text = text.trim();
        if fault(text).is_none() { Some(text.to_owned()) } else { meant(text) }
    };
    let both = |from: &str, to: &str| say!("write {{ \"from\": \"{from}\", \"to\": \"{to}\" }}");
    if let Some((from, to)) = text.split_once('-')
        && from.len() == 4
        && to.len() == 4
        && let (Some(from), Some(to)) = (date(from), date(to))
    {
        return Some(both(&from, &to));
    }
    if let Some(date) = date(text) {
        return Some(both(&date, &date));
    }
    for dash in ["–", "—", " - ", " to ", "/"] {
        if let Some((from, to)) = text.split_once(dash)
            && let (Some(from), Some(to)) = (date(from), date(to))
        {
            return Some(both(&from, &to));
        }
    }
    Some(say!("write {{ \"text\": {} }}, or {{ \"from\": \"2019-12\", \"to\": \"2021\" }}", quoted(text)))
}

/// Why a text is no date; absent: it is one.
fn fault(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |index: usize, digits: usize| {
        parts.get(index).filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let shape = match parts.len() {
        1 => number(0, 4).is_some(),
        2 => number(0, 4).is_some() && number(1, 2).is_some(),
        3 => number(0, 4).is_some() && number(1, 2).is_some() && number(2, 2).is_some(),
        _ => false,
    };
    if !shape {
        return Some(say!("this is not a date"));
    }
    let value = |index: usize| parts.get(index).and_then(|part| part.parse::<usize>().ok());
    let year = value(0)?;
    if year < 1000 {
        return Some(say!("this year has no four digits"));
    }
    let month = value(1)?;
    let Some(name) = month.checked_sub(1).and_then(|index| MONTHS.get(index)) else {
        return Some(say!("there is no month {month}"));
    };
    let day = value(2)?;
    let days = days(year, month);
    (day == 0 || day > days).then(|| say!("{name} {year} has {days} days"))
}

fn days(year: usize, month: usize) -> usize {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Notes a period that ends before it begins.
pub(crate) fn in_order(period: &Period, value: &Value, at: &mut Decoder) -> bool {
    let (Some(from), Some(to)) = (&period.from, &period.to) else { return true };
    // Dates of different precision are compared as far as both go: 2019-03 to 2019 is in order.
    let both = from.0.len().min(to.0.len());
    let right = from.0.get(..both) <= to.0.get(..both);
    if !right {
        let message = say!("this period begins in {} and ends in {}, before that", from.0, to.0);
        at.error("bad-period", value, message, "swap \"from\" and \"to\"");
    }
    right
}

#[cfg(test)]
mod tests {
    use super::{fault, meant, period};

    #[test]
    fn other_forms_are_understood_where_they_mean_one_date() {
        let cases = [
            ("May 2022", Some("2022-05")),
            ("2022/5", Some("2022-05")),
            ("31.12.2022", Some("2022-12-31")),
            ("3 March 2022", Some("2022-03-03")),
            ("March 3, 2022", Some("2022-03-03")),
            ("12/31/2022", Some("2022-12-31")),
            ("3/4/2022", None),
            ("31.2.2022", None),
            ("soon", None),
            ("", None),
        ];
        for (text, date) in cases {
            assert_eq!(meant(text).as_deref(), date, "{text}");
        }
        let periods = [
            ("2021-2022", r#"write { "from": "2021", "to": "2022" }"#),
            ("2021", r#"write { "from": "2021", "to": "2021" }"#),
            ("May 2021 – June 2022", r#"write { "from": "2021-05", "to": "2022-06" }"#),
            ("in spring", r#"write { "text": "in spring" }, or { "from": "2019-12", "to": "2021" }"#),
        ];
        for (text, hint) in periods {
            assert_eq!(period(text).as_deref(), Some(hint), "{text}");
        }
    }

    #[test]
    fn dates_are_of_the_calendar() {
        for date in ["2019", "2019-12", "2019-12-31", "2020-02-29", "2000-02-29"] {
            assert_eq!(fault(date), None, "{date}");
        }
        for date in [
            "",
            "19",
            "2019-13",
            "2019-00",
            "2019-02-29",
            "1900-02-29",
            "2019-06-31",
            "2019-12-01T00",
            "2019-1",
            "٢٠١٩",
        ] {
            assert!(fault(date).is_some(), "{date}");
        }
        assert_eq!(fault("2019-06-31").as_deref(), Some("june 2019 has 30 days"));
    }
}
