//! Records: objects whose fields are all known.

use super::{Decode, Decoder, Slot, did_you_mean};
use crate::json::{Content, Member, Span, Value, quoted};
use crate::near::nearest;
use crate::report::{TELLS, say};

/// An object whose fields are all known.
pub(crate) trait Record: Decode {
    /// What it is called in a sentence: `a flow`.
    const NOUN: &'static str;
    /// The names of its fields in a document, in the order of the definition.
    const FIELDS: &'static [&'static str];

    /// Of these, the ones that must not be left out.
    #[allow(dead_code, reason = "the schema is tested against it")]
    fn required() -> Vec<&'static str>;
}

/// A record that is being filled.
pub(crate) trait Slots {
    /// The place for the field of this number.
    fn slot(&mut self, field: usize) -> Option<&mut dyn Slot>;
}

/// An object that is being read.
pub(crate) struct Object<'v> {
    value: &'v Value,
    pub(crate) members: &'v [Member],
    noun: &'static str,
}

impl<'v> Object<'v> {
    /// The value under a key.
    pub(crate) fn find(&self, key: &str) -> Option<&'v Value> {
        self.members.iter().find(|member| member.key == key).map(|member| &member.value)
    }
}

/// Makes a plain type of a block of fields, with its reader and its schema. See [`description`](crate::description).
///
/// After `where` stands a function that notes what is wrong between the fields, and tells whether all is well.
macro_rules! record {
    ($(#[$attribute:meta])* pub struct $name:ident = $noun:literal $(where $check:path)? { $($(#[$field_attribute:meta])* pub $field:ident : $type:ty = $key:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(transform = crate::schema::close::<$name>))]
        pub struct $name {
            $(
                $(#[$field_attribute])*
                #[cfg_attr(feature = "schema", schemars(rename = $key))]
                pub $field: $type,
            )*
        }

        impl crate::decode::Record for $name {
            const NOUN: &'static str = $noun;
            const FIELDS: &'static [&'static str] = &[$($key),*];

            fn required() -> Vec<&'static str> {
                use crate::decode::Slot;
                let fields = [$(($key, <$type>::blank().is_needed())),*];
                fields.iter().filter(|field| field.1).map(|field| field.0).collect()
            }
        }

        impl crate::decode::Slots for $name {
            fn slot(&mut self, field: usize) -> Option<&mut dyn crate::decode::Slot> {
                #[allow(non_camel_case_types, reason = "named as the fields are")]
                enum Field { $($field),* }
                match field {
                    $(number if number == Field::$field as usize => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }

        impl crate::decode::Decode for $name {
            fn decode(value: &crate::json::Value, at: &mut crate::decode::Decoder) -> Option<Self> {
                use crate::decode::{Record, Slot};
                let mut read = Self { $($field: <$type>::blank()),* };
                let whole = at.record(value, Self::NOUN, Self::FIELDS, &mut read);
                $(let whole = whole && $check(&read, value, at);)?
                // What is wrong has been noted; where problems are told, what else is wrong is still to be found.
                (whole || crate::report::TELLS).then_some(read)
            }
        }
    };
}

pub(crate) use record;

impl Decoder<'_> {
    /// An object whose fields are all known; repeated and unknown ones are noted.
    pub(crate) fn object<'v>(
        &mut self,
        value: &'v Value,
        noun: &'static str,
        fields: &[&'static str],
    ) -> Option<Object<'v>> {
        let Content::Object(members) = &value.content else {
            let meant = if TELLS { meant(noun, value) } else { None };
            let hint = meant.unwrap_or_else(|| say!("{}", example(noun)));
            self.wrong_type(value, &say!("{noun}, an object in {{ }}"), hint);
            return None;
        };
        for member in members {
            if !fields.contains(&member.key.as_str()) {
                self.unknown(member, noun, fields);
            }
        }
        for field in fields {
            self.repeated(members, field);
        }
        Some(Object { value, members, noun })
    }

    /// Notes the places after the first where a key occurs.
    pub(crate) fn repeated(&mut self, members: &[Member], key: &str) {
        let mut first = None;
        for member in members.iter().filter(|member| member.key == key) {
            let Some(before) = first else {
                first = Some(member.key_span);
                continue;
            };
            let earlier = self.line_and_column(before).map(|place| say!(", first at {place}")).unwrap_or_default();
            let message = say!("the key {} occurs twice in this object{earlier}", quoted(key));
            self.inside(key, |at| at.note("duplicate-key", member.key_span, message, say!("keep one of them")));
        }
    }

    fn unknown(&mut self, member: &Member, noun: &str, fields: &[&'static str]) {
        if !TELLS {
            return self.note("unknown-field", None, String::new(), String::new());
        }
        let special = special(noun, member);
        let near = super::synonym::of_field(&member.key, fields);
        let near = near.or_else(|| nearest(&member.key, fields.iter().copied())).filter(|_| special.is_none());
        let message = did_you_mean(say!("unknown field {}", quoted(&member.key)), near);
        let hint = special.unwrap_or_else(|| say!("{noun} has {}", fields.join(", ")));
        self.inside(&member.key, |at| at.note("unknown-field", member.key_span, message, hint));
    }

    /// Fills a record with what is under the keys of an object. False: it is not whole.
    pub(crate) fn record(
        &mut self,
        value: &Value,
        noun: &'static str,
        fields: &[&'static str],
        slots: &mut dyn Slots,
    ) -> bool {
        let Some(object) = self.object(value, noun, fields) else { return false };
        // One field that is wrong does not keep the others from being read: every problem is noted at once.
        let mut whole = true;
        for (field, key) in fields.iter().enumerate() {
            whole &= slots.slot(field).is_none_or(|slot| self.field(&object, key, slot));
        }
        whole
    }

    /// Reads one field of a record. False: the record is not whole without it.
    pub(crate) fn field(&mut self, object: &Object, key: &'static str, slot: &mut dyn Slot) -> bool {
        let (length, is_needed) = (self.pointer.len(), slot.is_needed());
        let Some(value) = self.enter(object, key, is_needed) else { return !is_needed };
        let right = slot.fill(value, self);
        self.pointer.truncate(length);
        right
    }

    /// Steps into a field that is there; notes one that is needed and is not.
    fn enter<'v>(&mut self, object: &Object<'v>, key: &'static str, needed: bool) -> Option<&'v Value> {
        let noun = object.noun;
        match object.find(key) {
            Some(Value { content: Content::Null, span }) if needed => {
                let message = say!("the field \"{key}\" is null: {noun} needs it");
                self.inside(key, |at| at.note("missing-field", *span, message, String::new()));
                None
            }
            Some(value) => {
                super::push_step(&mut self.pointer, key);
                Some(value)
            }
            None if needed => {
                // The place is the object's first character: its whole text is no help in finding it.
                let span = object.value.span.map(|span| Span { start: span.start, end: span.start + 1 });
                self.note(
                    "missing-field",
                    span,
                    say!("the field \"{key}\" is missing: {noun} needs it"),
                    say!("{}", if TELLS { missing(object, key) } else { "" }),
                );
                None
            }
            None => None,
        }
    }
}

/// What to say of a field that is missing.
fn missing(object: &Object, key: &str) -> &'static str {
    match key {
        "from" if object.find("source").is_some() => {
            "who gives is named by \"from\"; \"source\" says where a fact comes from"
        }
        "per" => "\"week\", \"month\" or \"year\"",
        _ => "",
    }
}

/// What to write instead of a field that is known elsewhere.
fn special(noun: &str, member: &Member) -> Option<String> {
    let shown = member.value.shown();
    Some(match (noun, member.key.as_str()) {
        ("an amount", "amount" | "value" | "sum" | "total" | "exact") => match &member.value.content {
            Content::Number(_) => say!("write the number itself, not an object: \"amount\": {shown}"),
            _ => "write the number itself, not an object".into(),
        },
        ("an amount", "currency") => "\"currency\" stands beside \"amount\", in the flow".into(),
        ("a flow" | "an award", "year" | "date" | "years") => match &member.value.content {
            Content::Number(text) | Content::String(text) if text.trim().len() == 4 => {
                let year = crate::json::shortened(text.trim());
                say!("write \"period\": {{ \"from\": \"{year}\", \"to\": \"{year}\" }}")
            }
            _ => "write \"period\": { \"from\": \"2019-12\", \"to\": \"2021\" }".into(),
        },
        ("a document", "nodes" | "links" | "data" | "series") => {
            "what a chart draws becomes a description by the command \"funding-flow import\"".into()
        }
        _ => return None,
    })
}

/// How what stands in the place of an object is written as one.
fn meant(noun: &str, value: &Value) -> Option<String> {
    let (Content::String(text) | Content::Number(text)) = &value.content else { return None };
    match noun {
        "a period" => super::date::period(text),
        "a funder" | "a sponsor" | "a project" | "a person" | "a deliverable" => {
            Some(say!("write {{ \"id\": {} }}", quoted(text.trim())))
        }
        _ => None,
    }
}

/// How an object looks that is easily taken for a plain value.
fn example(noun: &str) -> &'static str {
    match noun {
        "a period" => "such as { \"from\": \"2019-12\", \"to\": \"2021\" } or { \"text\": \"in spring\" }",
        "an effort" => "such as { \"hours\": 5, \"per\": \"week\" }",
        "an entry of \"keeps\"" => "such as { \"kind\": \"overhead\", \"amount\": 1000 }",
        "a flow" => "such as { \"from\": \"a funder\", \"to\": \"a project\", \"amount\": 1000 }",
        "a funder" | "a sponsor" | "a project" | "a person" | "a deliverable" | "an award" => {
            "the least is { \"id\": \"…\" }"
        }
        _ => "",
    }
}
