// The list of what is wrong, each entry a way to its place, with what mends it beside it.
import { fixes } from "./fixes.js";

/** How many entries are shown; a text that is no description at all can have thousands. */
const SHOWN = 200;

/** Gives every problem its fixes, and a way to make one. */
export function equipped(found, text, mend) {
  return found.slice(0, SHOWN).map((problem) => ({ ...problem, fixes: fixes(problem, text), mend }));
}

export function list(problems, total, go) {
  const items = problems.map((problem) => entry(problem, go));
  if (total > problems.length) {
    const more = document.createElement("li");
    more.textContent = `and ${total - problems.length} more`;
    items.push(more);
  }
  return items;
}

export function summary(found) {
  const errors = found.filter(({ severity }) => severity === "error").length;
  const count = (number, word) => (number > 0 ? [`${number} ${word}${number > 1 ? "s" : ""}`] : []);
  return [...count(errors, "error"), ...count(found.length - errors, "warning")].join(", ") || "No problems";
}

function entry(problem, go) {
  const item = document.createElement("li");
  item.className = problem.severity;
  const place = document.createElement("button");
  place.type = "button";
  place.className = "place";
  const where = problem.line ? `${problem.line}:${problem.column}` : "document";
  const line = (tag, text, name) => Object.assign(document.createElement(tag), { textContent: text, className: name });
  place.append(line("span", where, "where"), line("span", sentence(problem.message), "message"));
  if (problem.hint) place.append(line("span", problem.hint, "hint"));
  place.disabled = problem.start === undefined;
  place.addEventListener("click", () => go(problem));
  item.append(line("span", problem.severity === "error" ? "Error: " : "Warning: ", "unseen"), place);
  for (const fix of problem.fixes) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fix";
    button.textContent = fix.label;
    button.addEventListener("click", () => problem.mend(fix));
    item.append(button);
  }
  return item;
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
