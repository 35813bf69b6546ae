// The two parts of the program: what draws, compiled once for the page and for the worker beside it, and what answers readers,
// fetched when it is needed and linked with the first on the page; and the words of other languages than English. Stands among the
// bindings, in place of their own loader.

const draws = () => new URL("funding-flow_bg.wasm", import.meta.url);
const live = () => new URL("funding-flow-live.wasm", import.meta.url);
const words = () => new URL("funding-flow-words.txt", import.meta.url);

let isLinked = false;

/** Fetches and compiles the first part. */
export function compile() {
  return compiled(fetch(draws()));
}

/** Starts the first part on the page. */
export function start(module) {
  if (!wasm) __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()));
}

/** Fetches the second part and links it. It is known by its hash: the file of another release would not fit. */
export function link(module) {
  return compiled(fetch(live())).then((second) => join(module, second));
}

/**
 * The same at once, for a page that is about to be printed and waits for nothing. Not where files are checked by their
 * hashes, which nothing does at once; elsewhere another release is known by its length.
 */
export function linkAtOnce(module) {
  if (document.querySelector("script[type=module][integrity]")) throw Error();
  const request = new XMLHttpRequest();
  request.open("GET", live(), false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // One letter a byte.
  request.send();
  const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt(0));
  if (bytes.length !== LENGTH) throw Error();
  join(module, new WebAssembly.Module(bytes));
}

/** Fetches the words. They are known by their hash, too, so that nothing else can be taken for them. */
export function learn() {
  return fetch(words()).then((response) => response.text());
}

/** Once: it may be asked for at once while it comes. */
function join(module, second) {
  start(module);
  if (!isLinked) new WebAssembly.Instance(second, { __wasm_split: wasm });
  isLinked = true;
}

async function compiled(fetched) {
  const response = await fetched;
  if (!response.ok) throw Error(`the server answers ${response.status}`);
  // What is sent as what it is can be compiled while it comes.
  const isKnown = response.headers.get("Content-Type") === "application/wasm";
  return isKnown ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
