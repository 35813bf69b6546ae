// Quick fixes: what a problem's own sentence says to do, as a change of the text.

const WORDS = { True: "true", TRUE: "true", False: "false", FALSE: "false", None: "null", NULL: "null", Null: "null", nil: "null", undefined: "null", NaN: "null", nan: "null" };
const GROUPED = /\d{1,3}(?:[,\u00a0\u202f'_ ]\d{3})+(?:\.\d+)?/g;

// Problems whose hint says what stands in the place of the value.
const WRITTEN = ["wrong-type", "bad-date", "bad-lang", "bad-url"];

/** The fixes for a problem: `{ label, changes: [{ from, to, insert }] }`. Those that are `sure` can be made all at once. */
export function fixes(problem, text) {
  const { start, end } = problem;
  if (start === undefined) return [];
  const said = `${problem.message} ${problem.hint ?? ""}`;
  const found = text.slice(start, end);
  const replace = (insert, label, sure = true, from = start, to = end) => [{ label, sure, changes: [{ from, to, insert }] }];

  const near = /did you mean "((?:[^"\\]|\\.)*)"\?/.exec(said)?.[1];
  if (near !== undefined && (found[0] === '"' || found === "")) return replace(JSON.stringify(near), `Change to "${near}"`, false);
  if (problem.code === "wrong-type" && found[0] === '"') {
    const number = /write (\d+(?:\.\d+)?)[,\s]/.exec(said)?.[1];
    // The sentence ends in an example where the text has no number that can be told.
    if (number && found.replace(/[^\d.]/g, "").includes(number.slice(0, 1))) return replace(number, `Write ${number}`);
  }
  const json = /^write (?:"[^"]*": )?(.+?)(?:, and "currency".*|: a share of .*)?$/.exec(problem.hint ?? "")?.[1];
  if (json && WRITTEN.includes(problem.code) && isJson(json)) return replace(json, `Write ${json}`, false);
  if (problem.code !== "not-json") return [];

  if (/no comments/.test(said)) return comment(text, start, end);
  if (/not in single/.test(said)) return replace(requoted(found), "Use double quotes");
  if (/comma has nothing after it/.test(said)) return replace("", "Remove the comma", true, start, start + 1);
  if (/needs double quotes/.test(said)) return replace(JSON.stringify(found.replace(/^["']|["']$/g, "")), "Add double quotes");
  if (/straight double quotes/.test(said)) return typographic(text, start);
  if (/currency sign/.test(said) && "$€£¥".includes(found[0])) return replace("", `Remove ${found[0]}`, true, start, start + 1);
  if (/no commas or spaces/.test(said)) return grouped(text, start);
  if (Object.hasOwn(WORDS, found)) return replace(WORDS[found], `Write ${WORDS[found]}`);
  if (/comma/.test(said) && /missing|expected/.test(said)) return missing(text, start);
  if (/invisible character/.test(said)) return replace(" ", "Remove it");
  if (/no closing quote/.test(said)) return replace(closed(found), "Close the string", false);
  return [];
}

/** The text with all that is sure about mended; gives up after some rounds, in which nothing may be left to do. */
export function mendAll(text, check) {
  for (let round = 0; round < 50; round += 1) {
    const changes = [];
    let last = -1;
    for (const problem of check(text)) {
      const fix = fixes(problem, text).find(({ sure }) => sure);
      const [change] = fix?.changes ?? [];
      if (!change || change.from < last) continue;
      changes.push(change);
      last = change.to;
    }
    if (changes.length === 0) break;
    text = applied(text, changes);
  }
  return text;
}

export function applied(text, changes) {
  return [...changes].sort((a, b) => b.from - a.from).reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), text);
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A comment goes with its line where it stands alone in it. */
function comment(text, start, end) {
  if (text.startsWith("//", start)) end = (text.indexOf("\n", start) + 1 || text.length + 1) - 1;
  const before = text.lastIndexOf("\n", start - 1) + 1;
  const after = text.indexOf("\n", end);
  const alone = text.slice(before, start).trim() === "" && text.slice(end, after < 0 ? text.length : after).trim() === "";
  const change = alone && after >= 0 ? { from: before, to: after + 1, insert: "" } : { from: start, to: end, insert: "" };
  return [{ label: "Remove the comment", sure: true, changes: [change] }];
}

function requoted(found) {
  const inside = found.replace(/^'|'$/g, "").replace(/\\'/g, "'");
  return `"${inside.replace(/(^|[^\\])"/g, '$1\\"')}"`;
}

function closed(found) {
  const [, inside, after] = /^(.*?)([\s,}\]]*)$/s.exec(found);
  return `${inside}"${after}`;
}

function typographic(text, start) {
  const line = text.indexOf("\n", start);
  const rest = text.slice(start + 1, line < 0 ? text.length : line);
  const close = rest.search(/[“”„«»‘’`"]/);
  if (close < 0) return [{ label: 'Use "', sure: false, changes: [{ from: start, to: start + 1, insert: '"' }] }];
  const insert = JSON.stringify(rest.slice(0, close));
  return [{ label: "Use straight quotes", sure: true, changes: [{ from: start, to: start + close + 2, insert }] }];
}

/** The number around a place, without what groups its digits. */
function grouped(text, start) {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", start);
  const row = text.slice(line, next < 0 ? text.length : next);
  for (const match of row.matchAll(GROUPED)) {
    const from = line + match.index;
    const to = from + match[0].length;
    if (from > start || start > to) continue;
    const insert = match[0].replace(/[^\d.]/g, "");
    return [{ label: `Write ${insert}`, sure: true, changes: [{ from, to, insert }] }];
  }
  return [];
}

/** A comma after what stands before the place. */
function missing(text, start) {
  const at = text.slice(0, start).trimEnd().length;
  if (!/["}\]\da-z]/.test(text[at - 1] ?? "")) return [];
  return [{ label: "Add a comma", sure: true, changes: [{ from: at, to: at, insert: "," }] }];
}
