// Texts that are no description yet: what other tools write is turned into one, after a look at what was understood.
import { dialog } from "./menu.js";

const $ = (id) => document.getElementById(id);

const NAMES = { csv: "a table (CSV)", sankeymatic: "SankeyMATIC", mermaid: "a Mermaid sankey", "nodes-links": "nodes and links (d3, ECharts, Plotly)" };
const LOSSES = { "left-out": "left out", part: "in part", looks: "looks only" };

/** How many lines are listed one by one. */
const SHOWN = 500;

/** Whether a text is a description of ours, however broken; of all others it is asked what they may be. */
export function isOurs(text) {
  if (!/^[\s\ufeff]*(?:[{"]|\/[/*]|$)/.test(text)) return false;
  return !/"(?:nodes|links|node|link)"\s*:/.test(text) || /"flows"\s*:/.test(text);
}

/**
 * Shows what was understood of a foreign text; resolves to the description, or to undefined where the reader would rather
 * have the text as it is. Where nothing is understood, nobody is asked.
 */
export function brought(importText, text) {
  const found = importText(text);
  if (!found.format) return undefined;
  const box = $("bring-dialog");
  const { format, json, understood, problems, remarks } = found;
  const flows = `${understood} flow${understood === 1 ? "" : "s"}`;
  const left = problems.length === 0 ? "every line is in it" : `${problems.length} line${problems.length === 1 ? " is" : "s are"} not, or not with all that ${problems.length === 1 ? "it says" : "they say"}`;
  $("bring-summary").textContent = `This reads as ${NAMES[format] ?? format}: ${json ? `a description of ${flows} was made of it, and ${left}.` : "but there is no flow in it that can be drawn."}`;
  $("bring-remarks").replaceChildren(...remarks.map((remark) => Object.assign(document.createElement("li"), { textContent: remark })));
  $("bring-lines").hidden = problems.length === 0;
  $("bring-rows").replaceChildren(...problems.slice(0, SHOWN).map(row));
  $("bring-more").hidden = problems.length <= SHOWN;
  $("bring-more").textContent = `and ${problems.length - SHOWN} more`;
  $("bring-take").hidden = !json;
  return new Promise((resolve) => {
    const take = () => {
      resolve(json);
      box.close();
    };
    $("bring-take").addEventListener("click", take, { once: true });
    box.addEventListener("close", () => {
      $("bring-take").removeEventListener("click", take);
      resolve(undefined);
    }, { once: true });
    box.showModal();
  });
}

/** Makes the dialog one that closes. */
export function bringDialog() {
  dialog($("bring-dialog"));
  $("bring-leave").addEventListener("click", () => $("bring-dialog").close());
}

function row({ line, text, why, loss }) {
  const row = document.createElement("tr");
  const cell = (text, tag = "td") => row.append(Object.assign(document.createElement(tag), { textContent: text }));
  cell(line > 0 ? String(line) : "all", "th");
  row.firstElementChild.scope = "row";
  const words = document.createElement("td");
  words.append(Object.assign(document.createElement("code"), { textContent: text }));
  row.append(words);
  cell(LOSSES[loss] ?? loss);
  cell(why);
  return row;
}
