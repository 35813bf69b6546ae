//! From text to a [`Value`]: strict JSON, read leniently so that every slip gets a sentence of its own.
//!
//! The scanner of `jsonc-parser` finds the tokens, with all its leniencies on; what strict JSON does not allow is
//! noted and read on. Only where the structure itself is broken does reading end.

use jsonc_parser::errors::ParseError;
use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use super::{Content, Lines, MOST_NESTING, Member, Span, Value, slips};
use crate::report::{Problem, Report};

/// Reads a text. Without a value, the report says why.
pub(crate) fn scan(lines: &Lines, text: &str) -> (Option<Value>, Report) {
    let mut reader = Reader {
        lines,
        text,
        scanner: Scanner::new(text, &ScannerOptions::default()),
        report: Report::default(),
        token: None,
        span: Span::default(),
        last_end: 0,
        broken_string: false,
    };
    let value = reader.document().ok();
    (value, reader.report)
}

const IN_NUMBERS: &str = "a number has no commas or spaces in it: write 195000";

/// Reading has ended; the report says why.
struct Stop;

type Step<T> = Result<T, Stop>;

struct Reader<'a> {
    lines: &'a Lines<'a>,
    text: &'a str,
    scanner: Scanner<'a>,
    report: Report,
    /// The token that is looked at; absent at the end of the text.
    token: Option<Token<'a>>,
    span: Span,
    /// Where the token before it ended.
    last_end: usize,
    /// A string ran over the end of its line: what breaks after that most likely follows from it.
    broken_string: bool,
}

impl Reader<'_> {
    fn document(&mut self) -> Step<Value> {
        if self.text.trim().is_empty() {
            return Err(self.stop(
                self.whole(),
                "the document is empty",
                "the least is { \"title\": …, \"flows\": […] }",
            ));
        }
        let first: String =
            self.text.trim_start().chars().take_while(|c| crate::letter::is_letter(*c)).take(40).collect();
        if !first.is_empty() && !matches!(first.as_str(), "null" | "true" | "false") {
            let message = format!("this is not JSON: it begins with {first}");
            return Err(self.stop(Span::default(), message, "a document begins with { and ends with }"));
        }
        self.advance()?;
        let value = self.value(0)?;
        if self.token.is_some() {
            return Err(self.unexpected("expected the end of the document", "a document is one JSON object"));
        }
        Ok(value)
    }

    fn whole(&self) -> Span {
        Span { start: 0, end: self.text.len() }
    }

    /// Goes to the next token that is no comment.
    fn advance(&mut self) -> Step<()> {
        self.last_end = self.span.end;
        loop {
            let gap_start = self.scanner.token_end();
            let scanned = self.scanner.scan();
            if let Some(gap) = self.text.get(gap_start..self.scanner.token_start())
                && let Some((span, message, hint)) = slips::in_gap(gap, gap_start)
            {
                self.slip(span, message, hint);
            }
            self.span = Span { start: self.scanner.token_start(), end: self.scanner.token_end() };
            match scanned {
                Ok(Some(Token::CommentLine(_) | Token::CommentBlock(_))) => {
                    self.slip(self.span, "JSON has no comments", "remove it, or keep the remark in \"notes\"");
                }
                Ok(token) => {
                    self.token = token;
                    return Ok(());
                }
                Err(error) => return Err(self.unreadable(&error)),
            }
        }
    }

    fn value(&mut self, depth: usize) -> Step<Value> {
        let span = self.span;
        let content = match self.token.clone() {
            Some(Token::OpenBrace | Token::OpenBracket) if depth >= MOST_NESTING => {
                let problem =
                    Problem::error("too-deep", "", format!("objects and arrays are nested deeper than {MOST_NESTING}"));
                self.report.push(problem.at(self.lines.place(span)));
                return Err(Stop);
            }
            Some(Token::OpenBrace) => return self.object(depth),
            Some(Token::OpenBracket) => return self.array(depth),
            Some(Token::String(text)) => {
                self.check_string(span);
                Content::String(text.into_owned())
            }
            Some(Token::Number(text)) => self.number(text, span),
            Some(Token::Boolean(value)) => Content::Boolean(value),
            Some(Token::Null) => Content::Null,
            Some(Token::Word(word)) => return Err(self.word(word, span)),
            _ => return Err(self.unexpected("expected a value", "")),
        };
        self.advance()?;
        Ok(Value { content, span: Some(span) })
    }

    fn object(&mut self, depth: usize) -> Step<Value> {
        let start = self.span.start;
        let mut members = Vec::new();
        self.advance()?;
        while self.token != Some(Token::CloseBrace) {
            let mut member = self.member(depth)?;
            self.thousands(&mut member.value)?;
            members.push(member);
            self.separator(&Token::CloseBrace)?;
        }
        let span = Span { start, end: self.span.end };
        self.advance()?;
        Ok(Value { content: Content::Object(members), span: Some(span) })
    }

    fn member(&mut self, depth: usize) -> Step<Member> {
        let key_span = self.span;
        let key = match self.token.clone() {
            Some(Token::String(text)) => {
                self.check_string(key_span);
                text.into_owned()
            }
            Some(Token::Word(text)) => {
                self.slip(key_span, format!("the key {text} needs double quotes"), format!("write \"{text}\""));
                text.into()
            }
            None => return Err(self.unexpected("expected '}'", "an object is not closed")),
            Some(Token::Number(_)) => {
                return Err(self.unexpected("expected a key in double quotes or '}'", IN_NUMBERS));
            }
            Some(_) => return Err(self.unexpected("expected a key in double quotes or '}'", "")),
        };
        self.advance()?;
        if self.token != Some(Token::Colon) {
            return Err(self.unexpected("expected ':' after this key", ""));
        }
        self.advance()?;
        let value = self.value(depth + 1)?;
        Ok(Member { key, key_span: Some(key_span), value })
    }

    /// After a number in an object: three digits after a comma, which can only set its thousands apart.
    fn thousands(&mut self, value: &mut Value) -> Step<()> {
        let Value { content: Content::Number(number), span: Some(span) } = value else { return Ok(()) };
        let start = span.end;
        let digits = |at: usize| {
            let text = self.text.get(at..).unwrap_or("");
            let digits = text.bytes().skip(1).take_while(u8::is_ascii_digit).count();
            (text.starts_with(',') && digits == 3).then(|| text.get(1..4)).flatten()
        };
        let mut whole = number.clone();
        while let Some(group) = digits(span.end).filter(|_| !whole.contains(['.', 'e', 'E'])) {
            whole.push_str(group);
            span.end += 4;
        }
        if span.end == start {
            return Ok(());
        }
        let rest = self.text.get(span.end..).unwrap_or("");
        let decimals = rest.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        if decimals > 0 {
            whole.push_str(rest.get(..=decimals).unwrap_or(""));
            span.end += decimals + 1;
        }
        let (span, end) = (*span, span.end);
        self.slip(span, "a number has no commas or spaces in it", format!("write {}", super::shortened(&whole)));
        *number = whole;
        while self.token.is_some() && self.span.start < end {
            self.advance()?;
        }
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Step<Value> {
        let start = self.span.start;
        let mut entries = Vec::new();
        self.advance()?;
        while self.token != Some(Token::CloseBracket) {
            if self.token.is_none() {
                return Err(self.unexpected("expected ']'", "an array is not closed"));
            }
            entries.push(self.value(depth + 1)?);
            self.separator(&Token::CloseBracket)?;
        }
        let span = Span { start, end: self.span.end };
        self.advance()?;
        Ok(Value { content: Content::Array(entries), span: Some(span) })
    }

    /// What stands after a member or an entry: a comma, or the end of the whole.
    fn separator(&mut self, close: &Token) -> Step<()> {
        let comma = self.span;
        match &self.token {
            Some(Token::Comma) => {
                self.advance()?;
                if self.token.as_ref() == Some(close) {
                    self.slip(
                        comma,
                        format!("this comma has nothing after it before '{}'", close.as_str()),
                        "remove it",
                    );
                }
                Ok(())
            }
            token if token.as_ref() == Some(close) => Ok(()),
            Some(Token::Number(_)) if self.last_end == comma.start => {
                Err(self.stop(comma, "this number begins with a zero", "write it without"))
            }
            Some(Token::Number(_)) if *close == Token::CloseBrace => {
                Err(self.unexpected("expected ',' or '}' after this value", IN_NUMBERS))
            }
            Some(Token::Word(_)) if self.last_end == comma.start => Err(self
                .unexpected("expected ',' or '}' after this value", "a number is written in digits, such as 140000")),
            Some(Token::String(_) | Token::Number(_) | Token::OpenBrace | Token::OpenBracket)
                if !self.broken_string =>
            {
                let span = Span { start: self.last_end, end: self.last_end };
                self.slip(span, format!("expected ',' or '{}' after this value", close.as_str()), "put a comma here");
                Ok(())
            }
            _ => Err(self.unexpected(&format!("expected ',' or '{}' after this value", close.as_str()), "")),
        }
    }

    /// Notes a slip that can be read over.
    fn slip(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        let problem = Problem::error("not-json", "", message).at(self.lines.place(span));
        let hint = hint.into();
        self.report.push(if hint.is_empty() { problem } else { problem.hint(hint) });
    }

    /// Notes what ends reading.
    fn stop(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) -> Stop {
        if !self.broken_string {
            self.slip(span, message, hint);
        }
        Stop
    }

    fn unexpected(&mut self, expected: &str, hint: &str) -> Stop {
        let found = match &self.token {
            None => "the document ends here".into(),
            Some(_) => format!("found {}", super::shortened(self.lines.text(self.span))),
        };
        let hint = slips::page_hint(self.text, self.span).unwrap_or(hint);
        let found_text = self.token.as_ref().map_or("}", |_| self.lines.text(self.span));
        let hint = if hint.is_empty() { slips::punctuation_hint(found_text) } else { hint };
        self.stop(self.span, format!("{expected}, {found}"), hint)
    }

    fn unreadable(&mut self, error: &ParseError) -> Stop {
        let range = error.range();
        let span = Span { start: range.start, end: range.end };
        let (span, message, hint) = slips::unreadable(self.text, span, error.kind());
        self.stop(span, message, hint)
    }

    fn word(&mut self, word: &str, span: Span) -> Stop {
        let (message, hint) = slips::word(word);
        self.stop(span, message, hint)
    }

    fn check_string(&mut self, span: Span) {
        let (slips, broken) = slips::in_string(self.lines.text(span), span);
        self.broken_string |= broken;
        for (span, message, hint) in slips {
            self.slip(span, message, hint);
        }
    }

    fn number(&mut self, text: &str, span: Span) -> Content {
        match slips::in_number(text) {
            None => Content::Number(text.into()),
            Some((message, hint, mended)) => {
                self.slip(span, message, hint);
                // The slip is noted: what follows is read as if the number were right, or were not there.
                mended.map_or(Content::Null, Content::Number)
            }
        }
    }
}
