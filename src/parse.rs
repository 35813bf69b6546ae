//! Parsing: from JSON text, bytes or a JSON value to a [`Description`], with every problem and its place.

use crate::decode::{Decode, Decoder};
use crate::description::Description;
use crate::json::{Lines, MOST_BYTES, Span, Value, scan, strict};
use crate::report::{Problem, Report, TELLS, say};

/// Reads a description. Without one, the report has errors; with one, it may have warnings.
#[must_use]
pub fn parse(text: &str) -> (Option<Description>, Report) {
    Parsed::from_text(text).into_parts()
}

/// Reads a description from the bytes of a file, which must be UTF-8.
#[must_use]
pub fn parse_bytes(bytes: &[u8]) -> (Option<Description>, Report) {
    Parsed::from_bytes(bytes).into_parts()
}

/// What was read of a document, with the places of its parts.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    /// As much as could be read. Where the report has errors, fields may be absent here that are wrong in the document.
    description: Option<Description>,
    report: Report,
    value: Option<Value>,
    lines: Option<Lines<'a>>,
}

impl<'a> Parsed<'a> {
    /// Reads a text.
    #[must_use]
    pub fn from_text(text: &'a str) -> Self {
        if text.len() > MOST_BYTES {
            return Self::failed(too_large());
        }
        // Some editors put a byte order mark at the start; RFC 8259 lets readers pass over it.
        let whole = text.len();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if !TELLS {
            return strict(text).map_or_else(|| Self::failed(Problem::error("not-json", "", "")), Self::from_value);
        }
        let lines = Lines::new(text).after(whole - text.len());
        let (value, report) = scan(&lines, text);
        let description = None;
        let mut parsed = Self { description, report, value, lines: Some(lines) };
        parsed.decode();
        parsed
    }

    /// Reads the bytes of a file, which must be UTF-8.
    #[must_use]
    pub fn from_bytes(bytes: &'a [u8]) -> Self {
        if bytes.len() > MOST_BYTES {
            return Self::failed(too_large());
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::from_text(text),
            Err(error) => Self::failed(not_utf8(bytes, error.valid_up_to())),
        }
    }

    /// Takes a JSON value that comes from no text.
    #[must_use]
    pub fn from_value(value: Value) -> Self {
        let mut parsed = Self { description: None, report: Report::default(), value: Some(value), lines: None };
        parsed.decode();
        parsed
    }

    fn failed(problem: Problem) -> Self {
        let mut report = Report::default();
        report.push(problem);
        Self { description: None, report, value: None, lines: None }
    }

    fn decode(&mut self) {
        if let Some(value) = &self.value {
            let mut decoder = Decoder::new(self.lines.as_ref());
            self.description = Description::decode(value, &mut decoder);
            let report = decoder.report;
            self.report.extend(report);
        }
        if TELLS {
            sort(&mut self.report);
        }
    }

    /// As much of the description as could be read, errors or not: to look for further problems, not to draw.
    pub(crate) fn partial(&self) -> Option<&Description> {
        self.description.as_ref()
    }

    /// What is wrong with it so far.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives every problem of a report on this document its place in the text, and puts them in the order of the text.
    pub fn locate(&self, report: &mut Report) {
        if !TELLS {
            return;
        }
        if let (Some(lines), Some(value)) = (&self.lines, &self.value) {
            for problem in report.problems_mut() {
                if problem.place.is_none() {
                    problem.place = span(value, &problem.pointer).map(|span| lines.place(span));
                }
                // A sentence that names other parts by their pointers names them by their lines where there are lines.
                let at = ["first at /", "also at /"];
                let at = at.iter().find_map(|at| Some(problem.message.rfind(at)? + at.len() - 1));
                if let Some((before, pointers)) = at.and_then(|at| problem.message.split_at_checked(at)) {
                    let places = pointers.split(' ').map(|word| {
                        let pointer = word.trim_end_matches(',');
                        let found =
                            value.pointed(pointer).filter(|_| pointer.starts_with('/')).and_then(|found| found.span);
                        let comma = word.get(pointer.len()..).unwrap_or("");
                        found
                            .map(|span| lines.place(span))
                            .map_or_else(|| word.to_owned(), |place| say!("{}:{}{comma}", place.line, place.column))
                    });
                    problem.message = say!("{before}{}", places.collect::<Vec<String>>().join(" "));
                }
            }
        }
        sort(report);
    }

    /// The description, if nothing is wrong with it, and the report.
    #[must_use]
    pub fn into_parts(self) -> (Option<Description>, Report) {
        let description = self.description.filter(|_| !self.report.has_errors());
        (description, self.report)
    }
}

/// The place of a value; of a missing one, the beginning of the nearest that is there.
fn span(value: &Value, pointer: &str) -> Option<Span> {
    if let Some(found) = value.pointed(pointer).filter(|_| !pointer.is_empty()) {
        return found.span;
    }
    let above = pointer.rsplit_once('/').map_or("", |(above, _)| above);
    match above {
        "" => value.span.map(|span| Span { start: span.start, end: span.start + 1 }),
        _ => span(value, above).map(|span| Span { start: span.start, end: span.start + 1 }),
    }
}

/// Stable, so that problems without a place keep the order in which they were found.
fn sort(report: &mut Report) {
    let problems = report.problems_mut();
    let mut sorted: Vec<Problem> = Vec::with_capacity(problems.len());
    let start = |problem: &Problem| problem.place.map(|place| place.start);
    // A report is short, and already nearly in order; a general sort is several kilobytes of code.
    for problem in problems.drain(..) {
        let index = sorted.partition_point(|before| start(before) <= start(&problem));
        sorted.insert(index, problem);
    }
    *problems = sorted;
}

fn too_large() -> Problem {
    // How many there are is not said: who hands them over may have stopped where nothing more is read.
    let message = say!("the document has more than {MOST_BYTES} bytes (8 MiB), which is the most that is read");
    Problem::error("too-large", "", message).hint("sum up the smallest flows, or split the document")
}

fn not_utf8(bytes: &[u8], valid: usize) -> Problem {
    let wide = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    if wide {
        return Problem::error("not-utf8", "", "the document is written in UTF-16").hint("save it as UTF-8");
    }
    let text = bytes.get(..valid).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("");
    let whole = text.len();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.len();
    let place = Lines::new(text).after(whole - start).place(Span { start, end: start + 1 });
    let byte = bytes.get(valid).copied().unwrap_or(0);
    Problem::error("not-utf8", "", say!("the document is not UTF-8: the byte 0x{byte:02x} stands here"))
        .hint("save it as UTF-8")
        .at(place)
}

#[cfg(test)]
mod tests {
    use super::{Parsed, parse, parse_bytes};
    use crate::report::{Problem, Report};

    const SMALL: &str = r#"{"title":"t","currency":"USD","flows":[{"from":"a","to":"b","amount":195e3}]}"#;

    fn check(text: &str, expected: &str) {
        let (description, report) = parse(text);
        assert_eq!(report.to_string(), expected);
        assert_eq!(description.is_none(), report.has_errors());
    }

    #[test]
    fn the_smallest_document_is_read() {
        check(SMALL, "");
        check(&format!("\u{feff}{SMALL}"), "");
        assert!(parse_bytes(SMALL.as_bytes()).0.is_some());
    }

    #[test]
    fn limits_come_first() {
        let large = " ".repeat(8 * 1024 * 1024 + 1);
        check(
            &large,
            "error[too-large]: the document has more than 8388608 bytes (8 MiB), which is the most that is read \
             (sum up the smallest flows, or split the document)",
        );
        for bracket in ["[", "{\"a\":"] {
            let report = parse(&bracket.repeat(10_000)).1;
            assert_eq!(report.problems().len(), 1, "{report}");
            assert!(report.to_string().contains("error[too-deep]: objects and arrays are nested deeper than 64"));
        }
    }

    #[test]
    fn places_count_the_byte_order_mark_in_bytes_and_not_in_columns() {
        let text = "\u{feff}{\"title\": 3}";
        let report = parse(text).1;
        let place =
            report.problems().iter().find(|problem| problem.pointer == "/title").and_then(|problem| problem.place);
        let place = place.unwrap();
        assert_eq!((place.line, place.column, &text[place.start..place.end]), (1, 11, "3"));
    }

    #[test]
    fn bytes_must_be_utf8() {
        assert_eq!(
            parse_bytes(b"{\n \"title\": \"caf\xe9\"").1.to_string(),
            "2:15: error[not-utf8]: the document is not UTF-8: the byte 0xe9 stands here (save it as UTF-8)"
        );
        let after_mark = parse_bytes(b"\xef\xbb\xbf{ \"\xe9\"").1.problems()[0].place.unwrap();
        assert_eq!((after_mark.column, after_mark.start), (4, 6));
        assert_eq!(
            parse_bytes(b"\xff\xfe{\x00").1.to_string(),
            "error[not-utf8]: the document is written in UTF-16 (save it as UTF-8)"
        );
    }

    #[test]
    fn later_problems_get_their_places() {
        let text = SMALL.replace(",\"flows", ",\n\"flows");
        let parsed = Parsed::from_text(&text);
        let mut report = Report::default();
        for pointer in ["/flows/0/to", "/flows/0/award", "/title", "/nowhere/at/all", ""] {
            report.push(Problem::error("unknown-party", pointer, pointer));
        }
        parsed.locate(&mut report);
        let places: Vec<_> =
            report.problems().iter().map(|p| (p.pointer.as_str(), p.place.map(|p| (p.line, p.column)))).collect();
        assert_eq!(
            places,
            [
                ("/nowhere/at/all", Some((1, 1))),
                ("", Some((1, 1))),
                ("/title", Some((1, 10))),
                ("/flows/0/award", Some((2, 10))),
                ("/flows/0/to", Some((2, 27))),
            ]
        );
    }
}
