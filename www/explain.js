// The module that says what is wrong with a description. The element fetches it when it meets the first mistake.
import * as bindings from "./bindings.js";

await bindings.default();

/** All problems of a description, an object or JSON text. */
export const { check } = bindings;
