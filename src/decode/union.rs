//! Unions: places where a short form and an object are both allowed.

use super::{Decode, Decoder};
use crate::description::{FullNote, Hours, HoursRange, Note, Requested, SourceRef};
use crate::json::{Content, Value};
use crate::money::Amount;
use crate::report::TELLS;

impl Decode for Note {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match &value.content {
            Content::String(_) => String::decode(value, at).map(Self::Plain),
            Content::Object(_) => FullNote::decode(value, at).map(Self::Full),
            _ => {
                at.wrong_type(value, "a note, text or an object with \"text\"", "");
                // In its place, so that those after it are found where they are.
                TELLS.then(|| Self::Plain(String::new()))
            }
        }
    }
}

impl Decode for SourceRef {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match &value.content {
            Content::String(_) => String::decode(value, at).map(Self::Id),
            Content::Object(_) => Decode::decode(value, at).map(Self::Here),
            _ => {
                at.wrong_type(value, "a source", "the id of one of \"sources\", or { \"title\": …, \"url\": … }");
                None
            }
        }
    }
}

impl Decode for Requested {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let granted = match &value.content {
            Content::Object(members) => members.iter().any(|member| member.key == "funded"),
            _ => false,
        };
        if granted {
            return Decode::decode(value, at).map(Self::Granted);
        }
        Amount::decode(value, at).map(Self::Amount)
    }
}

impl Decode for Hours {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        if !matches!(value.content, Content::Object(_)) {
            return at.hundredths(value, &super::number::HOURS).map(Self::Exact);
        }
        HoursRange::decode(value, at).map(Self::Range)
    }
}

/// Notes a range whose least is above its most.
pub(crate) fn least_first(range: &HoursRange, value: &Value, at: &mut Decoder) -> bool {
    let right = range.min <= range.max;
    if !right {
        super::amount::above(value, at);
    }
    right
}
