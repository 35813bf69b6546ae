// The painter: makes first drawings in a worker, so that the page goes on meanwhile, or on the page where there can be none.
import { compiled, guarded, isSplit, live, started, stop } from "./core.js";

/** How long a worker without work is kept, in milliseconds. */
const IDLE = 10_000;

/** What waits for an answer, by its number. */
const waiting = new Map();

let policy;
let worker; // Null where there can be none.
let count = 0;
let rest;

/** Begins to fetch and start what `paint` needs. */
export function prepare() {
  const compiling = compiled();
  if (worker === undefined) worker = hire() ?? null;
  wait();
  return compiling;
}

/** All functions of the program, on the page and ready to draw. Rejects with a problem where they cannot be had. */
export async function core() {
  if (isSplit) await prepare();
  await live();
  return started();
}

/** Draws what is asked for; see `paint` in `src/web/first.rs`. Rejects with a problem where the program cannot be had. */
export async function paint(asked, width) {
  const module = await prepare();
  const answer = worker && (await new Promise((resolve) => {
    waiting.set((count += 1), resolve);
    worker.postMessage([count, module, asked, width]);
  }));
  wait();
  if (answer?.error) return void stop(answer.error);
  if (answer) return answer.picture;
  const program = await started();
  return guarded(() => program.paint(asked, width));
}

function start() {
  // Bundlers look for these words. They give our file another name.
  if (!/\/(funding-flow|element)\.js$/.test(import.meta.url)) return new Worker(new URL("funding-flow-worker.js", import.meta.url));
  // A page may ask that addresses of scripts come from a policy.
  policy ??= globalThis.trustedTypes?.createPolicy("funding-flow", { createScriptURL: String });
  const place = import.meta.url.replace(/[^/]*$/, "funding-flow-worker.js");
  return new Worker(policy?.createScriptURL(place) ?? place);
}

function hire() {
  // No hash can be asked for a worker.
  if (document.querySelector("script[type=module][integrity]")) return;
  try {
    const hired = start();
    hired.onmessage = ({ data }) => {
      if (!data.number) return quit();
      waiting.get(data.number)(data);
      waiting.delete(data.number);
    };
    hired.onerror = (event) => {
      event.preventDefault();
      quit();
    };
    return hired;
  } catch {
    return; // A policy, or the address is another origin's.
  }
}

/** For more work, and not for ever. */
function wait() {
  clearTimeout(rest);
  rest = setTimeout(retire, IDLE);
}

function retire() {
  if (waiting.size) return wait();
  worker?.terminate();
  worker &&= undefined;
}

/** Everybody who waits draws on the page. */
function quit() {
  worker?.terminate();
  worker = null;
  for (const resolve of waiting.values()) resolve();
  waiting.clear();
}
