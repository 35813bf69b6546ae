//! Records: objects whose fields are all known.

use super::{Decode, Decoder};
use crate::json::{Content, Member, Span, Value, quoted};
use crate::near::nearest;

/// An object whose fields are all known.
pub(crate) trait Record: Decode {
    /// What it is called in a sentence: `a flow`.
    const NOUN: &'static str;
    /// The names of its fields in a document, in the order of the definition.
    const FIELDS: &'static [&'static str];

    /// Of these, the ones that must not be left out.
    fn required() -> Vec<&'static str>;
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
                let fields = [$(($key, <$type as crate::decode::Decode>::absent().is_none())),*];
                fields.iter().filter(|field| field.1).map(|field| field.0).collect()
            }
        }

        impl crate::decode::Decode for $name {
            fn decode(value: &crate::json::Value, at: &mut crate::decode::Decoder) -> Option<Self> {
                let members = at.members(value, <Self as crate::decode::Record>::NOUN, <Self as crate::decode::Record>::FIELDS)?;
                // All fields are read before the first that is missing ends it: every problem is noted at once.
                $(let $field: Option<$type> = at.field(value, members, $key);)*
                let read = Self { $($field: $field?),* };
                $(if !$check(&read, value, at) { return None; })?
                Some(read)
            }
        }
    };
}

pub(crate) use record;

impl Decoder<'_> {
    /// The members of an object whose fields are all known; repeated and unknown ones are noted.
    pub(crate) fn members<'v>(
        &mut self,
        value: &'v Value,
        noun: &str,
        fields: &[&'static str],
    ) -> Option<&'v [Member]> {
        let Content::Object(members) = &value.content else {
            self.wrong_type(value, &format!("{noun}, an object in {{ }}"), "");
            return None;
        };
        self.repeated(members);
        for member in members {
            if !fields.contains(&member.key.as_str()) {
                self.unknown(member, noun, fields);
            }
        }
        Some(members)
    }

    /// Notes the keys that occur more than once.
    pub(crate) fn repeated(&mut self, members: &[Member]) {
        let mut order: Vec<(&str, usize)> =
            members.iter().enumerate().map(|(index, m)| (m.key.as_str(), index)).collect();
        order.sort_unstable();
        for pair in order.windows(2) {
            let [(first, before), (second, after)] = pair else { continue };
            if first != second {
                continue;
            }
            let place = |index: usize| members.get(index).and_then(|member: &Member| member.key_span);
            let (before, after): (Option<Span>, Option<Span>) = (place(*before), place(*after));
            let earlier = self.line_and_column(before).map(|place| format!(", first at {place}")).unwrap_or_default();
            let message = format!("the key {} occurs twice in this object{earlier}", quoted(first));
            self.inside(first, |at| at.note("duplicate-key", after, message, "keep one of them".into()));
        }
    }

    fn unknown(&mut self, member: &Member, noun: &str, fields: &[&'static str]) {
        let near = nearest(&member.key, fields.iter().copied());
        let mut message = format!("unknown field {}", quoted(&member.key));
        if let Some(near) = near {
            message.push_str(&format!("; did you mean \"{near}\"?"));
        }
        let hint = format!("{noun} has {}", fields.join(", "));
        self.inside(&member.key, |at| at.note("unknown-field", member.key_span, message, hint));
    }

    /// Reads one field of a record.
    pub(crate) fn field<T: Decode>(&mut self, object: &Value, members: &[Member], key: &'static str) -> Option<T> {
        match members.iter().find(|member| member.key == key) {
            Some(Member { value: Value { content: Content::Null, span }, .. }) if T::absent().is_none() => {
                let message = format!("the field \"{key}\" is needed, found null");
                self.inside(key, |at| at.note("missing-field", *span, message, String::new()));
                None
            }
            Some(member) => self.inside(key, |at| T::decode(&member.value, at)),
            None => {
                let absent = T::absent();
                if absent.is_none() {
                    // The place is the object's first character: its whole text is no help in finding it.
                    let span = object.span.map(|span| Span { start: span.start, end: span.start + 1 });
                    self.note("missing-field", span, format!("the field \"{key}\" is missing"), String::new());
                }
                absent
            }
        }
    }
}
