// The module that says what is wrong with a description. The element fetches it when it meets the first mistake.
import * as bindings from "./bindings.js";

/** All problems of a description, an object or JSON text. */
export async function check(data) {
  await bindings.default(); // Not at the top level, which older bundlers refuse, and which could not be tried again.
  return bindings.check(data);
}
