// Two modules: what every page fetches only tells right from wrong; what says why is fetched when something is wrong.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { STRICT, block, drawn, heard, rig, small } from "./rig.js";

const site = rig();
const EXPLAINING = ["/funding-flow-explain.js", "/funding-flow-explain_bg.wasm"];
const FALLBACK = "<p class=fallback>Figures</p>";
const WRONG = small({ flows: [{ from: "Moore Foundation", to: "NumFOCUS", amount: "250,000" }] });
const asked = () => site.requested.filter((path) => path.includes("explain"));
const texts = (folder) => {
  const all = new URL(`../../${folder}/`, import.meta.url);
  return readdirSync(all).filter((name) => name.endsWith(".json")).map((name) => [name, readFileSync(new URL(name, all), "utf8")]);
};

test("a right description is never explained, and its warnings are told only to who asks", async () => {
  site.requested.length = 0;
  const page = await site.open('<funding-flow src="/examples/dask.json"></funding-flow>');
  await heard(page, "ready");
  assert.deepEqual(asked(), []);
  const problems = await page.evaluate(() => document.querySelector("funding-flow").check());
  assert.deepEqual(problems.map(({ severity, code }) => [severity, code]), [["warning", "no-amounts"]]);
  assert.ok(problems[0].line > 1);
  assert.deepEqual(asked(), EXPLAINING);
});

test("several wrong descriptions are explained by one module, fetched once", async () => {
  site.requested.length = 0;
  const widgets = [1, 2, 3].map((id) => `<funding-flow id="w${id}" src="#a">${FALLBACK}</funding-flow>`).join("");
  const page = await site.open(widgets + block("a", WRONG), { csp: STRICT });
  const events = await heard(page, "error", 3);
  for (const { problems } of events) {
    assert.equal(problems.length, 1);
    assert.match(problems[0].message, /write 250000/);
    assert.equal(problems[0].pointer, "/flows/0/amount");
    assert.equal(problems[0].line, 1);
  }
  assert.deepEqual(asked(), EXPLAINING);
  assert.equal(await page.locator(".fallback:visible").count(), 3);
});

test("an object is explained as a text is, without line and column", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, WRONG);
  const [{ problems }] = await heard(page, "error");
  assert.match(problems[0].message, /write 250000/);
  assert.equal(problems[0].line, undefined);
});

test("where the module that explains is missing, one sentence says so, and the next description is drawn", async () => {
  const page = await site.open(`<funding-flow>${FALLBACK}</funding-flow>`, { expected: /ERR_FAILED/ });
  await page.route("**/funding-flow-explain*", (route) => route.abort());
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, WRONG);
  const [{ problems }] = await heard(page, "error");
  assert.deepEqual(problems.map(({ severity, code }) => [severity, code]), [["error", "not-explained"]]);
  const shown = page.locator("funding-flow [part=problems]");
  assert.match(await shown.innerText(), /the description is not right.*funding-flow check FILE/s);
  assert.ok(await page.locator(".fallback").isVisible());
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, small());
  await heard(page, "ready");
  assert.match(await drawn(page), /NumFOCUS/);
});

test("a description that is mended while it is explained is drawn, and nothing is said of the old one", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  await page.route("**/funding-flow-explain_bg.wasm", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.evaluate(async ([wrong, right]) => {
    const widget = document.querySelector("funding-flow");
    widget.data = wrong;
    await new Promise((resolve) => setTimeout(resolve, 100));
    widget.data = right;
  }, [WRONG, small()]);
  await heard(page, "ready");
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => heard.map(({ type }) => type)), ["funding-flow-ready"]);
});

/** Texts with a few characters taken out, doubled or replaced, always the same ones. */
function mutated(all, count) {
  let state = 1;
  const next = (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const PIECES = ['"', "\\", "{", "}", "[", "]", ",", ":", "0", "1", ".", "e", "-", "null", "true", "\n", "\t", "\u00a0", "\\u12", "\\ud83d\\ude00", "é", "//", "'"];
  return Array.from({ length: count }, () => {
    let text = all[next(all.length)][1];
    for (let edit = next(3); edit >= 0; edit -= 1) {
      const at = next(text.length + 1);
      const cut = next(3);
      const put = next(2) ? PIECES[next(PIECES.length)] : text.slice(at, at + next(4));
      text = text.slice(0, at) + put + text.slice(at + cut);
    }
    return text;
  });
}

test("both modules take the same descriptions and draw the same, at first and alive", async () => {
  const page = await site.open("<div id=a></div><div id=b></div>", { script: "" });
  const known = [...texts("examples"), ...texts("tests/invalid"), ["everything", readFileSync(new URL("../everything.json", import.meta.url), "utf8")]];
  assert.ok(known.length > 60);
  const results = await page.evaluate(async ([known, others]) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const [plain, full] = await Promise.all(["/funding-flow.js", "/playground/funding-flow.js"].map(async (from) => (await import(from)).core()));
    const place = document.getElementById("a");
    const chart = new full.Chart(document.getElementById("b"), () => {});
    const paint = (text, draw) => {
      const picture = plain.paint(["", "", "", "", text].join("\0"), place.clientWidth);
      if (picture === undefined) return false;
      const parts = picture.split("\x03", 5);
      if (draw) place.replaceChildren(plain.build(false, parts[0], picture.slice(parts.join().length + 1)));
      return true;
    };
    const drawn = () => ["a", "b"].map((id) => {
      const own = document.querySelector(`#${id} .funding-flow`);
      own?.normalize();
      return own;
    });
    const isSame = ([first, alive]) => first?.isEqualNode(alive) ?? !alive;
    const results = [];
    const compare = async (name, data, draw) => {
      const right = [paint(data, draw), chart.update(data, "")];
      const told = full.check(data).some(({ severity }) => severity === "error");
      // What answers is drawn in the next frame, on a busy machine in one of those after it.
      for (let turn = 0; draw && right[0] && turn < 20 && (turn === 0 || !isSame(drawn())); turn += 1) await frame();
      const both = drawn();
      results.push([name, ...right, !told, !draw || isSame(both), both[0]?.outerHTML.length]);
    };
    for (const [name, text] of known) {
      await compare(name, text, true);
    }
    for (const text of others) await compare(text, text, false);
    return results;
  }, [known, [...mutated(texts("examples"), 600), ...mutated(known, 900)]]);
  for (const [name, plain, full, told, same] of results) {
    assert.deepEqual([plain, full, same], [told, told, true], name);
  }
  const right = results.filter(([, plain]) => plain).length;
  assert.ok(right > 100 && right < results.length - 100, `${right} of ${results.length} are right`);
  assert.ok(results.find(([name]) => name === "numpy-openblas.json")[5] > 10_000);
});
