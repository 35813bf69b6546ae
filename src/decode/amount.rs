//! Amounts: a number, or an object that says less than a number and says how.

use super::number::Quantity;
use super::{Decode, Decoder};
use crate::json::{Content, Member, Value};
use crate::money::{Amount, Fraction, Hundredths, Stated};

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
    let members = at.members(value, NOUN, FIELDS)?;
    let given = |key: &str| members.iter().any(|member| member.key == key && member.value.content != Content::Null);
    let text: Option<String> = at.field(value, members, "text")?;
    let ways = [given("about"), given("min") || given("max"), given("share"), given("magnitude"), given("qualifier")];
    if ways.iter().filter(|way| **way).count() > 1 {
        let keys: Vec<&str> = FIELDS.iter().copied().filter(|key| *key != "text" && given(key)).collect();
        let message = format!("an amount is stated in one way, here it has \"{}\"", keys.join("\", \""));
        at.error("bad-amount", value, message, FORMS);
        return None;
    }
    let stated = match ways {
        [true, ..] => {
            let about = find(members, "about")?;
            Stated::About(at.inside("about", |at| at.hundredths(about, &QUANTITY))?)
        }
        [_, true, ..] => range(value, members, at)?,
        [_, _, true, ..] => share(find(members, "share")?, at)?,
        [_, _, _, true, _] => at.inside("magnitude", |at| magnitude(find(members, "magnitude")?, at))?,
        [.., true] => at.inside("qualifier", |at| qualifier(find(members, "qualifier")?, at))?,
        _ if text.is_some() => Stated::Unknown,
        _ if members.iter().any(|member| !FIELDS.contains(&member.key.as_str())) => return None,
        _ => {
            at.error("bad-amount", value, "this amount states nothing", FORMS);
            return None;
        }
    };
    Some(Amount { stated, text })
}

fn find<'v>(members: &'v [Member], key: &str) -> Option<&'v Value> {
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}

/// One end of a range: absent or `null` is open.
fn end(members: &[Member], key: &str, at: &mut Decoder) -> Option<Option<Hundredths>> {
    match find(members, key) {
        None | Some(Value { content: Content::Null, .. }) => Some(None),
        Some(value) => at.inside(key, |at| at.hundredths(value, &QUANTITY)).map(Some),
    }
}

fn range(value: &Value, members: &[Member], at: &mut Decoder) -> Option<Stated> {
    let (min, max) = (end(members, "min", at), end(members, "max", at));
    let (min, max) = (min?, max?);
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        above(find(members, "min"), find(members, "max"), value, at);
        return None;
    }
    Some(Stated::Range(min, max))
}

/// Notes that the least is above the most.
pub(super) fn above(min: Option<&Value>, max: Option<&Value>, value: &Value, at: &mut Decoder) {
    let shown = |end: Option<&Value>| end.map(Value::shown).unwrap_or_default();
    let message = format!("\"min\" is {}, above \"max\", which is {}", shown(min), shown(max));
    at.error("min-above-max", value, message, "swap them");
}

fn share(value: &Value, at: &mut Decoder) -> Option<Stated> {
    at.inside("share", |at| {
        if !matches!(value.content, Content::Object(_)) {
            let share = Fraction::decode(value, at)?;
            return Some(Stated::Share(share, share));
        }
        let members = at.members(value, "a share", &["min", "max"])?;
        let min: Option<Option<Fraction>> = at.field(value, members, "min");
        let max: Option<Option<Fraction>> = at.field(value, members, "max");
        match (min?, max?) {
            (None, None) => {
                at.error(
                    "bad-amount",
                    value,
                    "this share states nothing",
                    "write { \"min\": 0.5 }, or a number such as 0.1",
                );
                None
            }
            (Some(least), Some(most)) if least > most => {
                above(find(members, "min"), find(members, "max"), value, at);
                None
            }
            (least, most) => Some(Stated::Share(least.unwrap_or(Fraction(0)), most.unwrap_or(Fraction(1_000_000_000)))),
        }
    })
}

fn magnitude(value: &Value, at: &mut Decoder) -> Option<Stated> {
    let hint = "[5, 6] means hundreds of thousands to low millions: powers of ten from 0 to 15, the lower one first";
    let powers = match &value.content {
        Content::Array(entries) => entries.iter().map(power).collect::<Option<Vec<u8>>>(),
        _ => {
            at.wrong_type(value, "a list of two powers of ten", hint);
            return None;
        }
    };
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
    Some(match at.word(value)? {
        Qualifier::Most => Stated::Most,
        Qualifier::Some => Stated::Some,
        Qualifier::Rest => Stated::Rest,
    })
}
