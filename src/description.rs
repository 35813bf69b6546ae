//! The description as it is written: one definition, from which the reader, the JSON Schema and the TypeScript types come.
//!
//! `record!` and `choice!` (module [`decode`](crate::decode)) make of each block a plain type, its reader and its
//! schema; `party!` adds to a record what parties of all roles have: id, name, description, address, notes, keeps, column,
//! group. A field of type `Option` or `Vec` may be left out; every other is required.

use crate::decode::{choice, party, record};
use crate::money::{Amount, Currency, Rate};

record! {
    /// Where a project's money comes from, who handles it, who is paid and what comes of it.
    pub struct Description = "a document" {
        /// Address of the JSON Schema of this format, by which editors find it. It is not fetched.
        pub schema: Option<Text> = "$schema",
        /// Version of this format: 1, which is also the default.
        pub version: Option<Version> = "version",
        /// Heading, accessible name and file title.
        pub title: Text = "title",
        /// One paragraph about the whole.
        pub description: Option<Text> = "description",
        /// Currency of every amount without its own, an ISO 4217 code such as `"USD"`; required as soon as one amount is given.
        pub currency: Option<Currency> = "currency",
        /// Exchange rates: for every other currency used, what one unit of it is worth in the document's currency.
        pub rates: Option<Rates> = "rates",
        /// The span of time the document covers.
        pub period: Option<Period> = "period",
        /// When the document was last true.
        pub updated: Option<Date> = "updated",
        /// BCP 47 language tag, which decides number formats and the words of the drawing. Default: `"en"`.
        pub lang: Option<Lang> = "lang",
        /// Where the facts come from; anything may name one by its id.
        pub sources: Vec<ListedSource> = "sources",
        /// Notes about the whole.
        pub notes: Vec<Note> = "notes",
        /// Those whose money it is.
        pub funders: Vec<Funder> = "funders",
        /// Those who handle money: fiscal sponsors, employers, contractors, host institutions, programmes.
        pub sponsors: Vec<Sponsor> = "sponsors",
        /// The projects that are funded.
        pub projects: Vec<Project> = "projects",
        /// Those who are paid or work: people, positions to be filled, teams, communities.
        pub people: Vec<Person> = "people",
        /// What comes of it.
        pub deliverables: Vec<Deliverable> = "deliverables",
        /// `"author"`: parties keep the order in which they are written. Default: the layout finds the best order.
        pub order: Option<Order> = "order",
        /// Grants and contracts that flows belong to.
        pub awards: Vec<Award> = "awards",
        /// The money, at least one flow.
        pub flows: Flows = "flows",
    }
}

record! {
    /// What one unit of a currency is worth in the document's currency.
    pub struct ExchangeRate = "an exchange rate" {
        /// The factor, a positive number with at most nine decimals.
        pub rate: Rate = "rate",
        /// The day of the rate.
        pub date: Option<Date> = "date",
        /// Where the rate comes from.
        pub source: Option<SourceRef> = "source",
    }
}

record! {
    /// A source that anything may name by its id.
    pub struct ListedSource = "a source" {
        /// Unique id.
        pub id: Text = "id",
        /// Title.
        pub title: Option<Text> = "title",
        /// Address: `https:`, `http:` or `mailto:`.
        pub url: Option<Url> = "url",
        /// When it was published.
        pub date: Option<Date> = "date",
    }
}

record! {
    /// A source written in place.
    pub struct Source = "a source" {
        /// Title.
        pub title: Option<Text> = "title",
        /// Address: `https:`, `http:` or `mailto:`.
        pub url: Option<Url> = "url",
        /// When it was published.
        pub date: Option<Date> = "date",
    }
}

record! {
    /// A span of time: two dates, either end open, or words.
    pub struct Period = "a period" where crate::decode::in_order {
        /// First day, month or year.
        pub from: Option<Date> = "from",
        /// Last day, month or year.
        pub to: Option<Date> = "to",
        /// The span in words, instead of dates.
        pub text: Option<Text> = "text",
    }
}

record! {
    /// A remark with more to it than its text. A plain string is a note without kind.
    pub struct FullNote = "a note" {
        /// What sort of remark it is.
        pub kind: Option<NoteKind> = "kind",
        /// The remark.
        pub text: Text = "text",
        /// When, in free text.
        pub date: Option<Text> = "date",
        /// Where it comes from.
        pub source: Option<SourceRef> = "source",
        /// Whether it is somebody's opinion.
        pub subjective: Option<bool> = "subjective",
    }
}

record! {
    /// Money that does not flow on.
    pub struct Keep = "an entry of \"keeps\"" {
        /// What is kept.
        pub kind: KeepKind = "kind",
        /// Name of what it is kept for. Default: the kind.
        pub name: Option<Text> = "name",
        /// How much.
        pub amount: Option<Amount> = "amount",
        /// A remark.
        pub note: Option<Text> = "note",
    }
}

party! {
    /// Somebody whose money it is.
    pub struct Funder = "a funder", described by "What it is." {
        /// What sort of funder.
        pub kind: Option<FunderType> = "type",
        /// Whether the funder does not want to be named.
        pub anonymous: Option<bool> = "anonymous",
        /// ROR identifier of the organisation.
        pub ror: Option<Ror> = "ror",
    }
}

party! {
    /// Somebody who handles money: fiscal sponsor, employer, contractor, host institution.
    pub struct Sponsor = "a sponsor", described by "What it is." {
        /// What sort of sponsor.
        pub kind: Option<SponsorType> = "type",
        /// Id of the party this one is a part of.
        pub part_of: Option<Text> = "partOf",
        /// ROR identifier of the organisation.
        pub ror: Option<Ror> = "ror",
    }
}

party! {
    /// A project that is funded.
    pub struct Project = "a project", described by "What it is." {}
}

party! {
    /// Somebody who is paid or works: a person, a position to be filled, a team, a community.
    pub struct Person = "a person", described by "What they do." {
        /// What sort of party.
        pub kind: Option<PersonType> = "type",
        /// Title or position.
        pub title: Option<Text> = "title",
        /// Id of the party this one is a part of.
        pub part_of: Option<Text> = "partOf",
        /// ORCID identifier of the person.
        pub orcid: Option<Orcid> = "orcid",
    }
}

party! {
    /// Something that comes of the money.
    pub struct Deliverable = "a deliverable", described by "What it is." {
        /// How far it has come.
        pub status: Option<DeliverableStatus> = "status",
        /// Id of the project it belongs to.
        pub project: Option<Text> = "project",
    }
}

record! {
    /// A grant or contract that flows belong to.
    pub struct Award = "an award" {
        /// Unique id.
        pub id: Text = "id",
        /// Title.
        pub title: Option<Text> = "title",
        /// The programme it was made under.
        pub programme: Option<Text> = "programme",
        /// The number the funder gave it.
        pub number: Option<Text> = "number",
        /// Id of the party that made it.
        pub funder: Option<Text> = "funder",
        /// Id of the party that received it.
        pub recipient: Option<Text> = "recipient",
        /// Id of the person responsible for it (the principal investigator).
        pub responsible: Option<Text> = "responsible",
        /// How much was awarded.
        pub amount: Option<Amount> = "amount",
        /// How much was asked for, or the share of it that was granted.
        pub requested: Option<Requested> = "requested",
        /// How far it has come. Default: `"awarded"`.
        pub status: Option<Status> = "status",
        /// Whether the funder says what the money is for.
        pub scope: Option<Scope> = "scope",
        /// The span of time it covers.
        pub period: Option<Period> = "period",
        /// Address.
        pub url: Option<Url> = "url",
        /// Where the facts come from.
        pub source: Option<SourceRef> = "source",
        /// Remarks.
        pub notes: Vec<Note> = "notes",
    }
}

record! {
    /// The share of a request that was granted.
    pub struct Granted = "a granted share" {
        /// A number above 0 and at most 1, such as 0.8.
        pub funded: crate::money::Fraction = "funded",
    }
}

record! {
    /// Money on its way from one party to the next.
    pub struct Flow = "a flow" {
        /// Id of the party that gives.
        pub from: Text = "from",
        /// Id of the party that receives.
        pub to: Text = "to",
        /// How much. Absent or null: not published.
        pub amount: Option<Amount> = "amount",
        /// Currency of this amount when it is not the document's.
        pub currency: Option<Currency> = "currency",
        /// What sort of money; `"work"` joins people to deliverables.
        pub kind: Option<FlowKind> = "kind",
        /// How far it has come. Default: `"awarded"`.
        pub status: Option<Status> = "status",
        /// Whether the funder says what the money is for.
        pub scope: Option<Scope> = "scope",
        /// Id of the award this money belongs to; it is traced as that award's money.
        pub award: Option<Text> = "award",
        /// The span of time it covers.
        pub period: Option<Period> = "period",
        /// Time, beside or instead of money.
        pub effort: Option<Effort> = "effort",
        /// How the author knows. Default: `"stated"`.
        pub basis: Option<Basis> = "basis",
        /// A few words shown with the flow.
        pub label: Option<Text> = "label",
        /// A remark.
        pub note: Option<Text> = "note",
        /// Address.
        pub url: Option<Url> = "url",
        /// Where the fact comes from.
        pub source: Option<SourceRef> = "source",
        /// More remarks.
        pub notes: Vec<Note> = "notes",
    }
}

record! {
    /// Time spent.
    pub struct Effort = "an effort" {
        /// Hours, a number or a range.
        pub hours: Hours = "hours",
        /// In which span of time.
        pub per: Per = "per",
    }
}

record! {
    /// A range of hours.
    pub struct HoursRange = "a range of hours" where crate::decode::least_first {
        /// At least.
        #[cfg_attr(feature = "schema", schemars(with = "f64"))]
        pub min: crate::money::Hundredths = "min",
        /// At most.
        #[cfg_attr(feature = "schema", schemars(with = "f64"))]
        pub max: crate::money::Hundredths = "max",
    }
}

choice! {
    /// In which order parties are drawn.
    pub enum Order = "an order" { Author = "author" }
}

choice! {
    /// What sort of remark a note is.
    pub enum NoteKind = "a kind" {
        Benefit = "benefit",
        Risk = "risk",
        Caveat = "caveat",
        Context = "context",
        Comparison = "comparison",
        Practice = "practice",
        Principle = "principle",
        Milestone = "milestone",
    }
}

choice! {
    /// What is kept.
    pub enum KeepKind = "a kind" { Overhead = "overhead", Reserve = "reserve", Unspent = "unspent", Other = "other" }
}

choice! {
    /// What sort of funder.
    pub enum FunderType = "a type" {
        Government = "government",
        Philanthropy = "philanthropy",
        Company = "company",
        University = "university",
        Individuals = "individuals",
        InKind = "in-kind",
    }
}

choice! {
    /// What sort of sponsor.
    pub enum SponsorType = "a type" {
        FiscalSponsor = "fiscal-sponsor",
        Employer = "employer",
        Contractor = "contractor",
        Institution = "institution",
        Programme = "programme",
    }
}

choice! {
    /// What sort of worker.
    pub enum PersonType = "a type" { Person = "person", Position = "position", Team = "team", Community = "community" }
}

choice! {
    /// How far a deliverable has come.
    pub enum DeliverableStatus = "a status" { Planned = "planned", Active = "active", Done = "done", Descoped = "descoped" }
}

choice! {
    /// What sort of money.
    pub enum FlowKind = "a kind" {
        Grant = "grant",
        Donation = "donation",
        Sponsorship = "sponsorship",
        SupportContract = "support-contract",
        FeatureContract = "feature-contract",
        Consulting = "consulting",
        Subcontract = "subcontract",
        Salary = "salary",
        Allocation = "allocation",
        InKind = "in-kind",
        Internal = "internal",
        Work = "work",
    }
}

choice! {
    /// How far money has come.
    pub enum Status = "a status" { Proposed = "proposed", Awarded = "awarded", Paid = "paid", Declined = "declined" }
}

choice! {
    /// Whether the funder says what the money is for.
    pub enum Scope = "a scope" { Broad = "broad", Specific = "specific" }
}

choice! {
    /// How the author knows.
    pub enum Basis = "a basis" { Stated = "stated", Estimated = "estimated", Inferred = "inferred" }
}

choice! {
    /// A span of time in which hours are counted.
    pub enum Per = "a span" { Week = "week", Month = "month", Year = "year" }
}

/// Text of a description, at most 10,000 characters, as written.
pub type Text = String;

/// The version of the format that a document is written in: always 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version;

/// A date of the form `2019`, `2019-12` or `2019-12-01`, as written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub(crate) String);

/// An address whose scheme is `https`, `http` or `mailto`, without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub(crate) String);

/// A BCP 47 language tag, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lang(pub(crate) String);

/// A ROR identifier with a right check sum, as a full address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ror(pub(crate) String);

/// An ORCID identifier with a right check digit, as a full address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orcid(pub(crate) String);

/// A column that the author has pinned, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(pub(crate) u32);

/// Exchange rates in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates(pub(crate) Vec<(Currency, ExchangeRate)>);

/// The flows, at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flows(pub(crate) Vec<Flow>);

/// A remark: a plain string, or an object with more to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Only text.
    Plain(Text),
    /// An object.
    Full(FullNote),
}

/// A source: the id of a listed one, or written in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceRef {
    /// The id of one of the document's `sources`.
    Id(Text),
    /// Written in place.
    Here(Source),
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Requested {
    /// An amount.
    Amount(Amount),
    /// The share that was granted.
    Granted(Granted),
}

/// A number of hours, or a range of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    /// Exactly so many.
    Exact(crate::money::Hundredths),
    /// Between two numbers.
    Range(HoursRange),
}
