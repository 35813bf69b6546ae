//! Decoding: how a JSON value becomes a part of a description, every problem noted on the way.

mod address;
mod amount;
mod choice;
mod date;
mod number;
mod plain;
mod record;
mod union;

pub(crate) use choice::{Choice, choice};
pub(crate) use date::in_order;
#[cfg(test)]
pub(crate) use number::Fault;
pub(crate) use number::scaled;
pub(crate) use record::{Record, record};
pub(crate) use union::least_first;

use crate::json::{Content, Lines, MOST_CHARACTERS, MOST_ENTRIES, Span, Value};
use crate::report::{Problem, Report};

/// What can be read from a JSON value.
pub(crate) trait Decode: Sized {
    /// Reads a value; without a result, the problem has been noted.
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self>;

    /// What a field that is left out stands for; absent: it must not be left out.
    fn absent() -> Option<Self> {
        None
    }
}

/// Where decoding has got to, and what it has found wrong.
#[derive(Debug)]
pub(crate) struct Decoder<'a> {
    /// JSON Pointer of the value that is read.
    pointer: String,
    /// Absent where the value comes from no text.
    lines: Option<&'a Lines<'a>>,
    pub(crate) report: Report,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(lines: Option<&'a Lines<'a>>) -> Self {
        Self { pointer: String::new(), lines, report: Report::default() }
    }

    /// Reads something one step further in: under a key or at an index.
    pub(crate) fn inside<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.pointer.len();
        push_step(&mut self.pointer, step);
        let result = read(self);
        self.pointer.truncate(length);
        result
    }

    /// Notes an error about a value.
    pub(crate) fn error(
        &mut self,
        code: &'static str,
        value: &Value,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.note(code, value.span, message.into(), hint.into());
    }

    /// Notes an error about something without a value, such as a key.
    pub(crate) fn note(&mut self, code: &'static str, span: Option<Span>, message: String, hint: String) {
        let mut problem = Problem::error(code, self.pointer.as_str(), message);
        if let (Some(lines), Some(span)) = (self.lines, span) {
            problem = problem.at(lines.place(span));
        }
        self.report.push(if hint.is_empty() { problem } else { problem.hint(hint) });
    }

    /// Notes that a value is of another type than it should be.
    pub(crate) fn wrong_type(&mut self, value: &Value, expected: &str, hint: impl Into<String>) {
        self.error("wrong-type", value, format!("expected {expected}, found {}", value.shown()), hint);
    }

    /// The line and column of a span, for a sentence.
    pub(crate) fn line_and_column(&self, span: Option<Span>) -> Option<String> {
        let place = self.lines?.place(span?);
        Some(format!("{}:{}", place.line, place.column))
    }
}

/// Adds a step to a JSON Pointer, escaped.
pub(crate) fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for character in step.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// Whether a character shows nothing, or changes how others are shown: control characters, marks of direction.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl Decode for String {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match &value.content {
            Content::String(text) => {
                if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
                    let found = text.chars().count();
                    let message = format!("this text has {found} characters; at most {MOST_CHARACTERS} are read");
                    at.error("too-long", value, message, "shorten it, or link to it");
                    return None;
                }
                Some(text.clone())
            }
            Content::Number(text) => {
                at.wrong_type(value, "text", format!("put it in double quotes: \"{}\"", crate::json::shortened(text)));
                None
            }
            _ => {
                at.wrong_type(value, "text", "");
                None
            }
        }
    }
}

impl Decode for bool {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match &value.content {
            Content::Boolean(value) => Some(*value),
            Content::String(text) if matches!(text.as_str(), "true" | "false") => {
                at.wrong_type(value, "true or false", "write it without quotes");
                None
            }
            _ => {
                at.wrong_type(value, "true or false", "");
                None
            }
        }
    }
}

/// What may be left out may also be `null`. What is wrong has been noted, so that the rest can be read on.
impl<T: Decode> Decode for Option<T> {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        match value.content {
            Content::Null => Some(None),
            _ => Some(T::decode(value, at)),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let entries = match &value.content {
            Content::Null => return Some(Self::new()),
            Content::Array(entries) => entries,
            _ => {
                at.wrong_type(value, "a list", "put it in [ ]");
                return None;
            }
        };
        if entries.len() > MOST_ENTRIES {
            let message = format!("this list has {} entries; at most {MOST_ENTRIES} are read", entries.len());
            at.error("too-many", value, message, "sum up the smallest");
            return None;
        }
        let mut whole = true;
        let mut list = Self::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            match at.inside(&index.to_string(), |at| T::decode(entry, at)) {
                Some(read) => list.push(read),
                None => whole = false,
            }
        }
        whole.then_some(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}
