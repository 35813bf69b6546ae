// The worker, in which drawings are made beside the page. Of the module it takes what draws, which asks nothing of a page.

const TEXT = 1; // Its alignment.
let wasm;

onmessage = ({ data: [number, module, asked, width] }) => {
  const answer = { number };
  try {
    wasm ??= start(module);
    answer.picture = paint(asked, width);
  } catch (error) {
    wasm = undefined;
    answer.error = error;
  }
  postMessage(answer);
};

// A module that did not get here.
onmessageerror = () => postMessage({ error: Error() });

function start(module) {
  const nothing = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (nothing[from] ??= {})[name] = () => {};
  return new WebAssembly.Instance(module, nothing).exports;
}

/** What the bindings do for `paint` on a page. */
function paint(asked, width) {
  const bytes = new TextEncoder().encode(asked);
  const given = wasm.__wbindgen_malloc(bytes.length, TEXT);
  new Uint8Array(wasm.memory.buffer).set(bytes, given);
  const [told, length] = wasm.paint(given, bytes.length, width);
  if (!told) return undefined;
  const picture = new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, told >>> 0, length));
  wasm.__wbindgen_free(told, length, TEXT);
  return picture;
}
