//! A JSON value with the place of every part in its text: what the description is read from.

mod place;
mod scan;
mod slips;
mod strict;
mod write;

pub(crate) use place::Lines;
pub(crate) use scan::scan;
pub(crate) use strict::strict;
pub(crate) use write::pretty;

/// Most bytes that a text may have: 8 MiB.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// How deep objects and arrays may be nested.
pub const MOST_NESTING: usize = 64;
/// Most entries of a list, flows among them.
pub const MOST_ENTRIES: usize = 20_000;
/// Most characters of one string.
pub const MOST_CHARACTERS: usize = 10_000;

/// Bytes of the text, from the start up to the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub content: Content,
    /// Where it stands; absent where it comes from no text.
    pub span: Option<Span>,
}

/// What a JSON value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, exactly as written: no float ever touches an amount.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, its members in order, repeated keys included.
    Object(Vec<Member>),
    /// Something JSON does not have, in words: `NaN`, a function.
    Foreign(String),
}

/// A key of an object with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// Where the key stands.
    pub key_span: Option<Span>,
    /// The value.
    pub value: Value,
}

impl Value {
    /// A value without a place.
    #[must_use]
    pub fn new(content: Content) -> Self {
        Self { content, span: None }
    }

    /// The value under a key of an object; of repeated keys the first.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Self> {
        match &self.content {
            Content::Object(members) => members.iter().find(|member| member.key == key).map(|member| &member.value),
            _ => None,
        }
    }

    /// The value that a JSON Pointer leads to. Of repeated keys the first counts.
    #[must_use]
    pub fn pointed(&self, pointer: &str) -> Option<&Self> {
        let mut value = self;
        for step in pointer.split('/').skip(1) {
            value = match &value.content {
                Content::Array(entries) => entries.get(step.parse::<usize>().ok()?)?,
                _ => value.member(&step.replace("~1", "/").replace("~0", "~"))?,
            };
        }
        Some(value)
    }

    /// What it is, with its text where that is short enough to be shown: `a string`, `the number 12`.
    pub(crate) fn shown(&self) -> String {
        match &self.content {
            Content::Null => "null".into(),
            Content::Boolean(value) => value.to_string(),
            Content::Number(text) => shortened(text),
            Content::String(text) => quoted(text),
            Content::Array(entries) if entries.is_empty() => "an empty array".into(),
            Content::Array(_) => "an array".into(),
            Content::Object(members) if members.is_empty() => "an empty object".into(),
            Content::Object(_) => "an object".into(),
            Content::Foreign(words) => words.clone(),
        }
    }
}

/// A text in quotation marks, shortened, with nothing in it that could disturb a terminal or a sentence.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown = String::from("\"");
    for (count, character) in text.chars().enumerate() {
        if count >= 60 {
            shown.push('…');
            break;
        }
        match character {
            '"' => shown.push_str("\\\""),
            '\\' => shown.push_str("\\\\"),
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            '\r' => shown.push_str("\\r"),
            other if crate::decode::is_invisible(other) => {
                shown.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    shown.push(char::from_digit((other as u32 >> shift) & 15, 16).unwrap_or('0'));
                }
            }
            other => shown.push(other),
        }
    }
    shown.push('"');
    shown
}

/// A text without quotation marks, shortened, on one line.
pub(crate) fn shortened(text: &str) -> String {
    let mut characters =
        text.chars().map(|character| if crate::decode::is_invisible(character) { ' ' } else { character });
    let mut shown: String = characters.by_ref().take(40).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}
