// The core: one program for every widget of the page, fetched when the first one needs it.
import * as bindings from "./bindings.js";

const widgets = new Set();
let compiling;
let module; // What draws, compiled.
let linking;
let explaining;
let learning;
let stopped = false;

/** The words of other languages than English, when they are here. They are given to the program behind the tag of a language. */
export let words = "";

/** Whether what answers a reader is a part of its own, to be fetched when a reader reaches for a drawing. */
export const isSplit = Boolean(bindings.link);

/** Whether all of the program is here, so that a drawing can be woken. */
export const isWhole = () => !isSplit || linking === true;

/** What draws, compiled once. Rejects with a problem where it cannot be had. */
export async function compiled() {
  try {
    return (module ??= await (compiling ??= bindings.compile()));
  } catch (error) {
    compiling = undefined; // The next widget may have more luck, after a lost connection for instance.
    throw notStarted(error);
  }
}

/** The functions of what draws, on the page. Rejects with a problem where they cannot be had. */
export async function started() {
  if (isSplit) {
    bindings.start(await compiled());
    return bindings;
  }
  try {
    await bindings.default();
    return bindings;
  } catch (error) {
    throw notStarted(error);
  }
}

// What the program does by itself, in a listener or a frame, ends here when it fails.
addEventListener("error", ({ error }) => isTrap(error) && isOurs(error) && stop());
addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && isOurs(reason) && stop());

const notStarted = (error) => problem("not-started", ...reason(error, "the drawing program could not be started", "_bg.wasm"));

/** Fetches what answers, once. Rejects with a problem where it cannot be had. */
export async function live() {
  if (isWhole()) return;
  try {
    await (linking ??= compiled().then(bindings.link));
    linking = true;
  } catch (error) {
    linking = undefined;
    throw problem("not-answering", ...reason(error, "the part of the program that answers could not be started", "-live.wasm"));
  }
}

/** Fetches it at once, for paper. */
export function liveAtOnce() {
  if (isWhole()) return;
  bindings.linkAtOnce(module);
  linking = true;
}

/**
 * Fetches the words, once, where the attribute `lang`, or without it the description, asks for a language that has some. Without
 * them the next drawing is in English.
 */
export function learn(lang, text) {
  if (!isSplit || !/(^|"lang"\s*:\s*")(es|ja|pt)/i.test(lang || text)) return;
  return (learning ??= bindings.learn().then((learnt) => { words = learnt; }, (error) => {
    learning = undefined;
    console.warn(reason(error, "the words of another language could not be loaded", "-words.txt").join(": "));
  }));
}

/**
 * All problems of a description, an object or JSON text. What tells them is a module of its own, which no page fetches
 * before it is needed. Rejects with a problem where it cannot be had.
 */
export async function check(data) {
  if (bindings.check) return (await started()).check(data);
  try {
    if (document.querySelector("script[integrity][src*=funding-flow]")) throw Error("it is not checked by a hash on this page");
    explaining ??= import("./funding-flow-explain.js");
    return await (await explaining).check(data);
  } catch (error) {
    explaining = undefined;
    throw problem("not-explained", ...reason(error, "the part of the program that tells mistakes could not be started", "-explain_bg.wasm"));
  }
}

/** Lists a widget whose `stop()` is called when the module traps. Returns false where it already has. */
export function enlist(widget) {
  if (!stopped) widgets.add(widget);
  return !stopped;
}

export function dismiss(widget) {
  widgets.delete(widget);
}

/** Runs a call into the module. After a trap its state is unknown, and all widgets share it: every one steps back. */
export function guarded(call) {
  try {
    return stopped ? undefined : call();
  } catch (error) {
    if (!isTrap(error)) throw error;
    stop(error);
  }
}

/** Every widget steps back, because of an error that the console is to know where it does not. */
export function stop(error) {
  if (error) console.error(error);
  stopped = true;
  for (const widget of widgets) widget.stop();
  widgets.clear();
}

// An exhausted stack is a RangeError, and leaves the module in the middle of something just as a trap does.
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

// Another module of the page may trap too.
function isOurs(error) {
  return String(error.stack).includes(import.meta.url) || /funding-flow(_bg|-live)\.wasm/.test(error.stack);
}

export const STOPPED = problem(
  "stopped",
  "the drawing program has stopped",
  "this is a mistake in funding-flow, not in the description; loading the page again may help",
);

/** What is said of a description that is not right where nothing says why. */
export const UNEXPLAINED = problem(
  "not-explained",
  "the description is not right, and what says why could not be loaded",
  "`funding-flow check FILE` says it, too",
);

export function problem(code, message, hint) {
  return { severity: "error", code, pointer: "", message, ...(hint && { hint }) };
}

function reason(error, message, part) {
  // Each browser has its own sentence; all name the policy or the word that is missing in it.
  if (/content security policy|unsafe-eval/i.test(error?.message)) {
    return [
      "the Content-Security-Policy of this page does not let WebAssembly start",
      "add 'wasm-unsafe-eval' to its script-src",
    ];
  }
  return [
    message,
    `${error?.message ?? error}; funding-flow${part} of the same version belongs beside funding-flow.js`,
  ];
}
