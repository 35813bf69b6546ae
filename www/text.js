// A description as JSON text, which is read faster than an object whose every field would be asked for.

/**
 * The text of an object, or the text that it is already. Undefined where there is something in it that JSON does not have,
 * of which `check` says where.
 */
export function toText(data) {
  if (typeof data === "string") return data;
  try {
    return JSON.stringify(data, isPlain(data) ? undefined : plain) ?? "null";
  } catch {
    return undefined; // It holds itself, or throws.
  }
}

/** Whether a value is nothing but JSON. Then a browser writes it down alone, which takes a quarter of the time. */
function isPlain(value) {
  if (value && typeof value === "object") {
    return [Object, Array].includes(value.constructor) && !value.toJSON && Object.values(value).every(isPlain);
  }
  return typeof value === "string" ? value.isWellFormed?.() : typeof value === "boolean" || value === null || Number.isFinite(value);
}

/** What stands for a value; `this` is the object that has it. */
function plain(key) {
  // As it is, not as its `toJSON` would have it.
  const value = this[key];
  if (typeof value === "bigint") return Number(value);
  // Half a letter is none.
  if (typeof value === "string") return value.replace(/\p{Surrogate}/gu, "\ufffd");
  if (value instanceof Map) return Object.fromEntries(value);
  const isForeign = typeof value === "object"
    ? value !== null && !Array.isArray(value) && Symbol.iterator in value
    : typeof value === "function" || typeof value === "symbol" || (typeof value === "number" && !Number.isFinite(value));
  if (isForeign) throw TypeError();
  return value;
}
