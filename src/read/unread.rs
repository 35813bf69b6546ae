//! Unread: what could not be read of a document, so that what merely follows from it is not told as well.

use crate::report::{Problem, Report};

/// The lists of parties.
const PARTIES: [&str; 5] = ["funders", "sponsors", "projects", "people", "deliverables"];

/// The other fields of a document that parts of it depend on.
const PARTS: [&str; 5] = ["awards", "flows", "sources", "currency", "rates"];

/// What could not be read of a document.
pub(super) struct Unread<'r> {
    problems: &'r [Problem],
}

impl<'r> Unread<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        Self { problems: report.problems() }
    }

    /// Whether a problem may merely follow from what could not be read.
    pub(super) fn explains(&self, problem: &Problem) -> bool {
        let own = entry(&problem.pointer);
        let in_entry = || self.any(|unread| entry(&unread.pointer) == own);
        let amounts_are_sure = || {
            // With another status or currency they are others; what a mistyped field would have said nobody knows.
            !self.any(|unread| {
                let field = unread.pointer.rsplit('/').next().unwrap_or("");
                let is_unknown = unread.code == "unknown-field";
                let speaks_of = |field: &str| unread.message.contains(&format!("\"{field}\""));
                self.is_list(unread)
                    || ["/currency", "/rates", "/awards"].iter().any(|part| unread.pointer.starts_with(part))
                    || matches!(field, "status" | "currency" | "kind")
                    || is_unknown && (speaks_of("status") || speaks_of("currency"))
            })
        };
        match problem.code {
            // Whoever is not known may be one who could not be read, unless it is clear who is meant.
            "unknown-party" | "unknown-award" | "unknown-source" => {
                let is_clear = problem.hint.as_ref().is_some_and(|hint| hint.starts_with("did you mean"));
                let lists: &[&str] = match problem.code {
                    "unknown-party" => &PARTIES,
                    "unknown-award" => &["awards"],
                    _ => &["sources"],
                };
                // Who gives, in the field of sources.
                let is_giver = |unread: &Problem| {
                    entry(&unread.pointer) == own && unread.message.starts_with("the field \"from\"")
                };
                if problem.code == "unknown-source" && self.any(is_giver) {
                    return true;
                }
                let is_strange =
                    |unread: &Problem| unread.code == "unknown-field" && unread.pointer.matches('/').count() == 1;
                self.any(|unread| {
                    self.is_list(unread) || names_nobody(unread, lists) || !is_clear && is_strange(unread)
                })
            }
            // A note says that it is meant.
            "circle" => self.any(|unread| unread.pointer.starts_with("/flows/") && unread.pointer.contains("/note")),
            "duplicate-id" | "self-flow" | "two-most" | "shares-above-whole" | "part-of-itself" => false,
            "overspent" | "contradiction" => !amounts_are_sure(),
            "award-mismatch" | "unused-rate" | "no-amounts" | "rest-not-computable" => {
                !amounts_are_sure() || self.any(|unread| !unread.pointer.starts_with("/sources"))
            }
            "against-roles" => self.any(|unread| {
                entry(&unread.pointer) == own
                    && (unread.code == "unknown-field"
                        || unread.pointer.ends_with("/kind")
                        || unread.pointer.contains("/note"))
            }),
            "missing-rate" => self.any(|unread| {
                let code = unread.pointer.strip_prefix("/rates").and_then(|rest| rest.get(1..4));
                let is_rates = unread.pointer.starts_with("/rates");
                self.is_list(unread) || is_rates && code.is_none_or(|code| problem.message.contains(code))
            }),
            "missing-currency" => self.any(|unread| self.is_list(unread) || unread.pointer == "/currency"),
            "published-salary" | "same-name" | "similar-ids" => {
                in_entry() || self.any(|unread| unread.pointer.starts_with("/people") || self.is_list(unread))
            }
            "no-flows" => true,
            _ => in_entry() || self.any(|unread| self.is_list(unread)),
        }
    }

    fn any(&self, is_it: impl Fn(&Problem) -> bool) -> bool {
        self.problems.iter().any(is_it)
    }

    /// Whether a whole part of the document is missing: a list that is none, a field of the document that nobody knows.
    fn is_list(&self, unread: &Problem) -> bool {
        match unread.code {
            "no-flows" => true,
            "missing-field" => unread.pointer.len() <= 6 && unread.message.contains("\"flows\""),
            // A field of the document that nobody knows may hold anything; it is taken for what it is like.
            "unknown-field" if unread.pointer.matches('/').count() == 1 => {
                PARTIES.iter().chain(&PARTS).any(|part| unread.message.ends_with(&format!("did you mean \"{part}\"?")))
            }
            "wrong-type" | "too-many" => {
                let is_text =
                    ["/title", "/description", "/lang", "/order", "/updated", "/period", "/version", "/notes"];
                unread.pointer.matches('/').count() < 2 && !is_text.contains(&unread.pointer.as_str())
            }
            _ => false,
        }
    }
}

/// Whether an entry of one of these lists has no id that could be read.
fn names_nobody(unread: &Problem, lists: &[&str]) -> bool {
    let mut steps = unread.pointer.split('/').skip(1);
    let (list, _, field) = (steps.next(), steps.next(), steps.next());
    list.is_some_and(|list| lists.contains(&list))
        && match unread.code {
            "unknown-field" => unread.message.contains("\"id\""),
            _ => field.is_none_or(|field| field == "id"),
        }
}

/// The part of a document that a pointer leads into: an entry of a list, or a field of the document.
fn entry(pointer: &str) -> &str {
    let mut ends = pointer.match_indices('/').map(|(at, _)| at).skip(1);
    let field = ends.next();
    let is_list = field
        .and_then(|at| pointer.get(at + 1..))
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    let end = if is_list { ends.next() } else { field };
    end.and_then(|end| pointer.get(..end)).unwrap_or(pointer)
}
