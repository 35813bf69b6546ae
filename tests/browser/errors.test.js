// What a reader sees when there is nothing to draw, and what a page is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { block, drawn, heard, rig, small } from "./rig.js";

const site = rig();
const FALLBACK = "<p class=fallback>Figures</p>";
const said = (page, selector = "funding-flow") =>
  page.evaluate((selector) => {
    const box = document.querySelector(selector).shadowRoot.querySelector("[part=problems]");
    return box.hidden ? "" : box.innerText;
  }, selector);

test("bad JSON: the place, the fallback, an event that reaches the window", async () => {
  const page = await site.open(`<funding-flow src="#a">${FALLBACK}</funding-flow><script type="application/json" id="a">{
  "title": "How we are funded",
  "flows": [ } ]
}</script>`);
  const [{ problems }] = await heard(page, "error");
  assert.equal(problems[0].severity, "error");
  assert.equal(problems[0].code, "not-json");
  assert.equal(problems[0].line, 3);
  assert.ok(problems[0].message.length > 0);
  assert.match(await said(page), /line 3, column \d+/);
  assert.ok(await page.locator(".fallback").isVisible());
});

test("a file that is not there", async () => {
  const page = await site.open(`<funding-flow src="gone.json">${FALLBACK}</funding-flow>`, { expected: /404/ });
  const [{ problems }] = await heard(page, "error");
  assert.equal(problems[0].code, "not-loaded");
  assert.match(await said(page), /"gone\.json".*404/s);
  assert.ok(await page.locator(".fallback").isVisible());
});

test("a script block that is not there", async () => {
  const page = await site.open('<funding-flow src="#nowhere"></funding-flow>');
  await heard(page, "error");
  assert.match(await said(page), /no element with the id "nowhere"/);
});

test("an error takes the drawing away, a good description brings it back", async () => {
  const page = await site.open(`<funding-flow src="#a">${FALLBACK}</funding-flow>${block("a", small())}`);
  await heard(page, "ready");
  await page.evaluate(() => { document.querySelector("funding-flow").data = "{"; });
  await heard(page, "error");
  assert.equal(await drawn(page), "");
  assert.ok(await page.locator(".fallback").isVisible());
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, small());
  await heard(page, "ready", 2);
  assert.match(await drawn(page), /NumFOCUS/);
  assert.equal(await said(page), "");
  assert.equal(await page.locator(".fallback").isVisible(), false);
});

test("values that are no description are answered, not thrown", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  const values = ["", "null", "[]", "1e999", "\u0000", "[".repeat(100000), "{}", '{"flows":[{}]}', '{"title":1,"flows":"x"}'];
  for (const [turn, value] of values.entries()) {
    await page.evaluate((value) => { document.querySelector("funding-flow").data = value; }, value);
    const events = await heard(page, "error", turn + 1);
    assert.ok(events[turn].problems.length > 0, JSON.stringify(value.slice(0, 20)));
    assert.notEqual(events[turn].problems[0].code, "stopped", JSON.stringify(value.slice(0, 20)));
  }
  for (const [turn, make] of ["() => { const a = {}; a.a = a; return a; }", "() => ({ flows: 1n })", "() => 5", "() => Symbol()", "() => () => 1"].entries()) {
    await page.evaluate((make) => { document.querySelector("funding-flow").data = eval(make)(); }, make);
    const events = await heard(page, "error", values.length + turn + 1);
    assert.notEqual(events[values.length + turn].problems[0].code, "stopped", make);
  }
});

test("after a trap every widget steps back and says one sentence", async () => {
  const widgets = ["one", "two"].map((id) => `<funding-flow id="${id}" src="#a">${FALLBACK}</funding-flow>`).join("");
  const page = await site.open(widgets + block("a", small()), {
    expected: /unreachable|RuntimeError/,
    // Lets the test break the module from outside, from within a call.
    before: () => {
      const start = WebAssembly.instantiateStreaming;
      WebAssembly.instantiateStreaming = async (...arguments_) => {
        const { instance, module } = await start.apply(WebAssembly, arguments_);
        const exports = {};
        for (const [name, value] of Object.entries(instance.exports)) {
          exports[name] = typeof value !== "function" ? value : (...values) => {
            if (window.broken && name === "chart_update") throw new WebAssembly.RuntimeError("unreachable");
            return value(...values);
          };
        }
        return { instance: { exports }, module };
      };
    },
  });
  await heard(page, "ready", 2);
  await page.evaluate((data) => {
    window.broken = true;
    document.querySelector("#one").data = data;
  }, small());
  const events = await heard(page, "error", 2);
  assert.deepEqual(events.map(({ id, problems }) => [id, problems[0].code]).sort(), [["one", "stopped"], ["two", "stopped"]]);
  for (const id of ["#one", "#two"]) {
    assert.match(await said(page, id), /the drawing program has stopped/);
    assert.ok(await page.locator(`${id} .fallback`).isVisible());
  }
  await page.evaluate(() => {
    const late = document.createElement("funding-flow");
    late.id = "late";
    late.src = "#a";
    document.body.append(late);
  });
  assert.equal((await heard(page, "error", 3))[2].id, "late");
});
