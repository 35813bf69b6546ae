// The parts of the playground that only handle text, without a browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { EMPTY, PIECES, added } from "../../www/playground/add.js";
import { NAMES, file } from "../../www/playground/embed.js";
import { applied, fixes } from "../../www/playground/fixes.js";
import { contextAt, format, nodeAt, pathAt, tree } from "../../www/playground/json.js";
import { Guide } from "../../www/playground/schema.js";

const guide = new Guide(JSON.parse(readFileSync(new URL("../../schema/funding-flow.schema.json", import.meta.url), "utf8")));
/** A text in which | is the cursor. */
const at = (marked) => [marked.replace("|", ""), marked.indexOf("|")];

test("places are found in whole and in broken texts", () => {
  for (const marked of ['{ "a": [ { "b": |1 } ] }', '{ "a": [ { "b": |1', '{ // x\n"a": [ { "b": |1, } ', "{ 'x': 1, \"a\": [ { \"b\": |1"]) {
    const [text, offset] = at(marked);
    assert.deepEqual(pathAt(tree(text), offset).path, ["a", 0, "b"], marked);
  }
  const text = '{ "a": [1, {"b": "c"}] }';
  const { start, end } = nodeAt(tree(text), ["a", 1, "b"]);
  assert.equal(text.slice(start, end), '"c"');
  assert.equal(nodeAt(tree(text), ["a", 5, "b"]), undefined);
});

test("a deep text has a tree and no stack that overflows", () => {
  for (const text of ["[".repeat(1e6), '{"a":'.repeat(2e5), "[".repeat(5e5) + "]".repeat(5e5), `"${"\\a".repeat(5e5)}`]) {
    assert.ok(tree(text));
    assert.equal(format(text), undefined);
  }
});

test("formatting keeps every number and string as it is written, and says the same twice", () => {
  const text = '{"a":1.50,"b":[1e3,{"c":"\\u00e9"}],"d":{},"e":[]}';
  const once = format(text);
  assert.equal(once, '{\n  "a": 1.50,\n  "b": [\n    1e3,\n    { "c": "\\u00e9" }\n  ],\n  "d": {},\n  "e": []\n}\n');
  assert.equal(format(once), once);
  for (const name of ["dask", "numpy-openblas", "minimal"]) {
    const example = readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8");
    assert.deepEqual(JSON.parse(format(example)), JSON.parse(example));
  }
});

test("completion knows where it is", () => {
  const offers = (marked) => (guide.complete(...at(marked))?.options ?? []).map(({ label }) => label);
  assert.ok(offers('{ "|').includes("funders"));
  assert.ok(!offers('{ "title": "x", "|').includes("title"), "what is there is not offered again");
  assert.ok(!offers('{ "|", "title": "x" }').includes("title"));
  assert.deepEqual(offers('{ "flows": [ { "status": |'), ['"proposed"', '"awarded"', '"paid"', '"declined"']);
  assert.deepEqual(offers('{ "flows": [ { "from": "A", "to": "|'), ['"A"']);
  assert.deepEqual(offers('{ "funders": [ { "id": "f", "name": "F" } ], "flows": [ { "from": "|'), ['"f"']);
  assert.ok(offers('{ "flows": [ { "amount": |').includes('{"about":140000}'));
  assert.ok(offers('{ "flows": [ { "amount": { "|').includes("about"));
  assert.deepEqual(offers('{ "unknown": { "|'), []);
  assert.equal(contextAt(...at('{ "a": "b" |')).expects, "comma");
});

test("every quick fix leads to what it says", () => {
  const cases = [
    ["not-json", "JSON has no comments", "", "{ «/* x */»}", "{ }"],
    ["not-json", "JSON strings stand in double quotes, not in single ones", "", "{ «'it\\'s \"a\"'»: 1 }", '{ "it\'s \\"a\\"": 1 }'],
    ["not-json", "this comma has nothing after it before '}'", "remove it", '{ "a": 1«,» }', '{ "a": 1 }'],
    ["not-json", "the key from needs double quotes", "", "{ «from»: 1 }", '{ "from": 1 }'],
    ["not-json", "expected a key, found 0", "a number has no commas or spaces in it: write 195000", '{ "a": 195,«0»00 }', '{ "a": 195000 }'],
    ["not-json", "expected a key, found 0", "a number has no commas or spaces in it: write 195000", '{ "a": 1,195,«0»00.50 }', '{ "a": 1195000.50 }'],
    ["wrong-type", "an amount is a number: write 195000, without quotes, commas or a currency sign (found \"195,000\")", "", '{ "a": «"195,000"» }', '{ "a": 195000 }'],
    ["wrong-type", 'expected an amount, a number such as 195000, found "25k"', 'write "amount": 25000', '{ "amount": «"25k"» }', '{ "amount": 25000 }'],
    ["wrong-type", 'expected an amount, a number such as 195000, found "€5k"', 'write "amount": 5000, and "currency": "EUR" beside it where that is not the document\'s', '{ "amount": «"€5k"» }', '{ "amount": 5000 }'],
    ["wrong-type", 'expected an amount, a number such as 195000, found "5%"', 'write "amount": { "share": 0.05 }: a share of all that the giver receives', '{ "amount": «"5%"» }', '{ "amount": { "share": 0.05 } }'],
    ["bad-date", 'this is not a date, found "May 2022"', 'write "2022-05"', '{ "a": «"May 2022"» }', '{ "a": "2022-05" }'],
    ["unknown-field", 'unknown field "year"', 'write "period": { "from": "2023", "to": "2023" }', '{ «"year"»: 2023 }', undefined],
    ["not-json", "a number has no commas or spaces in it", "write 195000", '{ "a": «195,000» }', '{ "a": 195000 }'],
    ["unknown-word", 'unknown kind "grnt"; did you mean "grant"?', "", '{ "a": «"grnt"» }', '{ "a": "grant" }'],
    ["unknown-party", 'no party has the id "x"', 'did you mean "y"?', '{ "a": «"x"» }', '{ "a": "y" }'],
    ["not-json", "JSON strings stand in straight double quotes, found “", "", "{ \"a\": «“»B” }", '{ "a": "B" }'],
    ["not-json", "an amount is a number without a currency sign, found $", "", '{ "a": «$»5 }', '{ "a": 5 }'],
    ["not-json", "unexpected word NaN", "", '{ "a": «NaN» }', '{ "a": null }'],
  ];
  for (const [code, message, hint, marked, mended] of cases) {
    const start = marked.indexOf("«");
    const text = marked.replace("«", "");
    const end = text.indexOf("»");
    const [fix] = fixes({ code, message, hint, start, end }, text.replace("»", ""));
    assert.equal(fix && applied(text.replace("»", ""), fix.changes), mended, message);
  }
});

test("pieces are added to any description, and it stays one", () => {
  for (const before of [EMPTY, "{}", '{ "title": "x" }', '{"title":"x","flows":[]}', '{ "flows": [ { "from": "A", "to": "B" } ], "notes": ["y"] }']) {
    for (const [list, , piece] of PIECES) {
      const { change, select } = added(before, list, piece);
      const text = applied(before, [change]);
      assert.equal(JSON.parse(text)[list].length, (JSON.parse(before)[list]?.length ?? 0) + 1, `${list}: ${text}`);
      assert.equal(text.slice(...select), "…");
    }
  }
  assert.equal(added("", "flows", "1"), undefined);
});

test("files get names that any address takes, and every generator of the command line is there", () => {
  assert.equal(file("  Füße & Öre: 2024.json "), "fu-e-ore-2024-json");
  assert.equal(file("日本"), "funding-flow");
  const goldens = readdirSync(new URL("../embed/", import.meta.url)).map((name) => name.replace(".txt", ""));
  assert.deepEqual(NAMES().map(([id]) => id).sort(), goldens.sort());
});
