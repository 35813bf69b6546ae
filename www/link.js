// The second part of the program, which answers readers: fetched when it is needed, and linked with the first, which draws.
// Stands among the bindings of the first.

const live = () => new URL("funding-flow-live.wasm", import.meta.url);

/** Fetches it and links it. It is known by its hash: the file of another release would not fit. */
export function link() {
  const fetched = fetch(live());
  return __wbg_init().then(() => fetched).then((response) => __wbg_load(response, { __wasm_split: wasm }));
}

/**
 * The same at once, for a page that is about to be printed and waits for nothing. Not where files are checked by their
 * hashes, which nothing does at once; elsewhere another release is known by its length.
 */
export function linkAtOnce() {
  if (document.querySelector("script[type=module][integrity]")) throw Error();
  const request = new XMLHttpRequest();
  request.open("GET", live(), false);
  request.overrideMimeType("text/plain; charset=x-user-defined"); // One letter a byte.
  request.send();
  const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt(0));
  if (bytes.length !== LENGTH) throw Error();
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { __wasm_split: wasm });
}
