//! Parties: the five lists of a description as one, or, where there is no list, whoever the flows name.

use super::reference::{Ids, PartyIds, Sources};
use super::{Balance, Keep, Party, PartyType, Role, clean, clean::clean_some, convert::Converter};
use crate::decode::Common;
use crate::description::{self, Description};
use crate::money::{Amount, Interval};
use crate::report::{Problem, Report, say};

/// The parties, with what is needed to speak about them.
pub(super) struct Parties {
    pub(super) list: Vec<Party>,
    /// JSON Pointer of each.
    pub(super) pointers: Vec<String>,
    pub(super) ids: PartyIds,
    /// What is still to be looked up: parties may refer to later ones.
    part_of: Vec<(usize, String)>,
    project: Vec<(usize, String)>,
}

/// Takes parties out of a description one by one.
struct Collector<'a> {
    parties: Parties,
    taken: Ids,
    sources: &'a mut Sources,
    converter: &'a mut Converter,
    report: &'a mut Report,
}

impl Parties {
    pub(super) fn listed(
        description: &Description,
        sources: &mut Sources,
        converter: &mut Converter,
        report: &mut Report,
    ) -> Self {
        let parties = Self {
            list: Vec::new(),
            pointers: Vec::new(),
            ids: PartyIds::new(),
            part_of: Vec::new(),
            project: Vec::new(),
        };
        let mut collector = Collector { parties, taken: Ids::new("the lists of parties"), sources, converter, report };
        for (index, funder) in description.funders.iter().enumerate() {
            let party = collector.take(Role::Funder, "funders", index, &funder.common());
            party.kind = funder.kind.map(PartyType::Funder);
            party.anonymous = funder.anonymous.unwrap_or(false);
            party.identifier = funder.ror.as_ref().map(|ror| ror.0.clone());
        }
        for (index, sponsor) in description.sponsors.iter().enumerate() {
            let party = collector.take(Role::Sponsor, "sponsors", index, &sponsor.common());
            party.kind = sponsor.kind.map(PartyType::Sponsor);
            party.identifier = sponsor.ror.as_ref().map(|ror| ror.0.clone());
            collector.is_part_of(sponsor.part_of.as_ref());
        }
        for (index, project) in description.projects.iter().enumerate() {
            collector.take(Role::Project, "projects", index, &project.common());
        }
        for (index, person) in description.people.iter().enumerate() {
            let party = collector.take(Role::Person, "people", index, &person.common());
            party.kind = person.kind.map(PartyType::Person);
            party.title = clean_some(person.title.as_ref());
            party.identifier = person.orcid.as_ref().map(|orcid| orcid.0.clone());
            collector.is_part_of(person.part_of.as_ref());
        }
        for (index, deliverable) in description.deliverables.iter().enumerate() {
            let party = collector.take(Role::Deliverable, "deliverables", index, &deliverable.common());
            party.status = deliverable.status;
            if let Some(project) = &deliverable.project {
                let at = collector.parties.list.len() - 1;
                collector.parties.project.push((at, project.clone()));
            }
        }
        let mut parties = collector.parties;
        parties.join(report);
        parties
    }

    /// The party of this id where no list is given: a new one if nobody has it yet.
    pub(super) fn named(&mut self, id: &str, pointer: String, report: &mut Report) -> Option<usize> {
        let id = clean(id);
        if let Some(index) = self.ids.by_id.find(&id) {
            return Some(index);
        }
        if id.is_empty() {
            report.push(Problem::error("empty-id", pointer, "the name is empty").hint("say who gives or receives"));
            return None;
        }
        self.ids.add(&id, &id, self.list.len());
        self.list.push(Party { id: id.clone(), name: id, ..EMPTY });
        self.pointers.push(pointer);
        Some(self.list.len() - 1)
    }

    /// Somebody without a name, in the place of a party that is not known.
    pub(super) fn nobody(&mut self) -> usize {
        self.list.push(EMPTY);
        self.list.len() - 1
    }

    fn join(&mut self, report: &mut Report) {
        for (party, id) in std::mem::take(&mut self.part_of) {
            let pointer = say!("{}/partOf", self.pointers[party]);
            self.list[party].part_of = self.ids.find(&id, &pointer, report);
        }
        for (party, id) in std::mem::take(&mut self.project) {
            let pointer = say!("{}/project", self.pointers[party]);
            let project = self.ids.find(&id, &pointer, report);
            if let Some(project) = project.map(|project| &self.list[project])
                && project.role != Some(Role::Project)
            {
                let message = say!("\"{}\" is no project", project.id);
                report
                    .push(Problem::error("not-a-project", pointer, message).hint("name the id of one of \"projects\""));
            }
            self.list[party].project = project;
        }
        self.open_circles(report);
    }

    /// A party that is, by way of others, a part of itself has no place in the tree of parts.
    fn open_circles(&mut self, report: &mut Report) {
        let mut sound = vec![false; self.list.len()];
        for start in 0..self.list.len() {
            let mut path = vec![start];
            let mut at = start;
            while let Some(above) = self.list[at].part_of {
                if sound[above] {
                    break;
                }
                if path.contains(&above) {
                    let message = say!("\"{}\" is a part of itself", self.list[above].id);
                    let problem = Problem::error("part-of-itself", say!("{}/partOf", self.pointers[at]), message);
                    report.push(problem.hint("leave \"partOf\" out at the one that all the others are parts of"));
                    self.list[at].part_of = None;
                    break;
                }
                path.push(above);
                at = above;
            }
            for party in path {
                sound[party] = true;
            }
        }
    }
}

const EMPTY: Party = Party {
    id: String::new(),
    name: String::new(),
    role: None,
    kind: None,
    description: None,
    url: None,
    notes: Vec::new(),
    group: None,
    column: None,
    anonymous: false,
    identifier: None,
    title: None,
    part_of: None,
    status: None,
    project: None,
    inflows: Vec::new(),
    outflows: Vec::new(),
    keeps: Vec::new(),
    balance: Balance::EMPTY,
    is_shown: true,
};

impl Collector<'_> {
    fn take(&mut self, role: Role, list: &'static str, index: usize, written: &Common) -> &mut Party {
        let pointer = say!("/{list}/{index}");
        let index = self.parties.list.len();
        let id = clean(written.id);
        let mut name = clean(written.name.unwrap_or(written.id));
        if name.is_empty() {
            if !id.is_empty() {
                let problem = Problem::warning("empty-text", say!("{pointer}/name"), "the name is empty");
                self.report.push(problem.hint(say!("\"{id}\" is shown instead")));
            }
            name.clone_from(&id);
        }
        if self.taken.add(written.id, &pointer, self.report).is_some() {
            self.parties.ids.add(&id, &name, index);
        }
        let party = Party {
            id,
            name,
            role: Some(role),
            description: clean_some(written.description),
            url: written.url.map(|url| clean(&url.0)),
            notes: self.sources.notes(written.notes, &pointer, self.report),
            group: clean_some(written.group),
            column: written.column.map(|column| column.0),
            keeps: self.keeps(written.keeps, &pointer),
            ..EMPTY
        };
        self.parties.pointers.push(pointer);
        self.parties.list.push(party);
        &mut self.parties.list[index]
    }

    fn keeps(&mut self, keeps: &[description::Keep], pointer: &str) -> Vec<Keep> {
        let mut taken = Vec::with_capacity(keeps.len());
        for (index, keep) in keeps.iter().enumerate() {
            let pointer = say!("{pointer}/keeps/{index}/amount");
            taken.push(Keep {
                kind: keep.kind,
                name: clean_some(keep.name.as_ref()),
                note: clean_some(keep.note.as_ref()),
                amount: self.converter.amount(keep.amount.as_ref(), &pointer, self.report),
                interval: Interval::ANY,
                estimate: 0,
            });
        }
        taken
    }

    fn is_part_of(&mut self, id: Option<&String>) {
        if let Some(id) = id {
            self.parties.part_of.push((self.parties.list.len() - 1, id.clone()));
        }
    }
}

/// An amount with its words cleaned; one that is absent is not published.
pub(super) fn cleaned(amount: Option<&Amount>) -> Amount {
    match amount {
        Some(amount) => Amount { stated: amount.stated, text: clean_some(amount.text.as_ref()) },
        None => Amount::UNKNOWN,
    }
}
