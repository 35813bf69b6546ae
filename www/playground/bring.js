// Texts that are no description yet: what other tools write is turned into one where the program can.

/** The names under which the program may offer it. */
const NAMES = ["import_text", "import"];

/**
 * Tries to understand a foreign text: `{ text, format, problems }`, or undefined where it is JSON of our own, unknown, or the
 * program has no importer.
 */
export function brought(module, text, name = "") {
  const importer = NAMES.map((name) => module[name]).find((offered) => typeof offered === "function");
  if (!importer || isOurs(text)) return undefined;
  const found = importer(text, name);
  return found && typeof found.text === "string" ? found : undefined;
}

function isOurs(text) {
  if (!/^\s*\{/.test(text)) return false;
  // d3 and Plotly have nodes and links.
  return !/"(?:nodes|links|node|link)"\s*:/.test(text) || /"flows"\s*:/.test(text);
}
