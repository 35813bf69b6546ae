// Links that hold a whole text and the state of the view in their fragment, which no server sees.

/** Most bytes of a fragment's compressed text, and of the text itself, however small it was compressed. */
export const MOST_PACKED = 64 * 1024;
export const MOST_TEXT = 1024 * 1024;

const VIEW = { theme: /^(auto|light|dark)$/, layout: /^(auto|horizontal|vertical)$/, width: /^(full|\d{3,4})$/, color: /^(role|funder)$/, view: /^(diagram|table)$/ };

/** The fragment for a text; undefined where it is too large for a link. */
export async function fragment(text, view) {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_TEXT) return undefined;
  const packed = await through(new CompressionStream("deflate-raw"), bytes, MOST_PACKED);
  if (!packed) return undefined;
  const parameters = new URLSearchParams({ d: base64url(packed) });
  for (const [name, value] of Object.entries(view)) {
    if (VIEW[name]?.test(value) && !["auto", "full", "role", "diagram"].includes(value)) parameters.set(name, value);
  }
  return `#${parameters}`;
}

/** What a fragment holds: nothing, `{ text, view }`, or `{ failure }` with a sentence. */
export async function unpack(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const data = parameters.get("d");
  if (data === null) return undefined;
  if (data.length > MOST_PACKED * 4 / 3 + 4) return { failure: "This link is longer than any that this page makes: it was not opened." };
  const packed = bytesOf(data);
  if (!packed) return { failure: "This link is damaged: a part of it may have been lost on the way. Ask for the file instead." };
  let bytes;
  try {
    bytes = await through(new DecompressionStream("deflate-raw"), packed, MOST_TEXT);
  } catch {
    return { failure: "This link is damaged: a part of it may have been lost on the way. Ask for the file instead." };
  }
  if (!bytes) return { failure: "This link holds more than 1 MiB of text, more than any that this page makes: it was not opened." };
  const view = {};
  for (const [name, allowed] of Object.entries(VIEW)) {
    const value = parameters.get(name);
    if (value !== null && allowed.test(value)) view[name] = value;
  }
  return { text: new TextDecoder().decode(bytes), view };
}

/** All that comes out of a stream, or undefined as soon as it is more than `most`: the rest is never produced. */
async function through(stream, bytes, most) {
  const writer = stream.writable.getWriter();
  // What fails in writing fails in reading too.
  const written = writer.write(bytes).then(() => writer.close()).catch(() => {});
  const reader = stream.readable.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
  await written;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function base64url(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function bytesOf(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
