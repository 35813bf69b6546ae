// The funding description, format 1. Generated from the same definition as its reader.

/** Where a project's money comes from, who handles it, who is paid and what comes of it. */
export interface FundingDescription {
  /** Address of the JSON Schema of this format, by which editors find it. It is not fetched. */
  $schema?: string | null;
  /** Version of this format: 1, which is also the default. */
  version?: Version | null;
  /** Heading, accessible name and file title. */
  title: string;
  /** One paragraph about the whole. */
  description?: string | null;
  /** Currency of every amount without its own, an ISO 4217 code such as `"USD"`; required as soon as one amount is given. */
  currency?: Currency | null;
  /** Exchange rates: for every other currency used, what one unit of it is worth in the document's currency. */
  rates?: Rates | null;
  /** The span of time the document covers. */
  period?: Period | null;
  /** When the document was last true. */
  updated?: PartialDate | null;
  /** BCP 47 language tag, which decides number formats and the words of the drawing. Default: `"en"`. */
  lang?: Lang | null;
  /** Where the facts come from; anything may name one by its id. */
  sources?: ListedSource[] | null;
  /** Notes about the whole. */
  notes?: Note[] | null;
  /** Those whose money it is. */
  funders?: Funder[] | null;
  /** Those who handle money: fiscal sponsors, employers, contractors, host institutions, programmes. */
  sponsors?: Sponsor[] | null;
  /** The projects that are funded. */
  projects?: Project[] | null;
  /** Those who are paid or work: people, positions to be filled, teams, communities. */
  people?: Person[] | null;
  /** What comes of it. */
  deliverables?: Deliverable[] | null;
  /** `"author"`: parties keep the order in which they are written. Default: the layout finds the best order. */
  order?: Order | null;
  /** Grants and contracts that flows belong to. */
  awards?: Award[] | null;
  /** The money, at least one flow. */
  flows: Flows;
}

/** A sum of money, exactly or as far as it is known. Absent or null: not published. */
export type Amount =
  | number
  | {
      /** About how much. */
      about: number;
      /** The words a reader is shown instead of figures. */
      text?: string | null;
    }
  | {
      /** At least. */
      min?: number | null;
      /** At most; absent: nothing bounds it. */
      max?: number | null;
      /** The words a reader is shown instead of figures. */
      text?: string | null;
    }
  | {
      /** A fraction from 0 to 1, or a range of fractions. */
      share:
        | Fraction
        | {
            /** At least. */
            min?: number | null;
            /** At most. */
            max?: number | null;
          };
      /** The words a reader is shown instead of figures. */
      text?: string | null;
    }
  | {
      /** [5, 6]: hundreds of thousands to low millions. */
      magnitude: [number, number];
      /** The words a reader is shown instead of figures. */
      text?: string | null;
    }
  | {
      /** More than half of what the giving party passes on; a part of it; what is left there. */
      qualifier: "most" | "some" | "rest";
      /** The words a reader is shown instead of figures. */
      text?: string | null;
    }
  | {
      /** The words a reader is shown instead of figures. */
      text: string;
    };

/** A grant or contract that flows belong to. */
export interface Award {
  /** Unique id. */
  id: string;
  /** Title. */
  title?: string | null;
  /** The programme it was made under. */
  programme?: string | null;
  /** The number the funder gave it. */
  number?: string | null;
  /** Id of the party that made it. */
  funder?: string | null;
  /** Id of the party that received it. */
  recipient?: string | null;
  /** Id of the person responsible for it (the principal investigator). */
  responsible?: string | null;
  /** How much was awarded. */
  amount?: Amount | null;
  /** How much was asked for, or the share of it that was granted. */
  requested?: Requested | null;
  /** How far it has come. Default: `"awarded"`. */
  status?: Status | null;
  /** Whether the funder says what the money is for. */
  scope?: Scope | null;
  /** The span of time it covers. */
  period?: Period | null;
  /** Address. */
  url?: Url | null;
  /** Where the facts come from. */
  source?: SourceRef | null;
  /** Remarks. */
  notes?: Note[] | null;
}

/** How the author knows. */
export type Basis = "stated" | "estimated" | "inferred";

/** A column of the drawing, from 0. */
export type Column = number;

/** The code of a currency (ISO 4217). */
export type Currency = string;

/** Something that comes of the money. */
export interface Deliverable {
  /** Unique over all lists of parties. */
  id: string;
  /** As readers see it. Default: the id. */
  name?: string | null;
  /** What it is. */
  description?: string | null;
  /** Address. */
  url?: Url | null;
  /** Remarks. */
  notes?: Note[] | null;
  /** Money that does not flow on. */
  keeps?: Keep[] | null;
  /** Pins the column, from 0. */
  column?: Column | null;
  /** Parties of one role and group can be folded into one. */
  group?: string | null;
  /** How far it has come. */
  status?: DeliverableStatus | null;
  /** Id of the project it belongs to. */
  project?: string | null;
}

/** How far a deliverable has come. */
export type DeliverableStatus = "planned" | "active" | "done" | "descoped";

/** Time spent. */
export interface Effort {
  /** Hours, a number or a range. */
  hours: Hours;
  /** In which span of time. */
  per: Per;
}

/** What one unit of a currency is worth in the document's currency. */
export interface ExchangeRate {
  /** The factor, a positive number with at most nine decimals. */
  rate: Rate;
  /** The day of the rate. */
  date?: PartialDate | null;
  /** Where the rate comes from. */
  source?: SourceRef | null;
}

/** Money on its way from one party to the next. */
export interface Flow {
  /** Id of the party that gives. */
  from: string;
  /** Id of the party that receives. */
  to: string;
  /** How much. Absent or null: not published. */
  amount?: Amount | null;
  /** Currency of this amount when it is not the document's. */
  currency?: Currency | null;
  /** What sort of money; `"work"` joins people to deliverables. */
  kind?: FlowKind | null;
  /** How far it has come. Default: `"awarded"`. */
  status?: Status | null;
  /** Whether the funder says what the money is for. */
  scope?: Scope | null;
  /** Id of the award this money belongs to; it is traced as that award's money. */
  award?: string | null;
  /** The span of time it covers. */
  period?: Period | null;
  /** Time, beside or instead of money. */
  effort?: Effort | null;
  /** How the author knows. Default: `"stated"`. */
  basis?: Basis | null;
  /** A few words shown with the flow. */
  label?: string | null;
  /** A remark. */
  note?: string | null;
  /** Address. */
  url?: Url | null;
  /** Where the fact comes from. */
  source?: SourceRef | null;
  /** More remarks. */
  notes?: Note[] | null;
}

/** What sort of money. */
export type FlowKind = "grant" | "donation" | "sponsorship" | "support-contract" | "feature-contract" | "consulting" | "subcontract" | "salary" | "allocation" | "in-kind" | "internal" | "work";

/** The money, at least one flow. */
export type Flows = Flow[];

/** A share of a whole, from 0 to 1: 10 % is 0.1. */
export type Fraction = number;

/** A remark with more to it than its text. A plain string is a note without kind. */
export interface FullNote {
  /** What sort of remark it is. */
  kind?: NoteKind | null;
  /** The remark. */
  text: string;
  /** When, in free text. */
  date?: string | null;
  /** Where it comes from. */
  source?: SourceRef | null;
  /** Whether it is somebody's opinion. */
  subjective?: boolean | null;
}

/** Somebody whose money it is. */
export interface Funder {
  /** Unique over all lists of parties. */
  id: string;
  /** As readers see it. Default: the id. */
  name?: string | null;
  /** What it is. */
  description?: string | null;
  /** Address. */
  url?: Url | null;
  /** Remarks. */
  notes?: Note[] | null;
  /** Money that does not flow on. */
  keeps?: Keep[] | null;
  /** Pins the column, from 0. */
  column?: Column | null;
  /** Parties of one role and group can be folded into one. */
  group?: string | null;
  /** What sort of funder. */
  type?: FunderType | null;
  /** Whether the funder does not want to be named. */
  anonymous?: boolean | null;
  /** ROR identifier of the organisation. */
  ror?: Ror | null;
}

/** What sort of funder. */
export type FunderType = "government" | "philanthropy" | "company" | "university" | "individuals" | "in-kind";

/** The share of a request that was granted. */
export interface Granted {
  /** A number above 0 and at most 1, such as 0.8. */
  funded: Fraction;
}

/** A number of hours, or a range of them. */
export type Hours = number | HoursRange;

/** A range of hours. */
export interface HoursRange {
  /** At least. */
  min: number;
  /** At most. */
  max: number;
}

/** Money that does not flow on. */
export interface Keep {
  /** What is kept. */
  kind: KeepKind;
  /** Name of what it is kept for. Default: the kind. */
  name?: string | null;
  /** How much. */
  amount?: Amount | null;
  /** A remark. */
  note?: string | null;
}

/** What is kept. */
export type KeepKind = "overhead" | "reserve" | "unspent" | "other";

/** A language tag (BCP 47). */
export type Lang = string;

/** A source that anything may name by its id. */
export interface ListedSource {
  /** Unique id. */
  id: string;
  /** Title. */
  title?: string | null;
  /** Address: `https:`, `http:` or `mailto:`. */
  url?: Url | null;
  /** When it was published. */
  date?: PartialDate | null;
}

/** A remark: text, or an object with more to it. */
export type Note = string | FullNote;

/** What sort of remark a note is. */
export type NoteKind = "benefit" | "risk" | "caveat" | "context" | "comparison" | "practice" | "principle" | "milestone";

/** An ORCID identifier, as an address or alone. */
export type Orcid = string;

/** In which order parties are drawn. */
export type Order = "author";

/** A year, a month or a day. */
export type PartialDate = string;

/** A span of time in which hours are counted. */
export type Per = "week" | "month" | "year";

/** A span of time: two dates, either end open, or words. */
export interface Period {
  /** First day, month or year. */
  from?: PartialDate | null;
  /** Last day, month or year. */
  to?: PartialDate | null;
  /** The span in words, instead of dates. */
  text?: string | null;
}

/** Somebody who is paid or works: a person, a position to be filled, a team, a community. */
export interface Person {
  /** Unique over all lists of parties. */
  id: string;
  /** As readers see it. Default: the id. */
  name?: string | null;
  /** What they do. */
  description?: string | null;
  /** Address. */
  url?: Url | null;
  /** Remarks. */
  notes?: Note[] | null;
  /** Money that does not flow on. */
  keeps?: Keep[] | null;
  /** Pins the column, from 0. */
  column?: Column | null;
  /** Parties of one role and group can be folded into one. */
  group?: string | null;
  /** What sort of party. */
  type?: PersonType | null;
  /** Title or position. */
  title?: string | null;
  /** Id of the party this one is a part of. */
  partOf?: string | null;
  /** ORCID identifier of the person. */
  orcid?: Orcid | null;
}

/** What sort of worker. */
export type PersonType = "person" | "position" | "team" | "community";

/** A project that is funded. */
export interface Project {
  /** Unique over all lists of parties. */
  id: string;
  /** As readers see it. Default: the id. */
  name?: string | null;
  /** What it is. */
  description?: string | null;
  /** Address. */
  url?: Url | null;
  /** Remarks. */
  notes?: Note[] | null;
  /** Money that does not flow on. */
  keeps?: Keep[] | null;
  /** Pins the column, from 0. */
  column?: Column | null;
  /** Parties of one role and group can be folded into one. */
  group?: string | null;
}

/** What one unit of the currency is worth in the document's currency, with at most nine decimals. */
export type Rate = number;

/** For every other currency used, what one unit of it is worth in the document's currency. */
export type Rates = { [key: string]: ExchangeRate };

/** What was asked for: an amount, or the share of it that was granted. */
export type Requested = Amount | Granted;

/** A ROR identifier, as an address or alone. */
export type Ror = string;

/** Whether the funder says what the money is for. */
export type Scope = "broad" | "specific";

/** A source written in place. */
export interface Source {
  /** Title. */
  title?: string | null;
  /** Address: `https:`, `http:` or `mailto:`. */
  url?: Url | null;
  /** When it was published. */
  date?: PartialDate | null;
}

/** A source: the id of one of "sources", or written in place. */
export type SourceRef = string | Source;

/** Somebody who handles money: fiscal sponsor, employer, contractor, host institution. */
export interface Sponsor {
  /** Unique over all lists of parties. */
  id: string;
  /** As readers see it. Default: the id. */
  name?: string | null;
  /** What it is. */
  description?: string | null;
  /** Address. */
  url?: Url | null;
  /** Remarks. */
  notes?: Note[] | null;
  /** Money that does not flow on. */
  keeps?: Keep[] | null;
  /** Pins the column, from 0. */
  column?: Column | null;
  /** Parties of one role and group can be folded into one. */
  group?: string | null;
  /** What sort of sponsor. */
  type?: SponsorType | null;
  /** Id of the party this one is a part of. */
  partOf?: string | null;
  /** ROR identifier of the organisation. */
  ror?: Ror | null;
}

/** What sort of sponsor. */
export type SponsorType = "fiscal-sponsor" | "employer" | "contractor" | "institution" | "programme";

/** How far money has come. */
export type Status = "proposed" | "awarded" | "paid" | "declined";

/** An address whose scheme is https, http or mailto. */
export type Url = string;

/** The version of this format: 1. */
export type Version = 1;
