//! A network: a checked, indexed flow network with intervals. [`resolve`] is the only door to it.

use crate::description::{
    Basis, Date, DeliverableStatus, Effort, FlowKind, FunderType, KeepKind, NoteKind, Period, PersonType, Scope,
    SponsorType, Status,
};
use crate::money::{Amount, Currency, Hundredths, Interval, Rate};
use std::sync::Arc;

mod access;
mod check;
mod choice;
mod clean;
mod component;
mod convert;
mod fold;
mod lost;
mod part;
mod party;
mod reference;
mod resolve;
#[cfg(test)]
pub(crate) mod sample;
mod shared;
#[cfg(test)]
mod tests;

pub use choice::{Choice, Offers};
pub(crate) use clean::clean;
pub(crate) use component::components;
pub use resolve::resolve;
use shared::Shared;

/// The five roles, in the order in which money runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Whose money it is.
    Funder,
    /// Who handles it.
    Sponsor,
    /// What is funded.
    Project,
    /// Who is paid or works.
    Person,
    /// What comes of it.
    Deliverable,
}

/// A checked funding network. Its parties and flows stand in the order in which they were written; indices run over them.
#[derive(Clone, Debug)]
pub struct Network {
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    pub(crate) lang: String,
    /// Absent where no amount is given.
    pub(crate) currency: Option<Currency>,
    pub(crate) rates: Shared<ConvertedRate>,
    pub(crate) period: Option<Period>,
    pub(crate) updated: Option<Date>,
    pub(crate) notes: Shared<Note>,
    /// The listed sources first, then those written in place.
    pub(crate) sources: Shared<Source>,
    /// Whether parties keep the order in which they are written.
    pub(crate) author_order: bool,
    pub(crate) awards: Shared<Award>,
    pub(crate) parties: Shared<Party>,
    pub(crate) flows: Shared<Flow>,
    /// Whether the widths show amounts: false where no amount at all is known.
    pub(crate) widths_show_amounts: bool,
    /// Of a part: what it shows of which whole.
    pub(crate) shown: Option<Arc<part::Shown>>,
}

/// An exchange rate that was used.
#[derive(Clone, Debug)]
pub struct ConvertedRate {
    pub(crate) currency: Currency,
    pub(crate) rate: Rate,
    pub(crate) date: Option<Date>,
    pub(crate) source: Option<usize>,
}

/// A source of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) date: Option<Date>,
}

/// A remark, cleaned.
#[derive(Clone, Debug)]
pub struct Note {
    pub(crate) kind: Option<NoteKind>,
    pub(crate) text: String,
    pub(crate) date: Option<String>,
    /// Index into the network's sources.
    pub(crate) source: Option<usize>,
    pub(crate) subjective: bool,
}

/// What sort of party, finer than its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartyType {
    /// Of a funder.
    Funder(FunderType),
    /// Of a sponsor.
    Sponsor(SponsorType),
    /// Of a person.
    Person(PersonType),
}

/// Somebody or something that money reaches or comes from.
#[derive(Clone, Debug)]
pub struct Party {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Absent where the document lists no parties.
    pub(crate) role: Option<Role>,
    pub(crate) kind: Option<PartyType>,
    pub(crate) description: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) notes: Vec<Note>,
    pub(crate) group: Option<String>,
    pub(crate) column: Option<u32>,
    pub(crate) anonymous: bool,
    /// ROR or ORCID, as an address.
    pub(crate) identifier: Option<String>,
    pub(crate) title: Option<String>,
    /// Index of the party this one is a part of.
    pub(crate) part_of: Option<usize>,
    pub(crate) status: Option<DeliverableStatus>,
    /// Index of the project a deliverable belongs to.
    pub(crate) project: Option<usize>,
    /// Flows that come in, in the order written; declined ones are left out.
    pub(crate) inflows: Vec<usize>,
    /// Flows that go out, in the order written; declined ones are left out.
    pub(crate) outflows: Vec<usize>,
    pub(crate) keeps: Vec<Keep>,
    pub(crate) balance: Balance,
    /// False where a part leaves it out, or draws another in its place.
    pub(crate) is_shown: bool,
}

/// Money that stays with a party.
#[derive(Clone, Debug)]
pub struct Keep {
    pub(crate) kind: KeepKind,
    pub(crate) name: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) amount: Amount,
    pub(crate) interval: Interval,
    /// Decides the width of the stub; the amount itself where that is known.
    pub(crate) estimate: Hundredths,
}

/// What comes in at a party, what goes out, what is left.
#[derive(Clone, Debug, Default)]
pub struct Balance {
    pub(crate) received: Total,
    pub(crate) passed_on: Total,
    pub(crate) kept: Total,
    /// Money received that neither flows on nor is kept, where it is known exactly and above zero: the unallocated rest.
    /// Only at parties that pass something on or keep something; where money simply arrives there is no rest.
    pub(crate) unallocated: Hundredths,
    /// By how much a party that receives money passes on and keeps more than it receives, for certain.
    pub(crate) overspent: Hundredths,
    /// Whether more goes out than comes in, so that nothing follows from what comes in.
    pub(crate) is_broken: bool,
}

impl Balance {
    pub(crate) const EMPTY: Self = Self {
        received: Total::EMPTY,
        passed_on: Total::EMPTY,
        kept: Total::EMPTY,
        unallocated: 0,
        overspent: 0,
        is_broken: false,
    };
}

/// A sum of flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Sum of the amounts known exactly.
    pub(crate) stated: Hundredths,
    /// Of `stated`, what is only proposed.
    pub(crate) proposed: Hundredths,
    /// Least that the sum can be.
    pub(crate) least: Hundredths,
    /// Most that the sum can be; absent: nothing bounds it.
    pub(crate) most: Option<Hundredths>,
    /// How many flows there are.
    pub(crate) flows: usize,
    /// How many of them are not known exactly.
    pub(crate) uncertain: usize,
    /// Sum of the amounts stated approximately; not part of `stated`.
    pub(crate) about: Hundredths,
    /// How many of the uncertain flows are stated approximately.
    pub(crate) approximate: usize,
}

impl Total {
    pub(crate) const EMPTY: Self =
        Self { stated: 0, proposed: 0, least: 0, most: Some(0), flows: 0, uncertain: 0, about: 0, approximate: 0 };
}

impl Default for Total {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// A grant or contract that flows belong to.
#[derive(Clone, Debug)]
pub struct Award {
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    pub(crate) programme: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) funder: Option<usize>,
    pub(crate) recipient: Option<usize>,
    pub(crate) responsible: Option<usize>,
    /// In the document's currency.
    pub(crate) amount: Option<Amount>,
    pub(crate) requested: Option<crate::description::Requested>,
    pub(crate) status: Status,
    pub(crate) scope: Option<Scope>,
    pub(crate) period: Option<Period>,
    pub(crate) url: Option<String>,
    pub(crate) source: Option<usize>,
    pub(crate) notes: Vec<Note>,
}

/// Money on its way between two parties.
#[derive(Clone, Debug)]
pub struct Flow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// As stated, in `currency`.
    pub(crate) amount: Amount,
    /// The currency it was stated in, where that is not the document's.
    pub(crate) currency: Option<Currency>,
    /// All that it can be, in the document's currency.
    pub(crate) interval: Interval,
    /// Decides the width of the ribbon, in the document's currency; the amount itself where that is known.
    pub(crate) estimate: Hundredths,
    pub(crate) kind: Option<FlowKind>,
    pub(crate) status: Status,
    pub(crate) scope: Option<Scope>,
    pub(crate) award: Option<usize>,
    pub(crate) period: Option<Period>,
    pub(crate) effort: Option<Effort>,
    pub(crate) basis: Basis,
    pub(crate) label: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) source: Option<usize>,
    pub(crate) notes: Vec<Note>,
    /// False where a part leaves it out, or draws it in one with others.
    pub(crate) is_shown: bool,
}
