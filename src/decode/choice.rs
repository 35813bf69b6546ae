//! Choices: strings of which only a few words are allowed.

use super::Decoder;
use crate::json::{Content, Value, quoted};

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

/// The word that somebody most likely meant: at most a third of its letters differ. The first of equally near ones.
pub(crate) fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let written = plain(written);
    if written.is_empty() || written.len() > 80 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for word in words {
        let candidate = plain(word);
        let longer = candidate.len().max(written.len());
        let most = (longer / 3).max(usize::from(longer > 1));
        if candidate.len() > 80 || candidate.len().abs_diff(written.len()) > most {
            continue;
        }
        let distance = distance(&written, &candidate);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

/// Small letters and digits only: case and hyphens are no difference between words.
fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before = vec![0; to.len() + 1];
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, left) in from.iter().enumerate() {
        let mut current = Vec::with_capacity(to.len() + 1);
        current.push(row + 1);
        for (column, right) in to.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&above, column) + usize::from(left != right);
            let mut least = changed.min(at(&above, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = row > 0 && column > 0 && from.get(row - 1) == Some(right) && to.get(column - 1) == Some(left);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_words_are_found() {
        let words = ["amount", "award", "from", "to", "in-kind", "kind"];
        let cases = [
            ("ammount", Some("amount")),
            ("amuont", Some("amount")),
            ("Amount", Some("amount")),
            ("form", Some("from")),
            ("inkind", Some("in-kind")),
            ("in_kind", Some("in-kind")),
            ("total", None),
            ("", None),
            ("x", None),
        ];
        for (written, near) in cases {
            assert_eq!(nearest(written, words.into_iter()), near, "{written}");
        }
    }
}
