//! A report: everything that is wrong with a description, in sentences that say where, what and how to mend it.

use std::fmt;

/// Whether problems are told. The element without its words (feature `element` alone) only tells right from wrong: what is
/// said of a mistake is then never reached, and the compiler leaves it out. Another module says it.
pub(crate) const TELLS: bool = cfg!(any(feature = "diagnose", not(feature = "element")));

/// A text about a problem: `format!`, its arguments included, where problems are told; otherwise nothing.
macro_rules! say {
    ($($argument:tt)*) => {
        if $crate::report::TELLS { format!($($argument)*) } else { String::new() }
    };
}

pub(crate) use say;

/// Whether a problem stops the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The description cannot be drawn until this is mended.
    Error,
    /// The description is drawn; something about it is likely not what its author meant.
    Warning,
}

impl Severity {
    /// `"error"` or `"warning"`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a text: line and column from 1, the column counted in characters; offsets in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte offset of the start in the text.
    pub start: usize,
    /// Byte offset of the end in the text.
    pub end: usize,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// A stable kebab-case name of the kind of problem, such as `unknown-party`.
    pub code: &'static str,
    /// Where, as a JSON Pointer (RFC 6901); empty for the whole document.
    pub pointer: String,
    /// Where in the text; absent where the input was no text.
    pub place: Option<Place>,
    /// One lower-case sentence that shows the value.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

impl Problem {
    /// An error at a JSON Pointer.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    pub(crate) fn error(code: &'static str, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        let (pointer, message) = if TELLS { (pointer.into(), message.into()) } else { Default::default() };
        Self { severity: Severity::Error, code, pointer, place: None, message, hint: None }
    }

    /// A warning at a JSON Pointer.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    pub(crate) fn warning(code: &'static str, pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, pointer, message) }
    }

    /// The same with a hint how to mend it.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        if TELLS {
            self.hint = Some(hint.into());
        }
        self
    }

    /// The same at a known place of the text.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    #[must_use]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{}:{}: ", place.line, place.column)?;
        } else if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        write!(f, "{}[{}]: {}", self.severity.as_str(), self.code, self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}

/// Most problems that a report lists; further ones are counted only.
const MOST_PROBLEMS: usize = 500;

/// All problems of one description, in the order of the text.
///
/// Its [`Display`](fmt::Display) gives one line for every problem; it can be returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    problems: Vec<Problem>,
    /// How many errors and warnings are not listed.
    unlisted: (usize, usize),
}

impl Report {
    /// All problems.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether anything in it stops the drawing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.unlisted.0 > 0 || self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Whether there is nothing to report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// How many problems there are beyond those listed, which are at most 500.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        self.unlisted.0 + self.unlisted.1
    }

    /// How many errors and how many warnings there are, listed or not.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        (errors + self.unlisted.0, self.problems.len() - errors + self.unlisted.1)
    }

    /// Adds a problem.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    pub(crate) fn push(&mut self, problem: Problem) {
        if !TELLS {
            if problem.severity == Severity::Error {
                self.fail();
            }
            return;
        }
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else if problem.severity == Severity::Error {
            self.unlisted.0 += 1;
        } else {
            self.unlisted.1 += 1;
        }
    }

    /// Counts an error that is not listed.
    #[inline(never)]
    pub(crate) fn fail(&mut self) {
        self.unlisted.0 += 1;
    }

    /// Adds all of another report.
    #[cfg_attr(all(feature = "element", not(feature = "diagnose")), inline(always))]
    pub(crate) fn extend(&mut self, other: Report) {
        if TELLS {
            for problem in other.problems {
                self.push(problem);
            }
        }
        self.unlisted.0 += other.unlisted.0;
        self.unlisted.1 += other.unlisted.1;
    }

    /// The problems, to be located or sorted.
    pub(crate) fn problems_mut(&mut self) -> &mut Vec<Problem> {
        &mut self.problems
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        match self.unlisted() {
            0 => Ok(()),
            more => write!(f, "\nand {more} more of the kind"),
        }
    }
}

impl std::error::Error for Report {}
