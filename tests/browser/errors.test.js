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

test("an error keeps the last good drawing in reach and says that it is out of date", async () => {
  const page = await site.open(`<funding-flow src="#a">${FALLBACK}</funding-flow>${block("a", small())}`);
  await heard(page, "ready");
  await page.evaluate(() => { document.querySelector("funding-flow").data = '{ "title": "x", "flows": [ }'; });
  const [error] = await heard(page, "error");
  assert.equal(error.outdated, true);
  assert.match(await drawn(page), /NumFOCUS/);
  assert.match(await said(page), /out of date.*last one that could be.*line 1, column 28/s);
  assert.equal(await page.locator(".fallback").isVisible(), false);
  assert.equal(await page.evaluate(() => {
    const root = document.querySelector("funding-flow").shadowRoot;
    return root.querySelector("[part=problems]").getBoundingClientRect().bottom <= root.querySelector("svg").getBoundingClientRect().top;
  }), true, "the sentence stands over the drawing");
  // What is drawn still answers.
  await page.evaluate(() => { document.querySelector("funding-flow").selected = "NumFOCUS"; });
  await page.waitForFunction(() => document.querySelector("funding-flow").shadowRoot.querySelector(".ff-panel"));
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, small());
  await heard(page, "ready", 2);
  assert.equal(await said(page), "");
  assert.match(await drawn(page), /NumFOCUS/);
  await page.evaluate(() => { const widget = document.querySelector("funding-flow"); widget.data = null; widget.removeAttribute("src"); });
  await page.waitForFunction(() => !document.querySelector("funding-flow").shadowRoot.querySelector("svg"));
  assert.ok(await page.locator(".fallback").isVisible(), "nothing to draw: the page's own words");
});

test("a file that is gone later leaves the drawing, a first mistake leaves the fallback", async () => {
  const page = await site.open(`<funding-flow src="#a">${FALLBACK}</funding-flow>${block("a", small())}`, { expected: /404/ });
  await heard(page, "ready");
  await page.evaluate(() => { document.querySelector("funding-flow").src = "gone.json"; });
  const [error] = await heard(page, "error");
  assert.equal(error.outdated, true);
  assert.match(await said(page), /out of date.*gone\.json.*404/s);
  assert.match(await drawn(page), /NumFOCUS/);
  await page.evaluate(() => {
    const other = document.createElement("funding-flow");
    other.id = "other";
    other.innerHTML = "<p class=other>Figures</p>";
    other.data = "{";
    document.body.append(other);
  });
  const events = await heard(page, "error", 2);
  assert.equal(events[1].outdated, false);
  assert.equal(await drawn(page, "#other"), "");
  assert.match(await said(page, "#other"), /cannot be drawn/);
  assert.ok(await page.locator(".other").isVisible());
});

test("one widget's trouble does not reach another", async () => {
  const page = await site.open(["one", "two"].map((id) => `<funding-flow id="${id}" src="#a">${FALLBACK}</funding-flow>`).join("") + block("a", small()));
  await heard(page, "ready", 2);
  const touched = await page.evaluate(async () => {
    const [one, two] = document.querySelectorAll("funding-flow");
    two.selected = "NumFOCUS";
    while (!two.shadowRoot.querySelector(".ff-panel")) await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, 50));
    let touched = 0;
    new MutationObserver((records) => { touched += records.length; })
      .observe(two.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const data of ["{", "[]", { flows: 1n }, '{ "title": "x", "flows": [{ "from": "a", "to": "a" }] }']) {
      const told = new Promise((done) => one.addEventListener("funding-flow-error", done, { once: true }));
      one.data = data;
      await told;
    }
    await new Promise((done) => setTimeout(done, 50));
    return touched;
  });
  assert.equal(touched, 0);
  assert.match(await page.evaluate(() => document.querySelector("#two").shadowRoot.querySelector(".ff-panel").textContent), /NumFOCUS/);
  assert.equal(await said(page, "#two"), "");
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

/** Lets a test provoke a trap in the module as it is shipped: more memory than can be addressed ends as a panic does. */
const breakable = () => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      exports[name] = typeof value !== "function" ? value : (...values) => {
        if (globalThis.broken?.test(name)) instance.exports.__wbindgen_malloc(-1, 1);
        return value(...values);
      };
    }
    return { exports };
  };
};

const another = (page) => page.evaluate((data) => { document.querySelector("#one").data = data; }, small({ title: "Another year" }));
const woken = async (page) => {
  await page.locator("#one .ff-party").first().hover();
  await page.waitForFunction(() => !document.querySelector("#one").shadowRoot.querySelector(".ff-first"));
};

for (const [where, worker, provoke] of [
  ["the worker", `(${breakable})(); addEventListener("message", () => { globalThis.turns = (globalThis.turns ?? 0) + 1; if (turns > 2) globalThis.broken = /^paint$/; });`, another],
  ["a drawing on the page", null, async (page) => {
    await page.evaluate(() => { window.broken = /^paint$/; });
    await another(page);
  }],
  ["a call from the page", "", async (page) => {
    await woken(page);
    await page.evaluate(() => { window.broken = /^chart_update$/; });
    await another(page);
  }],
  ["a listener", "", async (page) => {
    await woken(page);
    await page.evaluate(() => { window.broken = /^c\d/; });
    await page.locator("#one .ff-party").last().hover();
  }],
]) {
  test(`after a trap in ${where} every widget steps back and says one sentence`, async () => {
    const widgets = ["one", "two"].map((id) => `<funding-flow id="${id}" src="#a">${FALLBACK}</funding-flow>`).join("");
    await site.work(worker);
    const page = await site.open(widgets + block("a", small()), { expected: /unreachable|RuntimeError/, before: breakable });
    await heard(page, "ready", 2);
    await provoke(page);
    const events = await heard(page, "error", 2);
    assert.deepEqual(events.map(({ id, problems, outdated }) => [id, problems.map(({ code }) => code), outdated]).sort(), [["one", ["stopped"], false], ["two", ["stopped"], false]]);
    for (const id of ["#one", "#two"]) {
      assert.match(await said(page, id), /the drawing program has stopped/);
      assert.equal(await drawn(page, id), "", "what nobody answers for is not shown");
      assert.ok(await page.locator(`${id} .fallback`).isVisible());
    }
    await page.evaluate(() => {
      const late = document.createElement("funding-flow");
      late.id = "late";
      late.src = "#a";
      late.innerHTML = "<p class=late>Figures</p>";
      document.body.append(late);
    });
    assert.equal((await heard(page, "error", 3))[2].id, "late");
    assert.ok(await page.locator(".late").isVisible());
  });
}
