//! Amounts: a number, or an object that says less than a number and says how.

use super::number::Quantity;
use super::{Decode, Decoder, Object};
use crate::json::{Content, Value};
use crate::money::{Amount, Fraction, Hundredths, Stated};
use crate::report::{TELLS, say};

const NOUN: &str = "an amount";
const QUANTITY: Quantity = Quantity {
    name: NOUN,
    example: "195000",
    forms: "words are { \"text\": \"…\" }, a range is { \"min\": 100000, \"max\": 3000000 }; leave out what is not published",
    negative: "money that goes back is a flow of its own, in the other direction",
};
/// All fields of an amount that is an object.
pub(crate) const FIELDS: &[&str] = &["about", "min", "max", "share", "magnitude", "qualifier", "text"];
const FORMS: &str = "write a number, or one of { \"about\": 140000 }, { \"min\": 100000, \"max\": 3000000 }, \
    { \"share\": 0.1 }, { \"magnitude\": [5, 6] }, { \"qualifier\": \"most\" }";

impl Decode for Amount {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match &value.content {
            Content::Null => Some(Self { stated: Stated::Unknown, text: None }),
            Content::Object(_) => qualified(value, at),
            _ => {
                let exact = at.hundredths(value, &QUANTITY)?;
                Some(Self { stated: Stated::Exact(exact), text: None })
            }
        }
    }
}

/// An amount that is an object.
fn qualified(value: &Value, at: &mut Decoder) -> Option<Amount> {
    let object = at.object(value, NOUN, FIELDS)?;
    let given = |key: &str| object.find(key).is_some_and(|value| value.content != Content::Null);
    let mut text: Option<String> = None;
    at.field(&object, "text", &mut text);
    let ways = [given("about"), given("min") || given("max"), given("share"), given("magnitude"), given("qualifier")];
    if ways.iter().filter(|way| **way).count() > 1 {
        let keys: Vec<&str> = FIELDS.iter().copied().filter(|key| *key != "text" && given(key)).collect();
        let message = say!("an amount is stated in one way, here it has \"{}\"", keys.join("\", \""));
        at.error("bad-amount", value, message, FORMS);
        return None;
    }
    let stated = match ways {
        [true, ..] => {
            let about = object.find("about")?;
            Stated::About(at.inside("about", |at| at.hundredths(about, &QUANTITY))?)
        }
        [_, true, ..] => range(&object, value, at)?,
        [_, _, true, ..] => at.inside("share", |at| share(object.find("share")?, at))?,
        [_, _, _, true, _] => at.inside("magnitude", |at| magnitude(object.find("magnitude")?, at))?,
        [.., true] => at.inside("qualifier", |at| qualifier(object.find("qualifier")?, at))?,
        _ if text.is_some() => Stated::Unknown,
        // An unknown field has been noted already, and most likely is what was meant.
        _ if object.members.iter().any(|member| !FIELDS.contains(&member.key.as_str())) => return None,
        _ => {
            at.error("bad-amount", value, "this amount states nothing", FORMS);
            return None;
        }
    };
    Some(Amount { stated, text })
}

/// Reads one end of a range: absent or `null` is open. False: it is wrong.
fn end(object: &Object, key: &str, end: &mut Option<Hundredths>, at: &mut Decoder) -> bool {
    let Some(value) = object.find(key).filter(|value| value.content != Content::Null) else { return true };
    *end = at.inside(key, |at| at.hundredths(value, &QUANTITY));
    end.is_some()
}

fn range(object: &Object, value: &Value, at: &mut Decoder) -> Option<Stated> {
    let (mut min, mut max) = (None, None);
    let right = end(object, "min", &mut min, at);
    if !end(object, "max", &mut max, at) || !right {
        return None;
    }
    if let (Some(least), Some(most)) = (min, max)
        && least > most
    {
        above(value, at);
        return None;
    }
    Some(Stated::Range(min, max))
}

/// Notes that the least is above the most.
pub(super) fn above(value: &Value, at: &mut Decoder) {
    let shown = |key: &str| value.member(key).map(Value::shown).unwrap_or_default();
    let message = say!("\"min\" is {}, above \"max\", which is {}", shown("min"), shown("max"));
    at.error("min-above-max", value, message, "swap them");
}

fn share(value: &Value, at: &mut Decoder) -> Option<Stated> {
    if !matches!(value.content, Content::Object(_)) {
        let share = Fraction::decode(value, at)?;
        return Some(Stated::Share(share, share));
    }
    let object = at.object(value, "a share", &["min", "max"])?;
    let (mut min, mut max): (Option<Fraction>, Option<Fraction>) = (None, None);
    at.field(&object, "min", &mut min);
    at.field(&object, "max", &mut max);
    match (min, max) {
        (None, None) => {
            if object.members.is_empty() {
                let hint = "write { \"min\": 0.5 }, or a number such as 0.1";
                at.error("bad-amount", value, "this share states nothing", hint);
            }
            None
        }
        (Some(least), Some(most)) if least > most => {
            above(value, at);
            None
        }
        (least, most) => Some(Stated::Share(least.unwrap_or(Fraction(0)), most.unwrap_or(Fraction(1_000_000_000)))),
    }
}

fn magnitude(value: &Value, at: &mut Decoder) -> Option<Stated> {
    let hint = "[5, 6] means hundreds of thousands to low millions: powers of ten from 0 to 15, the lower one first";
    let Content::Array(entries) = &value.content else {
        let meant = match &value.content {
            Content::String(text) if TELLS => super::meant::magnitude(text),
            _ => None,
        };
        at.wrong_type(value, "a list of two powers of ten", meant.unwrap_or_else(|| say!("{hint}")));
        return None;
    };
    let powers = entries.iter().take(3).map(power).collect::<Option<Vec<u8>>>();
    match powers.as_deref() {
        Some([from, to]) if from <= to => Some(Stated::Magnitude(*from, *to)),
        _ => {
            at.error("bad-amount", value, "a magnitude is a list of two powers of ten", hint);
            None
        }
    }
}

fn power(value: &Value) -> Option<u8> {
    let Content::Number(text) = &value.content else { return None };
    super::scaled(text, 0).ok().and_then(|power| u8::try_from(power).ok()).filter(|power| *power <= 15)
}

crate::decode::choice! {
    /// More than half of what the giving party passes on; a part of it; what is left there.
    pub enum Qualifier = "a qualifier" { Most = "most", Some = "some", Rest = "rest" }
}

fn qualifier(value: &Value, at: &mut Decoder) -> Option<Stated> {
    Some(match Qualifier::decode(value, at)? {
        Qualifier::Most => Stated::Most,
        Qualifier::Some => Stated::Some,
        Qualifier::Rest => Stated::Rest,
    })
}
