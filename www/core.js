// The core: one WebAssembly module for every widget of the page, fetched when the first one needs it.
import * as bindings from "./bindings.js";

const widgets = new Set();
let loading;
let explaining;
let linking;
let stopped = false;

/** The functions of the module, fetched once. Rejects with a problem where it cannot be had. */
export function core() {
  loading ??= start().catch((error) => {
    loading = undefined; // The next widget may have more luck, after a lost connection for instance.
    throw problem("not-started", ...reason(error, "the drawing program could not be started", "_bg"));
  });
  return loading;
}

async function start() {
  await bindings.default();
  // What the module does by itself, in a listener or a frame, ends here when it fails.
  addEventListener("error", ({ error }) => isTrap(error) && isOurs(error) && stop());
  addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && isOurs(reason) && stop());
  return bindings;
}

/** Whether what answers a reader is a part of its own, to be fetched when a reader reaches for a drawing. */
export const isSplit = Boolean(bindings.link);

/** Whether all of the module is there, so that a drawing can be woken. */
export const isWhole = () => !isSplit || linking === true;

/** Fetches that part once. Rejects with a problem where it cannot be had. */
export async function live() {
  if (isWhole()) return;
  try {
    await (linking ??= bindings.link());
    linking = true;
  } catch (error) {
    linking = undefined;
    throw problem("not-answering", ...reason(error, "the part of the program that answers could not be started", "-live"));
  }
}

/** Fetches it at once, for paper. */
export function liveAtOnce() {
  if (isWhole()) return;
  bindings.linkAtOnce();
  linking = true;
}

/**
 * All problems of a description, an object or JSON text. What tells them is a module of its own, which no page fetches
 * before it is needed. Rejects with a problem where it cannot be had.
 */
export async function check(data) {
  if (bindings.check) return (await core()).check(data);
  try {
    if (document.querySelector("script[integrity][src*=funding-flow]")) throw Error("it is not checked by a hash on this page");
    explaining ??= import("./funding-flow-explain.js");
    return await (await explaining).check(data);
  } catch (error) {
    explaining = undefined;
    throw problem("not-explained", ...reason(error, "the part of the program that tells mistakes could not be started", "-explain_bg"));
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
    console.error(error);
    stop();
  }
}

function stop() {
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
    `${error?.message ?? error}; funding-flow${part}.wasm of the same version belongs beside funding-flow.js`,
  ];
}
