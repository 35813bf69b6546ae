//! Letters and texts of them, without the larger parts of the standard library: what is a letter, which way it runs, and
//! the two cases of Latin, Greek and Cyrillic by their places, because Unicode's tables of them are larger than a parser.

use std::borrow::Cow;

use crate::element::push_digits;

/// How far apart the two cases of a letter stand, for runs of letters in which that is always the same.
const RUNS: [(char, char, u32); 7] =
    [('A', 'Z', 32), ('À', 'Ö', 32), ('Ø', 'Þ', 32), ('Α', 'Ρ', 32), ('Σ', 'Ϋ', 32), ('А', 'Я', 32), ('Ѐ', 'Џ', 80)];

/// Whether a character is a letter, or of a script in which words need no other sign; not whether it is of a number, a
/// mark, a symbol or a picture.
pub(crate) fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphabetic(),
        'ª' | 'µ' | 'º' => true,
        '\u{80}'..='¿' | '×' | '÷' | '\u{300}'..='\u{36f}' => false,
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20ff}' | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe00}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff20}' => false,
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'.. => false,
        _ => true,
    }
}

/// The small letter of a capital one; any other character as it is.
pub(crate) fn lower(letter: char) -> char {
    let run = RUNS.iter().find(|(first, last, _)| (*first..=*last).contains(&letter));
    run.and_then(|(_, _, apart)| char::from_u32(u32::from(letter) + apart)).unwrap_or(letter)
}

/// The capital letter of a small one; any other character as it is.
pub(crate) fn upper(letter: char) -> char {
    let capital = |apart: &u32| char::from_u32(u32::from(letter).checked_sub(*apart)?);
    let capitals = RUNS.iter().filter_map(|(_, _, apart)| capital(apart));
    capitals.into_iter().find(|capital| *capital != letter && lower(*capital) == letter).unwrap_or(letter)
}

/// Whether a character is of a script that runs from right to left.
fn runs_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A text to be put into a sentence: one that runs from right to left, in part at least, is isolated, so that it turns
/// nothing around it.
pub(crate) fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(runs_left) { strung(&["\u{2068}", text, "\u{2069}"]).into() } else { text.into() }
}

/// Pieces run together. `format!` would bring the standard library's machinery for it along, which is larger than all that
/// a drawing says.
pub(crate) fn strung(pieces: &[&str]) -> String {
    joined(pieces, "")
}

/// A count in digits.
pub(crate) fn digits(count: usize) -> String {
    let mut text = String::new();
    push_digits(&mut text, count as u64);
    text
}

/// Parts as one text. The standard library's `join` is larger, and there is one for every type of part.
pub(crate) fn joined<T: AsRef<str>>(parts: &[T], between: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(part.as_ref());
    }
    text
}

/// Whether a text has another in it, found without the search of the standard library, which is made for longer texts.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    (0..=text.len()).any(|start| text.as_bytes().get(start..).is_some_and(|rest| rest.starts_with(part.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::{is_letter, lower, upper};

    #[test]
    fn cases_are_those_of_unicode() {
        for letter in ('A'..='z').chain('À'..='ÿ').chain('Α'..='ω').chain('Ѐ'..='џ') {
            let small: String = letter.to_lowercase().collect();
            assert_eq!(lower(letter).to_string(), small, "{letter}");
            if !matches!(letter, 'ÿ' | 'µ' | 'ß' | 'ΐ' | 'ά'..='ί' | 'ΰ' | 'ς') {
                assert_eq!(upper(letter).to_string(), letter.to_uppercase().collect::<String>(), "{letter}");
            }
        }
        for other in ['1', 'ß', '数', 'ー', '-'] {
            assert_eq!((lower(other), upper(other)), (other, other));
        }
    }

    #[test]
    fn letters_are_those_of_unicode_where_they_are_common() {
        let ranges = ['\0'..='ʯ', 'Σ'..='ώ', 'Ѐ'..='ҁ', 'ぁ'..='ゖ', '一'..='鿿', '가'..='힣'];
        for letter in ranges.into_iter().flatten() {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter} U+{:04X}", letter as u32);
        }
        for other in ['…', '–', '€', '→', '。', '（', '１', '😀', '\u{fe0f}'] {
            assert!(!is_letter(other), "{other}");
        }
    }
}
