// The menu of pieces: a party or a flow is put where its list ends, or where the list would begin.
import { nodeAt, tree } from "./json.js";

export const PIECES = [
  ["flows", "Flow", '{ "from": "…", "to": "…", "amount": 1000 }'],
  ["funders", "Funder", '{ "id": "…", "name": "…" }'],
  ["sponsors", "Fiscal sponsor", '{ "id": "…", "name": "…", "type": "fiscal-sponsor" }'],
  ["projects", "Project", '{ "id": "…", "name": "…" }'],
  ["people", "Person or team", '{ "id": "…", "name": "…" }'],
  ["deliverables", "Deliverable", '{ "id": "…", "name": "…" }'],
  ["awards", "Award", '{ "id": "…", "title": "…" }'],
  ["notes", "Note", '"…"'],
];

export const EMPTY = `{
  "title": "How we are funded",
  "currency": "USD",
  "flows": [
    { "from": "Example Foundation", "to": "Our project", "amount": 1000 }
  ]
}
`;

/** The change that adds a piece to a text, and what to select afterwards: the first "…" of it. Undefined where there is no object to add to. */
export function added(text, list, piece) {
  const root = tree(text);
  if (root?.kind !== "object") return undefined;
  const holder = nodeAt(root, [list]);
  let change;
  if (holder?.kind === "array") {
    const last = holder.children.at(-1);
    change = last
      ? { from: last.end, to: last.end, insert: `,\n    ${piece}` }
      : { from: holder.start + 1, to: Math.max(holder.end - 1, holder.start + 1), insert: `\n    ${piece}\n  ` };
  } else {
    // Flows stay last, as they read best.
    const flows = list === "flows" ? undefined : nodeAt(root, ["flows"]);
    const member = `"${list}": [\n    ${piece}\n  ]`;
    const last = root.children.at(-1);
    if (flows?.key) change = { from: flows.key.start, to: flows.key.start, insert: `${member},\n  ` };
    else if (last) change = { from: last.end, to: last.end, insert: `,\n  ${member}` };
    else change = { from: root.start + 1, to: root.end - 1, insert: `\n  ${member}\n` };
  }
  const at = change.from + change.insert.indexOf("…");
  return { change, select: change.insert.includes("…") ? [at, at + 1] : [change.from, change.from] };
}
