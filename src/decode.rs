//! Decoding: how a JSON value becomes a part of a description, every problem noted on the way.

mod address;
mod amount;
mod choice;
mod date;
mod meant;
mod number;
mod party;
mod plain;
mod record;
mod synonym;
mod union;

pub(crate) use choice::{Choice, choice};
pub(crate) use date::in_order;
pub(crate) use number::scaled;
pub(crate) use number::{Fault, MOST};
pub(crate) use party::{Common, party};
pub(crate) use record::{Object, Record, Slots, record};
pub(crate) use union::least_first;

use crate::description::{Flows, Hours, KeepKind, Per};
use crate::json::{Content, Lines, MOST_CHARACTERS, MOST_ENTRIES, Span, Value};
use crate::money::{Fraction, Hundredths, Rate};
use crate::report::{Problem, Report, TELLS, say};

/// What can be read from a JSON value.
pub(crate) trait Decode: Sized {
    /// Reads a value; without a result, the problem has been noted.
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self>;
}

/// The place for a field of a record. Fields are read into their places, not returned: there are many of them, and to
/// hand every one through a few functions is most of the code of a reader.
pub(crate) trait Slot {
    /// Whether the field must be there.
    fn is_needed(&self) -> bool;

    /// What a field that is left out stands for; where it is needed, something to be replaced.
    fn blank() -> Self
    where
        Self: Sized;

    /// Reads the field. False: it is wrong, and so is the whole record.
    fn fill(&mut self, value: &Value, at: &mut Decoder) -> bool;
}

/// Types of fields that must not be left out.
macro_rules! needed {
    ($($type:ty = $blank:expr;)*) => {
        $(impl Slot for $type {
            fn is_needed(&self) -> bool {
                true
            }

            fn blank() -> Self {
                $blank
            }

            fn fill(&mut self, value: &Value, at: &mut Decoder) -> bool {
                let read = Self::decode(value, at);
                let right = read.is_some();
                if let Some(read) = read {
                    *self = read;
                }
                right
            }
        })*
    };
}

/// In place of a text that is needed and is not there, or cannot be read: no text of an author is this one after cleaning.
pub(crate) const MISSING: &str = "\0";

needed! {
    String = if TELLS { MISSING.to_owned() } else { Self::new() };
    Flows = Self(Vec::new());
    Rate = Self(0);
    Fraction = Self(0);
    Hundredths = 0;
    Hours = Self::Exact(0);
    KeepKind = Self::Other;
    Per = Self::Year;
}

/// Where decoding has got to, and what it has found wrong.
#[derive(Debug)]
pub(crate) struct Decoder<'a> {
    /// JSON Pointer of the value that is read.
    pub(crate) pointer: String,
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
        if !TELLS {
            return read(self);
        }
        let length = self.pointer.len();
        push_step(&mut self.pointer, step);
        let result = read(self);
        self.pointer.truncate(length);
        result
    }

    /// Notes an error about a value.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    pub(crate) fn error(
        &mut self,
        code: &'static str,
        value: &Value,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        if !TELLS {
            return self.report.fail();
        }
        self.note(code, value.span, message.into(), hint.into());
    }

    /// Notes an error about something without a value, such as a key.
    pub(crate) fn note(&mut self, code: &'static str, span: Option<Span>, message: String, hint: String) {
        if !TELLS {
            return self.report.fail();
        }
        let mut problem = Problem::error(code, self.pointer.as_str(), message);
        if let (Some(lines), Some(span)) = (self.lines, span) {
            problem = problem.at(lines.place(span));
        }
        self.report.push(if hint.is_empty() { problem } else { problem.hint(hint) });
    }

    /// Notes that a value is of another type than it should be.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    pub(crate) fn wrong_type(&mut self, value: &Value, expected: &str, hint: impl Into<String>) {
        if !TELLS {
            return self.report.fail();
        }
        self.error("wrong-type", value, say!("expected {expected}, found {}", value.shown()), hint);
    }

    /// The line and column of a span, for a sentence.
    pub(crate) fn line_and_column(&self, span: Option<Span>) -> Option<String> {
        let place = self.lines.filter(|_| TELLS)?.place(span?);
        Some(say!("{}:{}", place.line, place.column))
    }
}

/// Adds to a sentence what was most likely meant.
pub(crate) fn did_you_mean(mut message: String, near: Option<&str>) -> String {
    if let Some(near) = near.filter(|_| TELLS) {
        message.push_str("; did you mean \"");
        message.push_str(near);
        message.push_str("\"?");
    }
    message
}

/// Adds a step to a JSON Pointer, escaped.
pub(crate) fn push_step(pointer: &mut String, step: &str) {
    if !TELLS {
        return;
    }
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
                    let message = say!("this text has {found} characters; at most {MOST_CHARACTERS} are read");
                    at.error("too-long", value, message, "shorten it, or link to it");
                    return None;
                }
                Some(text.clone())
            }
            Content::Number(text) => {
                at.wrong_type(value, "text", say!("put it in double quotes: \"{}\"", crate::json::shortened(text)));
                None
            }
            _ => {
                let is_end = TELLS && ["/from", "/to"].iter().any(|end| at.pointer.ends_with(end));
                let hint = match &value.content {
                    Content::Array(_) if is_end => "a flow has one giver and one receiver: write a flow for each",
                    Content::Array(_) if at.pointer.ends_with("/note") => "several remarks are a list under \"notes\"",
                    _ => "",
                };
                at.wrong_type(value, "text", hint);
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
impl<T: Decode> Slot for Option<T> {
    fn is_needed(&self) -> bool {
        false
    }

    fn blank() -> Self {
        None
    }

    fn fill(&mut self, value: &Value, at: &mut Decoder) -> bool {
        if value.content != Content::Null {
            *self = T::decode(value, at);
        }
        true
    }
}

impl<T: Decode> Slot for Vec<T> {
    fn is_needed(&self) -> bool {
        false
    }

    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, value: &Value, at: &mut Decoder) -> bool {
        let Some(entries) = at.entries(value) else { return value.content == Content::Null };
        let mut whole = true;
        let length = at.pointer.len();
        for (index, entry) in entries.iter().enumerate() {
            push_step(&mut at.pointer, &say!("{index}"));
            match T::decode(entry, at) {
                Some(read) => self.push(read),
                None => whole = false,
            }
            at.pointer.truncate(length);
        }
        whole
    }
}

impl Decoder<'_> {
    /// The entries of a list; without, the problem has been noted, or it is `null`.
    fn entries<'v>(&mut self, value: &'v Value) -> Option<&'v [Value]> {
        match &value.content {
            Content::Array(entries) if entries.len() <= MOST_ENTRIES => return Some(entries),
            Content::Array(entries) => {
                let message = say!("this list has {} entries; at most {MOST_ENTRIES} are read", entries.len());
                self.error("too-many", value, message, "sum up the smallest");
            }
            Content::Null => {}
            _ => self.wrong_type(value, "a list", "put it in [ ]"),
        }
        None
    }
}
