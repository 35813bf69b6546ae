//! Cleaning: text as every later stage may rely on it, on one line and without characters that do harm.

use std::borrow::Cow;

/// The text on one line: white space and control characters collapsed to single spaces, trimmed; characters that XML
/// forbids dropped; bidi controls dropped where they are not balanced.
///
/// A bidi control without its counterpart would turn all the text around it, in a table as in a drawing.
pub(crate) fn clean(text: &str) -> String {
    let text = without_open_bidi(text);
    let mut cleaned = String::with_capacity(text.len());
    let mut gap = false;
    for character in text.chars() {
        if is_space(character) {
            gap = true;
        } else if !is_forbidden(character) {
            if gap && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            gap = false;
            cleaned.push(character);
        }
    }
    // A text of invisible characters alone reads as nothing.
    if cleaned.chars().all(is_invisible) { String::new() } else { cleaned }
}

/// The cleaned text, or nothing where nothing is left.
pub(crate) fn clean_some(text: Option<&String>) -> Option<String> {
    text.map(|text| clean(text)).filter(|text| !text.is_empty())
}

fn is_space(character: char) -> bool {
    // No-break spaces stay what they are: they are written on purpose.
    (character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}')) || character.is_control()
}

/// What XML 1.0 forbids or discourages beyond controls, and marks that belong to the start of a file.
fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0xFEFF | 0xFFF9..=0xFFFB | 0xFDD0..=0xFDEF | 0xE0001) || code & 0xFFFE == 0xFFFE
}

fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

fn is_bidi(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn without_open_bidi(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_bidi) || is_balanced(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&character| !is_bidi(character)).collect())
    }
}

fn is_balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for character in text.chars() {
        match character {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202c}' | '\u{2069}' if open.pop() != Some(character) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn text_is_one_clean_line() {
        let cases = [
            ("  Moore \n\t Foundation\r\n", "Moore Foundation"),
            ("a\u{0}b\u{1b}c", "a b c"),
            ("a\u{fffe}b\u{feff}", "ab"),
            ("a\u{2028}b", "a b"),
            ("\u{202e}evil", "evil"),
            ("\u{2067}שלום\u{2069} ok", "\u{2067}שלום\u{2069} ok"),
            ("\u{2067}a\u{202c}", "a"),
            ("\u{200b}\u{200b}", ""),
            ("1\u{a0}000", "1\u{a0}000"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected, "{text:?}");
            assert_eq!(clean(&clean(text)), clean(text), "{text:?}");
        }
    }
}
