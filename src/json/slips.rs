//! What people write that is not JSON, each with the sentence that mends it.

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::ParseErrorKind;

use super::{Span, shortened};
use crate::decode::is_invisible;

/// A part of the text, what is wrong with it, how to mend it.
pub(super) type Slip = (Span, String, String);

const NO_NUMBER: &str = "where an amount is not published, write null or leave it out";
const ESCAPES: &str = "it has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits; a backslash itself is \\\\";

/// Where the text cannot be taken apart into tokens.
pub(super) fn unreadable(text: &str, span: Span, kind: &ParseErrorKind) -> Slip {
    let with = |message: &str, hint: &str| (span, message.to_owned(), hint.to_owned());
    match kind {
        ParseErrorKind::String(kind) => match kind {
            ParseStringErrorKind::UnterminatedStringLiteral => {
                let rest = text.get(span.start..).unwrap_or("");
                let span = Span { start: span.start, end: span.start + rest.find('\n').unwrap_or(rest.len()) };
                (span, "this string has no closing quote".into(), "put a \" where it ends".into())
            }
            ParseStringErrorKind::InvalidUnicodeEscapeSequence(_) => {
                with("this escape is one half of a pair, without the other", "write the character itself")
            }
            ParseStringErrorKind::ExpectedFourHexDigits => {
                with("\\u needs four hexadecimal digits", "such as \\u00e9, or write the character itself")
            }
            _ => with("JSON does not have this escape", ESCAPES),
        },
        ParseErrorKind::UnterminatedCommentBlock => with("JSON has no comments, and this one has no end", "remove it"),
        ParseErrorKind::ExpectedDigit | ParseErrorKind::ExpectedPlusMinusOrDigitInNumberLiteral => {
            with("this number breaks off", "write it in digits, such as 195000")
        }
        ParseErrorKind::ExpectedDigitFollowingNegativeSign => {
            with("expected a digit after this sign", "write a number in digits, such as 195000")
        }
        _ => stray(text, span),
    }
}

/// A character that begins nothing in JSON.
fn stray(text: &str, span: Span) -> Slip {
    let found = text.get(span.start..).unwrap_or("");
    if let Some(hint) = page_hint(text, span) {
        let tag = found.split_inclusive(['>', ';']).next().unwrap_or("");
        return (span, format!("expected JSON, found {}", shortened(tag)), hint.into());
    }
    let letters: String = found
        .chars()
        .take_while(|c| crate::letter::is_letter(*c) || c.is_ascii_digit() || *c == '_')
        .take(40)
        .collect();
    if !letters.is_empty() {
        let (message, hint) = word(&letters);
        return (Span { start: span.start, end: span.start + letters.len() }, message, hint);
    }
    let character = found.chars().next().unwrap_or(' ');
    let span = Span { start: span.start, end: span.start + character.len_utf8() };
    let (message, hint) = match character {
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '`' => (
            format!("JSON strings stand in straight double quotes, found {character}"),
            "write \"; a text editor may have made the quotes typographic",
        ),
        '#' => ("JSON has no comments".into(), "remove it, or keep the remark in \"notes\""),
        '$' | '€' | '£' | '¥' => (
            format!("an amount is a number without a currency sign, found {character}"),
            "write 195000, and name the currency in \"currency\"",
        ),
        '%' => ("unexpected %".into(), "10 % of what a party receives is { \"share\": 0.1 }"),
        ';' => ("unexpected ;".into(), "members are parted by commas, and nothing follows the last }"),
        _ if is_invisible(character) => {
            (format!("an invisible character (U+{}) stands where JSON has none", hexadecimal(character)), "remove it")
        }
        _ => (format!("unexpected {character}"), "text stands in double quotes"),
    };
    (span, message, hint.into())
}

/// The hint for HTML where JSON should be: a page's Markdown has most likely been at work.
pub(super) fn page_hint(text: &str, span: Span) -> Option<&'static str> {
    let found = text.get(span.start..)?;
    let mut characters = found.chars();
    let tag = characters.next() == Some('<')
        && characters.next().is_some_and(|next| next.is_ascii_alphabetic() || next == '/' || next == '!');
    let entity = ["&quot;", "&#34;", "&amp;", "&lt;"].iter().any(|entity| found.starts_with(entity));
    let starts_with = |tag: &str| found.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    if starts_with("<!doctype") || starts_with("<html") {
        return Some("this is a web page, not JSON: check the address");
    }
    (tag || entity).then_some("the page's Markdown has changed this JSON: put it in a script block of its own")
}

/// The hint for punctuation that stands in the wrong place.
pub(super) fn punctuation_hint(found: &str) -> &'static str {
    match found {
        "}" | "]" => "check that every { and [ is closed by its own bracket",
        "," => "remove this comma",
        ":" => "only a key in double quotes has a colon after it",
        _ => "",
    }
}

/// A bare word where a value should be.
pub(super) fn word(word: &str) -> (String, String) {
    if word.starts_with('$') {
        let hint = "write 195000, and name the currency in \"currency\"";
        return (format!("an amount is a number without a currency sign, found {}", shortened(word)), hint.to_owned());
    }
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "true" | "false" | "null" => (format!("JSON has no {word}"), format!("write {lower}")),
        "none" | "nil" | "undefined" => {
            (format!("JSON has no {word}"), "write null, or leave the field out".to_owned())
        }
        "nan" | "infinity" | "inf" => (format!("JSON has no {word}"), NO_NUMBER.to_owned()),
        "yes" => ("JSON has no yes".to_owned(), "write true".to_owned()),
        "no" => ("JSON has no no".to_owned(), "write false".to_owned()),
        _ => (format!("expected a value, found {}", shortened(word)), "text stands in double quotes".to_owned()),
    }
}

/// What is wrong inside a string that the scanner takes: its quotes, raw control characters, escapes of JavaScript.
/// True beside a slip: the string ran over the end of its line.
pub(super) fn in_string(raw: &str, span: Span) -> (Vec<Slip>, bool) {
    let mut slips = Vec::new();
    if raw.starts_with('\'') {
        slips.push((span, "JSON strings stand in double quotes, not in single ones".into(), "write \"…\"".into()));
    }
    let mut characters = raw.char_indices();
    while let Some((offset, character)) = characters.next() {
        let start = span.start + offset;
        if character == '\n' || character == '\r' {
            slips.push((
                Span { start: span.start, end: start },
                "this string runs over the end of its line".into(),
                "its closing quote may be missing; a line break inside a string is written \\n".into(),
            ));
            return (slips, true);
        }
        if character < ' ' {
            let (name, escape) = match character {
                '\t' => ("a tab", "\\t".to_owned()),
                _ => ("a control character", format!("\\u{}", hexadecimal(character))),
            };
            let hint = format!("write {escape}, or remove it");
            slips.push((Span { start, end: start + 1 }, format!("{name} stands inside a string as it is"), hint));
        } else if character == '\\' {
            let Some((_, escaped)) = characters.next() else { break };
            if !matches!(escaped, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                let end = start + 1 + escaped.len_utf8();
                let shown = if is_invisible(escaped) { ' ' } else { escaped };
                slips.push((Span { start, end }, format!("JSON has no escape \\{shown}"), ESCAPES.into()));
            }
        }
        if slips.len() > 20 {
            break;
        }
    }
    (slips, false)
}

/// What is wrong with a number that the scanner takes: other bases, signs and points than JSON has. With it the number
/// that is meant, where it is clear, so that reading goes on with that.
pub(super) fn in_number(text: &str) -> Option<(String, String, Option<String>)> {
    let digits = text.trim_start_matches(['+', '-']);
    if digits.starts_with(['N', 'I']) {
        return Some((format!("JSON has no {text}"), NO_NUMBER.into(), None));
    }
    let found = shortened(text);
    if let Some(digits) = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        let number = u64::from_str_radix(digits, 16).ok().map(|number| number.to_string());
        let hint = number.as_deref().map_or("write it in decimal digits".into(), |number| format!("write {number}"));
        return Some((format!("JSON has no hexadecimal numbers, found {found}"), hint, number));
    }
    let mended =
        |message: String, mended: String| Some((message, format!("write {}", shortened(&mended)), Some(mended)));
    if text.starts_with('+') && !digits.starts_with('.') && !digits.ends_with('.') {
        return mended(format!("JSON numbers have no plus sign, found {found}"), digits.into());
    }
    let (before, after) = digits.split_once('.')?;
    let missing_before = before.is_empty();
    if !missing_before && after.starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let text = text.trim_start_matches('+');
    let number = if missing_before { text.replace('.', "0.") } else { text.replace('.', "") };
    mended(format!("found {found}, but a number in JSON has digits on both sides of its point"), number)
}

/// What is wrong between two tokens: space that JSON does not know, such as the no-break space of a web page.
pub(super) fn in_gap(gap: &str, start: usize) -> Option<Slip> {
    let (offset, character) =
        gap.char_indices().find(|(_, character)| !matches!(character, ' ' | '\t' | '\n' | '\r'))?;
    let span = Span { start: start + offset, end: start + offset + character.len_utf8() };
    let message = format!("a space that JSON does not know (U+{}) stands here", hexadecimal(character));
    Some((span, message, "put an ordinary space in its place".into()))
}

/// At least four hexadecimal digits.
fn hexadecimal(character: char) -> String {
    let digits =
        [20, 16, 12, 8, 4, 0].map(|shift| char::from_digit((character as u32 >> shift) & 15, 16).unwrap_or('0'));
    let text: String = digits.into_iter().collect();
    text.strip_prefix("00").or_else(|| text.strip_prefix('0')).unwrap_or(&text).to_ascii_uppercase()
}
