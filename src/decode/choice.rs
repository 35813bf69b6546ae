//! Choices: strings of which only a few words are allowed.

use super::{Decoder, did_you_mean};
use crate::json::{Content, Value, quoted};
use crate::near::nearest;
use crate::report::{TELLS, say};

/// A word out of a few.
pub(crate) trait Choice: Copy + 'static {
    /// What it is called in a sentence: `a status`.
    const NOUN: &'static str;
    /// All words, in the order of the values.
    const WORDS: &'static [&'static str];
    /// All values.
    const ALL: &'static [Self];
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
            #[allow(dead_code, reason = "not every choice has to be shown as it was written")]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl crate::decode::Choice for $name {
            const NOUN: &'static str = $noun;
            const WORDS: &'static [&'static str] = &[$($word),*];
            const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        impl crate::decode::Decode for $name {
            fn decode(value: &crate::json::Value, at: &mut crate::decode::Decoder) -> Option<Self> {
                use crate::decode::Choice;
                at.word(value, Self::NOUN, Self::WORDS).and_then(|index| Self::ALL.get(index).copied())
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
    /// Reads one word out of a few: its index.
    pub(crate) fn word(&mut self, value: &Value, noun: &str, words: &[&str]) -> Option<usize> {
        let list = if TELLS { words.join(", ") } else { String::new() };
        let hint = if words.len() > 1 { say!("one of {list}") } else { say!("it can only be {list}") };
        let Content::String(text) = &value.content else {
            self.wrong_type(value, &say!("{noun}, a word in quotes"), hint);
            return None;
        };
        if let Some(index) = words.iter().position(|word| word == text) {
            return Some(index);
        }
        let noun = noun.split_once(' ').map_or(noun, |(_, noun)| noun);
        let near = if TELLS {
            super::synonym::of_word(text, words).or_else(|| nearest(text, words.iter().copied()))
        } else {
            None
        };
        let message = did_you_mean(say!("unknown {noun} {}", quoted(text)), near);
        self.error("unknown-word", value, message, hint);
        None
    }
}
