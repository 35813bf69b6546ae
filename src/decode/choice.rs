//! Choices: strings of which only a few words are allowed.

use super::Decoder;
use crate::json::{Content, Value, quoted};
use crate::near::nearest;

/// A word out of a few.
pub(crate) trait Choice: Copy + 'static {
    /// What it is called in a sentence: `a status`.
    const NOUN: &'static str;
    /// All words, each with its value.
    const WORDS: &'static [(&'static str, Self)];
}

/// Makes an enumeration of a block of words, with its reader and its schema. See [`description`](crate::description).
macro_rules! choice {
    ($(#[doc = $doc:literal])* pub enum $name:ident = $noun:literal { $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $(#[doc = concat!("`\"", $word, "\"`")] $variant),* }

        impl $name {
            /// The word that stands for it in a document.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl crate::decode::Choice for $name {
            const NOUN: &'static str = $noun;
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
        }

        impl crate::decode::Decode for $name {
            fn decode(value: &crate::json::Value, at: &mut crate::decode::Decoder) -> Option<Self> {
                at.word(value)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                crate::schema::choice::<Self>(&[$($doc),*])
            }
        }
    };
}

pub(crate) use choice;

impl Decoder<'_> {
    /// Reads one word out of a few.
    pub(crate) fn word<T: Choice>(&mut self, value: &Value) -> Option<T> {
        let words = || T::WORDS.iter().map(|entry| entry.0);
        let list = words().collect::<Vec<_>>().join(", ");
        let hint = if T::WORDS.len() > 1 { format!("one of {list}") } else { format!("it can only be {list}") };
        let Content::String(text) = &value.content else {
            self.wrong_type(value, &format!("{}, a word in quotes", T::NOUN), hint);
            return None;
        };
        if let Some(entry) = T::WORDS.iter().find(|entry| entry.0 == text) {
            return Some(entry.1);
        }
        let noun = T::NOUN.split_once(' ').map_or(T::NOUN, |(_, noun)| noun);
        let mut message = format!("unknown {noun} {}", quoted(text));
        if let Some(near) = nearest(text, words()) {
            message.push_str(&format!("; did you mean \"{near}\"?"));
        }
        self.error("unknown-word", value, message, hint);
        None
    }
}
