//! References: what one part of a description calls another by.

use super::{Note, Source, clean, clean::clean_some};
use crate::description::{self, SourceRef};
use crate::names::Names;
use crate::near::nearest_of;
use crate::report::{Problem, Report, TELLS, say};

/// How many mistyped names get a suggestion: each costs a comparison with every known one.
const SUGGESTIONS: usize = 50;
/// How many further places of a mistyped name are listed.
const SHOWN: usize = 3;

/// The sources of a document as they are collected, and the ids they are named by.
#[derive(Default)]
pub(super) struct Sources {
    pub(super) list: Vec<Source>,
    ids: Names,
}

impl Sources {
    pub(super) fn listed(listed: &[description::ListedSource], report: &mut Report) -> Self {
        let mut sources = Self::default();
        let mut ids = Ids::new("sources");
        for (index, source) in listed.iter().enumerate() {
            let pointer = say!("/sources/{index}");
            if let Some(id) = ids.add(&source.id, &pointer, report) {
                sources.ids.add(id, sources.list.len());
            }
            sources.list.push(Source {
                title: clean_some(source.title.as_ref()),
                url: source.url.as_ref().map(|url| clean(&url.0)),
                date: source.date.clone(),
            });
        }
        sources
    }

    pub(super) fn find(&mut self, source: Option<&SourceRef>, pointer: &str, report: &mut Report) -> Option<usize> {
        match source? {
            SourceRef::Id(id) => {
                let id = clean(id);
                let found = self.ids.find(&id);
                if found.is_none() {
                    let problem = Problem::error("unknown-source", pointer, say!("no source has the id \"{id}\""));
                    let near = if TELLS { nearest_of(&id, self.ids.list().map(|id| (id, id))) } else { None };
                    report.push(problem.hint(match near {
                        Some(near) => say!("did you mean \"{near}\"?"),
                        None if id.starts_with("http") => say!("write {{\"url\": \"{id}\"}}"),
                        None => {
                            say!("list it under \"sources\", or write it in place: {{\"title\": …, \"url\": …}}")
                        }
                    }));
                }
                found
            }
            SourceRef::Here(source) => {
                let source = Source {
                    title: clean_some(source.title.as_ref()),
                    url: source.url.as_ref().map(|url| clean(&url.0)),
                    date: source.date.clone(),
                };
                // The same source written in place twice is one source.
                let at = self.list.iter().rev().take(32).position(|known| *known == source);
                Some(match at {
                    Some(back) => self.list.len() - 1 - back,
                    None => {
                        self.list.push(source);
                        self.list.len() - 1
                    }
                })
            }
        }
    }

    pub(super) fn notes(&mut self, notes: &[description::Note], pointer: &str, report: &mut Report) -> Vec<Note> {
        let mut cleaned = Vec::with_capacity(notes.len());
        for (index, note) in notes.iter().enumerate() {
            let note = match note {
                description::Note::Plain(text) => {
                    Note { kind: None, text: clean(text), date: None, source: None, subjective: false }
                }
                description::Note::Full(note) => Note {
                    kind: note.kind,
                    text: clean(&note.text),
                    date: clean_some(note.date.as_ref()),
                    source: self.find(note.source.as_ref(), &say!("{pointer}/notes/{index}/source"), report),
                    subjective: note.subjective.unwrap_or(false),
                },
            };
            if note.text.is_empty() {
                let problem = Problem::warning("empty-text", say!("{pointer}/notes/{index}"), "this note says nothing");
                report.push(problem.hint("leave it out"));
            } else {
                cleaned.push(note);
            }
        }
        cleaned
    }
}

/// Ids of one sort, each given once.
pub(super) struct Ids {
    sort: &'static str,
    first: Names,
    /// Where each stands, as a JSON Pointer.
    places: Vec<String>,
}

impl Ids {
    pub(super) fn new(sort: &'static str) -> Self {
        Self { sort, first: Names::default(), places: Vec::new() }
    }

    /// The cleaned id, unless it is empty or taken, which is reported.
    pub(super) fn add(&mut self, id: &str, pointer: &str, report: &mut Report) -> Option<String> {
        let id = clean(id);
        let at = say!("{pointer}/id");
        if id.is_empty() {
            report.push(Problem::error("empty-id", at, "the id is empty").hint("give a short name that flows can use"));
            return None;
        }
        if let Some(first) = self.first.find(&id).and_then(|first| self.places.get(first)) {
            let message = say!("the id \"{id}\" is given twice in {}, first at {first}", self.sort);
            report.push(Problem::error("duplicate-id", at, message).hint("give one of them another id"));
            return None;
        }
        self.first.add(id.clone(), self.places.len());
        self.places.push(at);
        Some(id)
    }
}

/// The parties by their ids, and what to answer to an id that nobody has.
pub(super) struct PartyIds {
    pub(super) by_id: Names,
    /// Id and name of every party, for suggestions.
    names: Vec<(String, String)>,
    suggestions: usize,
    /// Ids that nobody has, with the places where they are named, spaces between.
    unknown: Vec<(String, String)>,
}

impl PartyIds {
    pub(super) fn new() -> Self {
        Self { by_id: Names::default(), names: Vec::new(), suggestions: 0, unknown: Vec::new() }
    }

    pub(super) fn add(&mut self, id: &str, name: &str, index: usize) {
        self.by_id.add(id.to_owned(), index);
        self.names.push((id.to_owned(), name.to_owned()));
    }

    pub(super) fn find(&mut self, id: &str, pointer: &str, report: &mut Report) -> Option<usize> {
        let id = clean(id);
        if let Some(index) = self.by_id.find(&id) {
            return Some(index);
        }
        if id.is_empty() {
            report.push(Problem::error("empty-id", pointer, "the id is empty").hint("name the id of a party"));
            return None;
        }
        if TELLS {
            if let Some((_, places)) = self.unknown.iter_mut().find(|(unknown, _)| *unknown == id) {
                places.push_str(&say!(" {pointer}"));
                return None;
            }
            // Each of many has a sentence of its own soon enough.
            if self.unknown.len() < SUGGESTIONS {
                self.unknown.push((id.clone(), pointer.to_owned()));
            }
        }
        let problem = Problem::error("unknown-party", pointer, say!("no party has the id \"{id}\""));
        let keys = self.names.iter().flat_map(|(id, name)| [(id.as_str(), id), (name.as_str(), id)]);
        self.suggestions += 1;
        let near = if !TELLS || self.suggestions > SUGGESTIONS { None } else { nearest_of(&id, keys) };
        report.push(problem.hint(match near {
            Some(near) => say!("did you mean \"{near}\"?"),
            None => say!("list it under \"funders\", \"sponsors\", \"projects\", \"people\" or \"deliverables\""),
        }));
        None
    }

    /// Adds to the problem of each id that nobody has where else it is named.
    pub(super) fn tell_places(&self, report: &mut Report) {
        for (_, places) in &self.unknown {
            let places: Vec<&str> = places.split(' ').collect();
            let [first, others @ ..] = &places[..] else { continue };
            let is_its = |problem: &&mut Problem| problem.code == "unknown-party" && problem.pointer == *first;
            if let Some(problem) = report.problems_mut().iter_mut().find(is_its).filter(|_| !others.is_empty()) {
                let shown: Vec<&str> = others.iter().take(SHOWN).copied().collect();
                let more = match others.len().saturating_sub(SHOWN) {
                    0 => String::new(),
                    more => say!(" and {more} more"),
                };
                problem.message.push_str(&say!(", also at {}{more}", shown.join(", ")));
            }
        }
    }

    pub(super) fn find_some(&mut self, id: Option<&String>, pointer: &str, report: &mut Report) -> Option<usize> {
        id.and_then(|id| self.find(id, pointer, report))
    }
}
