//! Text metrics: advance widths from a built-in table and line breaking; no browser is ever asked.

/// Widths in thousandths of the font size of the characters from space to tilde.
///
/// They are those of Helvetica and its metric twins (Arial, Liberation Sans), from Adobe's font metrics file; [`SPARE`]
/// leaves room for wider system fonts.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Factor by which system fonts (Segoe UI, Roboto, San Francisco, Noto Sans) may run wider than the table.
const SPARE: f64 = 1.06;

/// How heavy a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Bold,
}

/// Upper estimate of the width in pixels of a text in a sans-serif system font of a size in pixels.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text.chars().map(advance).sum();
    let bold = if weight == Weight::Bold { 1.06 } else { 1.0 };
    f64::from(thousandths) / 1000.0 * size * SPARE * bold
}

/// Advance of a character in thousandths of the font size.
fn advance(character: char) -> u32 {
    let code = u32::from(character);
    match code {
        0x20..=0x7e => ASCII.get(code as usize - 0x20).copied().map_or(556, u32::from),
        // Combining marks, joiners, bidi controls, variation selectors take no room.
        0x0300..=0x036f
        | 0x0483..=0x0489
        | 0x0591..=0x05bd
        | 0x064b..=0x065f
        | 0x200b..=0x200f
        | 0x202a..=0x202e
        | 0x2060..=0x2069
        | 0x20d0..=0x20f0
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0xfeff => 0,
        // Latin with marks, Greek, Cyrillic, Hebrew, Arabic.
        0x00c6 | 0x0152 | 0x2014 | 0x2026 | 0x2030 => 1000,
        0x00a0..=0x024f => {
            if character.is_uppercase() {
                740
            } else {
                560
            }
        }
        0x0370..=0x058f => {
            if character.is_uppercase() {
                800
            } else {
                660
            }
        }
        0x0590..=0x08ff => 620,
        0x2000..=0x206f => 560,
        0x20a0..=0x20cf | 0x2100..=0x214f => 750,
        0x2190..=0x2bff => 900,
        // Chinese, Japanese, Korean and their full-width forms.
        0x1100..=0x11ff
        | 0x2e80..=0xa4cf
        | 0xa960..=0xa97f
        | 0xac00..=0xd7ff
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x20000..=0x3ffff => 920,
        // Emoji.
        0x1f000..=0x1faff => 1300,
        _ => 800,
    }
}

/// Breaks a text into lines no wider than `limit` pixels: as few as possible, of as even a width as possible.
///
/// Lines break at spaces, after hyphens and slashes, and between ideographs; a word wider than the limit is broken
/// between characters, so that nothing is ever cut off.
#[must_use]
pub fn wrap(text: &str, size: f64, weight: Weight, limit: f64) -> Vec<String> {
    let pieces = pieces(text, size, weight, limit);
    let lines = fill(&pieces, limit);
    if lines.len() < 2 {
        return texts(&pieces, &lines);
    }
    // The narrowest limit that needs no more lines evens them out.
    let (mut narrow, mut wide) = (limit / lines_count(&lines), limit);
    for _ in 0..12 {
        let middle = (narrow + wide) / 2.0;
        if fill(&pieces, middle).len() > lines.len() { narrow = middle } else { wide = middle }
    }
    texts(&pieces, &fill(&pieces, wide))
}

#[allow(clippy::cast_precision_loss, reason = "a number of lines")]
fn lines_count(lines: &[usize]) -> f64 {
    lines.len() as f64
}

/// A part of a text that is not broken, with the space before it.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    width: f64,
    /// Width of the space before it, where it does not begin a line.
    space: f64,
}

/// The words of a text: what stands between spaces at which a line may end.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
    text.split(breaks).filter(|word| !word.is_empty())
}

fn pieces(text: &str, size: f64, weight: Weight, limit: f64) -> Vec<Piece> {
    let space = width(" ", size, weight);
    let mut pieces = Vec::new();
    for word in words(text) {
        let mut gap = space;
        let mut part = String::new();
        let mut part_width = 0.0;
        let mut flush = |part: &mut String, part_width: &mut f64| {
            if !part.is_empty() {
                pieces.push(Piece { text: std::mem::take(part), width: *part_width, space: gap });
                gap = 0.0;
            }
            *part_width = 0.0;
        };
        let mut previous = None;
        for character in word.chars() {
            let own = width(character.encode_utf8(&mut [0; 4]), size, weight);
            let may_break = previous.is_some_and(|before| breaks_between(before, character, &part));
            if may_break || (own > 0.0 && part_width + own > limit) {
                flush(&mut part, &mut part_width);
            }
            part.push(character);
            part_width += own;
            previous = Some(character);
        }
        flush(&mut part, &mut part_width);
    }
    pieces
}

/// Whether a line may end between two characters of one word.
fn breaks_between(before: char, after: char, part: &str) -> bool {
    let closes = |c: char| {
        matches!(c, '、' | '。' | '，' | '．' | '）' | '」' | '』' | '】' | '！' | '？' | 'ー' | '・' | ')' | ',' | '.')
    };
    let opens = |c: char| matches!(c, '（' | '「' | '『' | '【' | '(');
    match before {
        // Not after a hyphen or slash that begins a word, and not inside a number or a doubled mark.
        '-' | '/' | '‐' => part.chars().count() > 2 && crate::letter::is_letter(after),
        '–' | '—' => part.chars().count() > 1,
        _ => (ideograph(before) || ideograph(after)) && !closes(after) && !opens(before),
    }
}

fn ideograph(character: char) -> bool {
    matches!(u32::from(character), 0x2e80..=0xa4cf | 0xf900..=0xfaff | 0xff00..=0xff60 | 0x20000..=0x3ffff)
}

/// Fills lines one after the other; gives the piece at which each begins.
fn fill(pieces: &[Piece], limit: f64) -> Vec<usize> {
    let mut lines = Vec::new();
    let mut used = 0.0;
    for (index, piece) in pieces.iter().enumerate() {
        if lines.is_empty() || used + piece.space + piece.width > limit {
            used = piece.width;
            lines.push(index);
        } else {
            used += piece.space + piece.width;
        }
    }
    lines
}

fn texts(pieces: &[Piece], lines: &[usize]) -> Vec<String> {
    let mut texts = Vec::with_capacity(lines.len());
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        if lines.get(texts.len() + 1) == Some(&index) {
            texts.push(std::mem::take(&mut text));
        } else if !text.is_empty() && piece.space > 0.0 {
            text.push(' ');
        }
        text.push_str(&piece.text);
    }
    if !lines.is_empty() {
        texts.push(text);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::{Weight, width, wrap};

    fn lines(text: &str, limit: f64) -> String {
        wrap(text, 12.0, Weight::Regular, limit).join("|")
    }

    #[test]
    fn lines_are_few_and_even() {
        assert_eq!(lines("NumFOCUS", 200.0), "NumFOCUS");
        assert_eq!(
            lines("Community outreach and mentoring of new members", 160.0),
            "Community outreach and|mentoring of new members"
        );
        assert_eq!(lines("Chan Zuckerberg Initiative", 90.0), "Chan|Zuckerberg|Initiative");
        assert_eq!(lines("", 90.0), "");
        assert_eq!(lines("it is\u{a0}$140,000 a year", 70.0), "it|is\u{a0}$140,000|a year");
        assert_eq!(lines("beginner-friendly tutorial", 90.0), "beginner-|friendly tutorial");
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_too_wide() {
        for text in [
            "Донаудампфшифффартсгезельшафт",
            "数値計算ライブラリの開発資金",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bb",
        ] {
            for limit in [30.0, 60.0, 100.0] {
                let wrapped = wrap(text, 12.0, Weight::Bold, limit);
                assert!(wrapped.iter().all(|line| width(line, 12.0, Weight::Bold) <= limit), "{wrapped:?} at {limit}");
                assert_eq!(wrapped.concat().replace(' ', ""), text.replace(' ', ""));
            }
        }
    }
}
