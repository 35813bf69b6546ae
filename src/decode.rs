//! Decoding: how a JSON value becomes a part of a description, every problem noted on the way.

/// Makes a plain type of a block of fields. See [`description`](crate::description).
macro_rules! record {
    ($(#[$attribute:meta])* pub struct $name:ident { $($(#[$field_attribute:meta])* pub $field:ident : $type:ty = $key:literal,)* }) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$field_attribute])* pub $field: $type,)* }
    };
}

/// Makes an enumeration of a block of words.
macro_rules! choice {
    ($(#[$attribute:meta])* pub enum $name:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $(#[doc = concat!("`\"", $word, "\"`")] $variant),* }

        impl $name {
            /// The word that stands for it in a document.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

pub(crate) use {choice, record};
