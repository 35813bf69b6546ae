//! Strict JSON, from text to a [`Value`] without places: right or not, no word about why.
//!
//! It takes exactly the texts about which [`scan`](super::scan) has nothing to say.

use super::{Content, MOST_NESTING, Member, Value};

/// The value of a text; none where it is no JSON, or nested too deep.
pub(crate) fn strict(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    (reader.next() == 0).then_some(value)
}

struct Reader<'t> {
    text: &'t str,
    /// Offset of the first byte that is not read.
    at: usize,
}

impl Reader<'_> {
    /// The byte that is looked at; 0, which begins nothing in JSON, at the end of the text.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// The next byte that is no space.
    fn next(&mut self) -> u8 {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
        if self.at < self.text.len() { self.peek().max(1) } else { 0 }
    }

    /// Goes past a byte, if it is next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.next() == byte;
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let content = match self.next() {
            b'{' | b'[' if depth >= MOST_NESTING => return None,
            b'{' => {
                let mut members = Vec::new();
                self.list(b'}', |reader| {
                    let key = if reader.next() == b'"' { reader.string()? } else { return None };
                    let value = if reader.take(b':') { reader.value(depth + 1)? } else { return None };
                    members.push(Member { key, key_span: None, value });
                    Some(())
                })?;
                Content::Object(members)
            }
            b'[' => {
                let mut entries = Vec::new();
                self.list(b']', |reader| {
                    entries.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Content::Array(entries)
            }
            b'"' => Content::String(self.string()?),
            b'-' | b'0'..=b'9' => Content::Number(self.number()?),
            _ => {
                let rest = self.text.get(self.at..)?;
                let (word, content) = if rest.starts_with("true") {
                    ("true", Content::Boolean(true))
                } else if rest.starts_with("false") {
                    ("false", Content::Boolean(false))
                } else if rest.starts_with("null") {
                    ("null", Content::Null)
                } else {
                    return None;
                };
                self.at += word.len();
                content
            }
        };
        Some(Value::new(content))
    }

    /// Reads what stands between two brackets, the first of which is next.
    fn list(&mut self, close: u8, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.take(close) {
            return Some(());
        }
        loop {
            one(self)?;
            if self.take(close) {
                return Some(());
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    /// A string, whose opening quote is next.
    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.at += 1;
        let mut start = self.at;
        loop {
            let byte = self.peek();
            if byte < b' ' {
                return None;
            }
            self.at += 1;
            if byte == b'"' {
                string += self.text.get(start..self.at - 1)?;
                return Some(string);
            }
            if byte == b'\\' {
                string += self.text.get(start..self.at - 1)?;
                let escape = self.peek();
                self.at += 1;
                string.push(match escape {
                    b'"' | b'\\' | b'/' => char::from(escape),
                    b'b' => '\u{8}',
                    b'f' => '\u{c}',
                    b'n' => '\n',
                    b'r' => '\r',
                    b't' => '\t',
                    b'u' => self.escaped()?,
                    _ => return None,
                });
                start = self.at;
            }
        }
    }

    /// The character of an escape in hexadecimal digits, which may be the first half of a pair.
    fn escaped(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        if first & 0xfc00 != 0xd800 {
            return char::from_u32(first);
        }
        let pair = self.text.get(self.at..)?.starts_with("\\u");
        self.at += 2;
        let second = if pair { self.hexadecimal()? } else { return None };
        if second & 0xfc00 != 0xdc00 {
            return None;
        }
        char::from_u32(0x1_0000 + ((first & 0x3ff) << 10) + (second & 0x3ff))
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.peek()).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }

    /// A number, as it is written.
    fn number(&mut self) -> Option<String> {
        let start = self.at;
        self.at += usize::from(self.peek() == b'-');
        if self.peek() == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), b'+' | b'-'));
            self.digits()?;
        }
        self.text.get(start..self.at).map(str::to_owned)
    }

    /// Goes past digits; none where there is not one.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }
}
