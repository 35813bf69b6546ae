// The module that says what is wrong with a description. The element fetches it when it meets the first mistake.
import * as bindings from "./bindings.js";

let started;

/** All problems of a description, an object or JSON text. Rejects where the wasm cannot be had. */
export async function check(data) {
  await (started ??= bindings.default().catch((error) => {
    started = undefined;
    throw error;
  }));
  return bindings.check(data);
}
