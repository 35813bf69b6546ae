//! Which word stands for which choice of the description.

use super::Word;
use crate::description::{
    Basis, DeliverableStatus, FlowKind, FunderType, KeepKind, NoteKind, Per, PersonType, Scope, SponsorType, Status,
};
use crate::network::{PartyType, Role};

macro_rules! same_names {
    ($($choice:ident { $($variant:ident),* $(,)? })*) => {
        $(impl From<$choice> for Word {
            fn from(choice: $choice) -> Self {
                match choice { $($choice::$variant => Self::$variant),* }
            }
        })*
    };
}

same_names! {
    Role { Funder, Sponsor, Project, Person, Deliverable }
    FunderType { Government, Philanthropy, Company, University, Individuals, InKind }
    SponsorType { FiscalSponsor, Employer, Contractor, Institution, Programme }
    PersonType { Person, Position, Team, Community }
    FlowKind {
        Grant, Donation, Sponsorship, SupportContract, FeatureContract, Consulting, Subcontract, Salary, Allocation,
        InKind, Internal, Work,
    }
    KeepKind { Overhead, Reserve, Unspent, Other }
    Status { Proposed, Awarded, Paid, Declined }
    DeliverableStatus { Planned, Active, Done, Descoped }
    Scope { Broad, Specific }
    Basis { Stated, Estimated, Inferred }
    NoteKind { Benefit, Risk, Caveat, Context, Comparison, Practice, Principle, Milestone }
    Per { Week, Month, Year }
}

impl From<PartyType> for Word {
    fn from(kind: PartyType) -> Self {
        match kind {
            PartyType::Funder(kind) => kind.into(),
            PartyType::Sponsor(kind) => kind.into(),
            PartyType::Person(kind) => kind.into(),
        }
    }
}
