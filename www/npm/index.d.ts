// The element <funding-flow> and what it says. The description that it draws follows below.

/** All problems of a description, an object or JSON text, without drawing it. Rejects with a `Problem` where nothing can tell them. */
export declare function check(data: FundingDescription | string): Promise<Problem[]>;

/** Loads the whole program, what answers readers included, before an element comes near the view. Rejects with a `Problem` where it cannot be had. */
export declare function core(): Promise<unknown>;

/** One thing that is wrong with a description, or with loading it. */
export interface Problem {
  /** Only errors prevent the drawing. */
  severity: "error" | "warning";
  /** A stable kebab-case name of the kind of problem, such as `"unknown-party"`. */
  code: string;
  /** Where, as a JSON Pointer (RFC 6901); empty for the whole description. */
  pointer: string;
  /** One sentence that shows the value. */
  message: string;
  /** How to mend it. */
  hint?: string;
  /** Line of the text, from 1; absent where the description was an object. */
  line?: number;
  /** Column in characters, from 1. */
  column?: number;
  /** Start in the text, as a string counts. */
  start?: number;
  /** End in the text, as a string counts. */
  end?: number;
}

/** What the reader has pinned. */
export type Pinned =
  | { type: "party"; /** Its id. */ id: string }
  | { type: "flow"; /** Id of the giver. */ from: string; /** Id of the receiver. */ to: string; /** Place in `flows`. */ index: number }
  | { type: "none" };

/** What the reader has chosen to see. */
export interface Chosen {
  view: "diagram" | "table";
  status: string;
  award: string;
  year: string;
  folded: string;
}

/** What the element says. All of it bubbles and leaves shadow trees. */
export interface FundingFlowEventMap {
  /** The drawing stands. */
  "funding-flow-ready": CustomEvent<null>;
  /** The description cannot be drawn: the problems are shown, with the last good drawing under them (`outdated`) or the fallback. Or what answers a reader cannot be had (`not-answering`): the drawing stays under a sentence. */
  "funding-flow-error": CustomEvent<{ problems: Problem[]; outdated: boolean }>;
  /** The reader has pinned something or let go of it. */
  "funding-flow-select": CustomEvent<Pinned>;
  /** The reader has chosen what to see: all of it, as the properties have it. */
  "funding-flow-change": CustomEvent<Chosen>;
}

/** The class behind `<funding-flow>`. Every property but `data` is an attribute, too. */
export declare class FundingFlowElement extends HTMLElement {
  /** The description as an object or as JSON text. Goes before `src`; null gives way to it. */
  get data(): FundingDescription | string | null | undefined;
  set data(data: FundingDescription | string | null | undefined);
  /** All problems of the description that was read last, warnings included. */
  check(): Promise<Problem[]>;
  /** Address of the description, or `#id` of a `<script type="application/json">` on the page. */
  get src(): string;
  set src(src: string | null);
  /** Light or dark. Default: `"auto"`, as the page. */
  get theme(): "auto" | "light" | "dark";
  set theme(theme: "auto" | "light" | "dark" | null);
  /** Which way the money runs. Default: `"auto"`, by the width. */
  get layout(): "auto" | "horizontal" | "vertical";
  set layout(layout: "auto" | "horizontal" | "vertical" | null);
  /** What colours say: the role of the giver, which is the default, or whose money it is. */
  get color(): "role" | "funder";
  set color(color: "role" | "funder" | null);
  /** What is shown. Default: `"diagram"`. Follows the reader. */
  get view(): "diagram" | "table";
  set view(view: "diagram" | "table" | null);
  /** What is pinned: the id of a party, or `flow-3` for the flow of index 3. Default: nothing, `""`. Follows the reader. */
  get selected(): string;
  set selected(selected: string | null);
  /** Statuses of the flows that are shown, with spaces between: `"awarded paid"`. Default: all, `""`. Follows the reader. */
  get status(): string;
  set status(status: string | null);
  /** Id of the award whose flows are shown. Default: all, `""`. Follows the reader. */
  get award(): string;
  set award(award: string | null);
  /** A year: flows whose period, or that of their award, covers it are shown. Default: all, `""`. Follows the reader. */
  get year(): string;
  set year(year: string | null);
  /** Names of groups that are drawn as one party each, with commas between. Default: none, `""`. Follows the reader. */
  get folded(): string;
  set folded(folded: string | null);
}

declare global {
  interface HTMLElementTagNameMap {
    "funding-flow": FundingFlowElement;
  }
  interface GlobalEventHandlersEventMap extends FundingFlowEventMap {}
}

