//! Dates of the real calendar: a year, a month or a day.

use super::{Decode, Decoder};
use crate::description::{Date, Period};
use crate::json::{Content, Value, quoted};
use crate::report::say;

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
            at.wrong_type(value, "a date in quotes", FORMS);
            return None;
        };
        match fault(text.trim()) {
            None => Some(Self(text.trim().to_owned())),
            Some(message) => {
                at.error("bad-date", value, say!("{message}, found {}", quoted(text)), FORMS);
                None
            }
        }
    }
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
    use super::fault;

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
