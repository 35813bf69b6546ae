//! Lines and columns of a text, found from byte offsets.

use super::Span;
use crate::report::Place;

/// Byte distance of the marks: one very long line (minified JSON) must not make a column a long count.
const STRIDE: usize = 1024;

/// Marks at regular distances in a text, from which a line and column are counted on.
#[derive(Clone, Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    /// How many bytes stand before the text, which offsets count and lines and columns do not: a byte order mark.
    before: usize,
    /// Offset, line and column at every mark, the first at the start of the text.
    marks: Vec<(usize, usize, usize)>,
}

impl<'a> Lines<'a> {
    /// Goes through a text once.
    pub(crate) fn new(text: &'a str) -> Self {
        let mut marks = vec![(0, 1, 1)];
        let (mut line, mut column, mut next) = (1, 1, STRIDE);
        for (offset, character) in text.char_indices() {
            if offset >= next {
                marks.push((offset, line, column));
                next = offset + STRIDE;
            }
            (line, column) = step(line, column, character);
        }
        Self { text, before: 0, marks }
    }

    /// The same for a text before which so many bytes stand.
    pub(crate) fn after(self, before: usize) -> Self {
        Self { before, ..self }
    }

    /// The line and column of a span's start, and the span as offsets of the whole text.
    pub(crate) fn place(&self, span: Span) -> Place {
        let after = self.marks.partition_point(|mark| mark.0 <= span.start);
        let (offset, mut line, mut column) = self.marks.get(after.saturating_sub(1)).copied().unwrap_or((0, 1, 1));
        let rest = self.text.get(offset..).unwrap_or("");
        for (distance, character) in rest.char_indices() {
            if offset + distance >= span.start {
                break;
            }
            (line, column) = step(line, column, character);
        }
        Place { line, column, start: self.before + span.start, end: self.before + span.end }
    }

    /// The text of a span.
    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or("")
    }
}

fn step(line: usize, column: usize, character: char) -> (usize, usize) {
    if character == '\n' { (line + 1, 1) } else { (line, column + 1) }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Span};

    #[test]
    fn columns_count_characters() {
        let text = "{\n  \"ä\": 1\r\n}";
        let lines = Lines::new(text);
        let found: Vec<_> = text
            .char_indices()
            .map(|(start, _)| lines.place(Span { start, end: start }))
            .map(|place| (place.line, place.column))
            .collect();
        assert_eq!(found.first(), Some(&(1, 1)));
        assert_eq!(found.get(7), Some(&(2, 6)), "the colon after the key");
        assert_eq!(found.last(), Some(&(3, 1)));
    }

    #[test]
    fn long_lines_count_on_from_marks() {
        let text = "ü".repeat(5000);
        let lines = Lines::new(&text);
        for column in [1, 511, 512, 513, 1024, 4999] {
            let start = (column - 1) * 2;
            assert_eq!(lines.place(Span { start, end: start + 2 }).column, column);
        }
    }
}
