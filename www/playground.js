// The playground: a description beside its drawing, and what is wrong with it.
import { check } from "./funding-flow.js";

const [text, drawing, problems, status, examples] = ["text", "drawing", "problems", "status", "examples"].map((id) =>
  document.getElementById(id),
);

/** How long to wait after a keystroke, in milliseconds, so that half a word is not called wrong. */
const PAUSE = 200;
const KEPT = "funding-flow.text";

let timer;
let turn = 0;

async function show() {
  const mine = ++turn;
  sessionStorage.setItem(KEPT, text.value);
  let found;
  try {
    found = await check(text.value);
  } catch (failure) {
    found = [failure];
  }
  if (mine !== turn) return;
  const errors = found.filter(({ severity }) => severity === "error").length;
  // The drawing of the last good text stays while the reader types.
  if (errors === 0) drawing.data = text.value;
  drawing.classList.toggle("stale", errors > 0);
  status.className = errors > 0 ? "error" : found.length > 0 ? "warning" : "";
  status.textContent = summary(errors, found.length - errors);
  problems.replaceChildren(...found.map(entry));
}

function summary(errors, warnings) {
  const count = (number, word) => (number > 0 ? [`${number} ${word}${number > 1 ? "s" : ""}`] : []);
  const counted = [...count(errors, "error"), ...count(warnings, "warning")].join(", ");
  return errors > 0 ? `${counted}: the drawing is that of the last text without errors` : counted || "No problems";
}

function entry(problem) {
  const item = document.createElement("li");
  const place = document.createElement("button");
  place.type = "button";
  place.textContent = problem.line ? `${problem.line}:${problem.column}` : problem.pointer || "document";
  place.disabled = problem.line === undefined;
  place.addEventListener("click", () => select(problem));
  const message = document.createElement("span");
  message.textContent = problem.message;
  item.className = problem.severity;
  item.append(place, message);
  if (problem.hint) {
    const hint = document.createElement("small");
    hint.textContent = problem.hint;
    item.append(hint);
  }
  return item;
}

function select({ line, start, end }) {
  text.focus();
  text.setSelectionRange(start, Math.max(end, start + 1));
  // Browsers do not scroll to a selection made by a script; lines do not wrap, so all are of one height.
  const height = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = (line - 1) * height - text.clientHeight / 3;
}

async function open(file) {
  const response = await fetch(`examples/${file}`);
  text.value = await response.text();
  text.scrollTop = 0;
  await show();
}

async function begin() {
  const list = await (await fetch("examples/index.json")).json();
  examples.append(...list.map(({ file, title }) => new Option(title, file)));
  const kept = sessionStorage.getItem(KEPT);
  if (kept) {
    text.value = kept;
    examples.selectedIndex = -1;
    await show();
  } else if (list.length > 0) {
    await open(list[0].file);
  }
}

text.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
});
examples.addEventListener("change", () => open(examples.value));
for (const option of ["theme", "layout"]) {
  const choice = document.getElementById(option);
  choice.addEventListener("change", () => {
    drawing[option] = choice.value;
    // The page follows, so that the drawing is seen on the ground that it is made for.
    if (option === "theme") document.documentElement.dataset.theme = choice.value;
  });
}
await begin();
