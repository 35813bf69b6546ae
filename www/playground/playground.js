// The playground: a description beside its drawing, what is wrong with it, and the ways in and out.
import { FundingFlowElement, core } from "./funding-flow.js";
import { EMPTY, PIECES, added } from "./add.js";
import { bringDialog, brought, isOurs } from "./bring.js";
import { createEditor } from "./editor.js";
import { mendAll } from "./fixes.js";
import { gallery } from "./gallery.js";
import { format } from "./json.js";
import { dialog, menu, tabs } from "./menu.js";
import { Preview } from "./preview.js";
import { equipped, list, summary } from "./problems.js";
import { Guide } from "./schema.js";
import { shareDialog } from "./share-dialog.js";
import { unpack } from "./share.js";
import { forget, keep, kept } from "./store.js";
import { takeDialog } from "./take-dialog.js";

const $ = (id) => document.getElementById(id);

/** How long half a word is not called wrong, in milliseconds. */
const PATIENCE = 350;
/** A text that takes longer than this to read and draw is drawn when the keys rest, not at every one of them. */
const SLOW = 60;
/** Most bytes of a file that is opened. */
const MOST_FILE = 4 * 1024 * 1024;
/** The example that a newcomer sees. */
const FIRST = "numpy-openblas.json";
const VIEWS = { ground: "theme", layout: "layout", color: "color", view: "view" };

let module;
let editor;
let guide;
let name = "";
let found = [];
let awaited; // The next look at the text.
let judging; // The next time that problems are shown.
let cost = 0;
let borrowed = false; // Whether the text came by a link and is not yet the reader's own.

const preview = new Preview({
  drawing: $("drawing"),
  frame: $("frame"),
  stage: $("stage"),
  grip: $("grip"),
  ids: (text) => Array.from(call(() => module.party_ids(text)) ?? []),
  picked,
  resized: () => showWidth(),
});
const showTab = tabs([$("tab-text"), $("tab-drawing")], (panel) => { document.querySelector("main").dataset.panel = panel; });

/** A call into the program; what it cannot survive is said once. */
function call(act) {
  try {
    return act();
  } catch (error) {
    console.error(error);
    notice("The drawing program has stopped. This is a mistake in funding-flow, not in your text; loading the page again may help.");
    return undefined;
  }
}

function changed(byProgram, whole) {
  cancelAnimationFrame(awaited?.frame);
  clearTimeout(awaited?.timer);
  awaited = cost > SLOW && !byProgram ? { timer: setTimeout(look, 2 * cost) } : { frame: requestAnimationFrame(() => look(byProgram)) };
  if (byProgram) return;
  borrowed = false;
  if (whole) callIt("");
}

/** Reads the text, draws it where it is right, lists what is wrong. */
function look(atOnce) {
  const text = editor.text;
  const before = performance.now();
  found = Array.from(call(() => module.check(text)) ?? []);
  const broken = found.some(({ severity }) => severity === "error");
  if (!broken && text !== preview.shown) preview.show(text);
  cost = performance.now() - before;
  clearTimeout(judging);
  if (atOnce === true || !broken) judge(text);
  else judging = setTimeout(() => judge(text), PATIENCE);
  remember();
}

function judge(text) {
  if (text !== editor.text) return;
  const problems = equipped(found, text, mend);
  editor.mark(problems);
  const errors = found.filter(({ severity }) => severity === "error").length;
  const status = $("status");
  status.className = errors > 0 ? "error" : found.length > 0 ? "warning" : "fine";
  status.textContent = summary(found);
  $("count").textContent = found.length > 0 ? `(${summary(found)})` : "";
  $("problems").replaceChildren(...list(problems, found.length, (problem) => {
    showTab("text");
    editor.select(problem.start, problem.end);
  }));
  const sure = problems.filter(({ fixes }) => fixes.some(({ sure }) => sure)).length;
  $("mend").hidden = sure < 2;
  const stale = errors > 0 && preview.shown !== "";
  $("frame").classList.toggle("stale", stale);
  $("stale").hidden = !stale;
  $("stale").textContent = stale ? "The text has errors: this is the drawing of the last text without any." : "";
  $("nothing").textContent = errors > 0 ? "Nothing is drawn: the text has errors, which are listed under it." : "Nothing is drawn yet.";
}

function mend(fix) {
  editor.change(fix.changes, fix.changes[0].from + fix.changes[0].insert.length);
  editor.focus();
}

function callIt(newName) {
  name = newName;
  $("name").textContent = newName || "Untitled";
}

/** Another text. What was there before comes back by undoing. */
function put(text, newName = "") {
  callIt(newName);
  preview.clear();
  editor.replace(text);
  look(true);
}

function picked(text, node) {
  if (text !== editor.text) return;
  const line = text.slice(0, node.start).split("\n").length;
  const place = $("place");
  place.hidden = false;
  place.textContent = `Line ${line} in the text`;
  place.onclick = () => {
    showTab("text");
    editor.select(node.start, node.end);
  };
  editor.select(node.start, node.end, { focus: false });
}

function moved(offset, focused) {
  preview.at(editor?.text ?? "", focused && editor?.text === preview.shown ? offset : undefined);
}

// ---------------------------------------------------------------- the view

function view() {
  const state = { width: preview.width };
  for (const [id, option] of Object.entries(VIEWS)) state[option] = $(id).value;
  return state;
}

function setView(state = {}) {
  for (const [id, option] of Object.entries(VIEWS)) {
    const value = state[option] ?? $(id).options[0].value;
    if ([...$(id).options].some((choice) => choice.value === value)) $(id).value = value;
    apply(id);
  }
  if (/^(full|\d+)$/.test(state.width ?? "full")) preview.width = state.width ?? "full";
  showWidth();
}

function apply(id) {
  const option = VIEWS[id];
  if (!FundingFlowElement.observedAttributes.includes(option)) return;
  $("drawing").setAttribute(option, $(id).value);
  if (id === "ground") $("frame").dataset.theme = $(id).value;
}

function showWidth() {
  for (const radio of document.querySelectorAll("[name=width]")) radio.checked = radio.value === preview.width;
  remember();
}

function remember() {
  if (!editor || borrowed) return;
  keep({ text: editor.text, name, view: view(), page: $("theme").value });
}

function setPage(theme) {
  $("theme").value = theme;
  document.documentElement.dataset.theme = theme;
}

// ---------------------------------------------------------------- ways in

function notice(sentence, label, act) {
  const bar = $("notice");
  bar.hidden = !sentence;
  bar.firstElementChild.textContent = sentence ?? "";
  const button = $("act");
  button.hidden = !label;
  button.textContent = label ?? "";
  button.onclick = () => {
    notice();
    act();
  };
}

/** A text from outside: a description, or what another tool wrote. */
async function receive(text, newName = "") {
  const json = isOurs(text) ? undefined : await call(() => brought(module.importText, text));
  if (json === undefined) return put(text, newName);
  put(json, newName.replace(/\.[^.]*$/, ".json"));
}

async function openFile(file) {
  if (!file) return;
  if (file.size > MOST_FILE) return notice(`${file.name} is larger than 4 MiB: it was not opened.`);
  const bytes = await file.arrayBuffer();
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return notice(`${file.name} is not a text in UTF-8: it was not opened.`);
  }
  notice();
  await receive(text, file.name);
}

async function openExample(file) {
  const response = await fetch(`examples/${file}`);
  put(await response.text(), file);
}

/** The link of the address, if there is one; then the address is plain again, so that a reload shows what was made of it. */
async function openLink() {
  const link = await unpack(location.hash);
  if (!link) return false;
  historyWithoutLink();
  if (link.failure) {
    notice(link.failure);
    return false;
  }
  const own = kept();
  borrowed = own !== undefined && own.text !== link.text;
  setView(link.view);
  put(link.text);
  if (borrowed) {
    notice("This text came by a link. Your own is still kept, until you change this one.", "Back to my text", () => {
      borrowed = false;
      setView(own.view);
      put(own.text, own.name);
    });
  }
  return true;
}

function historyWithoutLink() {
  history.replaceState(null, "", location.pathname + location.search);
}

function dropping() {
  let depth = 0;
  const files = (event) => event.dataTransfer?.types.includes("Files") || event.dataTransfer?.types.includes("text/plain");
  const over = (shown) => { $("drop").hidden = !shown; };
  addEventListener("dragenter", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    depth += 1;
    over(true);
  });
  addEventListener("dragleave", () => {
    depth = Math.max(depth - 1, 0);
    if (depth === 0) over(false);
  });
  addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  addEventListener("drop", (event) => {
    depth = 0;
    over(false);
    if (!files(event) || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    openFile(event.dataTransfer.files[0]);
  });
}

// ---------------------------------------------------------------- the page

function wire() {
  const start = dialog($("start-dialog"));
  const choose = (act) => () => {
    start.close();
    act();
  };
  $("start").addEventListener("click", () => start.showModal());
  $("open").addEventListener("click", () => $("file").click());
  $("open-too").addEventListener("click", choose(() => $("file").click()));
  $("file").addEventListener("change", async () => {
    await openFile($("file").files[0]);
    $("file").value = "";
  });
  $("empty").addEventListener("click", choose(() => {
    notice();
    put(EMPTY);
  }));
  $("forget").addEventListener("click", choose(() => {
    put(EMPTY);
    forget();
    notice("Your text is forgotten.");
  }));
  menu($("add"), PIECES.map(([list, label, piece]) => [label, () => add(list, piece)]));
  const state = () => ({ text: editor.text, shown: preview.shown, view: view(), name, found });
  shareDialog($("share"), state);
  takeDialog($("take"), state, () => module);
  $("theme").addEventListener("change", () => {
    setPage($("theme").value);
    remember();
  });
  for (const id of Object.keys(VIEWS)) {
    $(id).addEventListener("change", () => {
      apply(id);
      remember();
    });
  }
  for (const label of document.querySelectorAll("[data-needs]")) {
    label.hidden = !FundingFlowElement.observedAttributes.includes(label.dataset.needs);
  }
  for (const radio of document.querySelectorAll("[name=width]")) {
    radio.addEventListener("change", () => {
      preview.width = radio.value;
      remember();
    });
  }
  $("format").addEventListener("click", () => {
    const text = format(editor.text);
    if (text === undefined) return notice("Only a text without errors in its JSON can be formatted.");
    if (text !== editor.text) editor.replace(text);
  });
  $("tidy").addEventListener("click", () => preview.tidy());
  $("find").hidden = !editor.search;
  $("find").addEventListener("click", () => editor.search());
  $("mend").addEventListener("click", () => {
    const text = mendAll(editor.text, (text) => Array.from(call(() => module.check(text)) ?? []));
    editor.change([{ from: 0, to: editor.text.length, insert: text }]);
    editor.focus();
  });
  $("dismiss").addEventListener("click", () => notice());
  addEventListener("hashchange", openLink);
  bringDialog();
  dropping();
}

function add(list, piece) {
  const text = editor.text.trim() === "" ? EMPTY.replace(/\n    \{[^}]*\}\n  /, "") : editor.text;
  if (text !== editor.text) editor.replace(text);
  const addition = added(text, list, piece);
  if (!addition) return notice("There is no description to add to: it begins with { and ends with }.");
  showTab("text");
  editor.change([addition.change]);
  editor.select(...addition.select);
}

async function begin() {
  const own = kept();
  setPage(own?.page ?? "auto");
  try {
    const schema = await (await fetch("playground/schema.json")).json();
    guide = new Guide(schema);
  } catch {
    guide = new Guide({});
  }
  editor = createEditor({
    parent: $("editor"),
    label: "Description (JSON)",
    guide,
    change: changed,
    move: moved,
    paste(text) {
      if (!module || isOurs(text)) return false;
      receive(text);
      return true;
    },
  });
  document.documentElement.dataset.editor = editor.plain ? "plain" : "full";
  try {
    module = await core();
  } catch (failure) {
    return notice(`${failure.message}${failure.hint ? ` (${failure.hint})` : ""}`);
  }
  wire();
  const examples = gallery($("gallery"), (file) => {
    $("start-dialog").close();
    notice();
    openExample(file);
  });
  if (await openLink()) return;
  if (own) {
    setView(own.view);
    put(own.text, own.name);
  } else {
    const all = await examples;
    const first = all.find(({ file }) => file === FIRST) ?? all[0];
    if (first) await openExample(first.file);
  }
}

await begin();
document.documentElement.dataset.ready = "";
