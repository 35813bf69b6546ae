// The widget for notebooks, with a model such as anywidget and MyST hand over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawn, heard, rig, small } from "../browser/rig.js";

const SCRIPT = readFileSync(new URL("../../dist/npm/funding-flow.anywidget.mjs", import.meta.url), "utf8");
const site = rig();
site.put("/widget.mjs", SCRIPT, { "Content-Type": "text/javascript" });

/** A page with a model of these traits, and the widget loaded from a text as notebooks do. */
async function notebook(traits) {
  const page = await site.open('<div id="cell"></div>', { script: "" });
  await page.evaluate(async (traits) => {
    const heard = new Map();
    window.model = {
      saved: [],
      get: (name) => traits[name],
      set: (name, value) => { traits[name] = value; },
      save_changes: () => model.saved.push({ ...traits, data: undefined }),
      on: (event, callback) => heard.set(event, [...heard.get(event) ?? [], callback]),
      off: (event, callback) => heard.set(event, heard.get(event).filter((own) => own !== callback)),
      change(name, value) {
        traits[name] = value;
        for (const callback of heard.get(`change:${name}`) ?? []) callback();
      },
      listening: () => [...heard.values()].flat().length,
    };
    const text = await (await fetch("/widget.mjs")).text();
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const widget = (await import(address)).default;
    window.leave = widget.render({ model, el: document.querySelector("#cell") });
  }, traits);
  return page;
}

test("draws what the model has, and follows it", async () => {
  const page = await notebook({ data: small(), theme: "dark" });
  await heard(page, "ready");
  assert.match(await drawn(page), /Moore Foundation/);
  assert.equal(await page.getAttribute("funding-flow", "theme"), "dark");
  await page.evaluate((data) => model.change("data", data), small({ title: "Another year" }));
  await heard(page, "ready", 2);
  assert.match(await drawn(page), /Another year/);
  await page.evaluate(() => model.change("color", "funder"));
  assert.equal(await page.getAttribute("funding-flow", "color"), "funder");
  await page.evaluate(() => model.change("color", null));
  assert.equal(await page.getAttribute("funding-flow", "color"), null);
});

test("tells the model what the reader pins, and takes it from the model", async () => {
  const page = await notebook({ data: small(), selected: "" });
  await heard(page, "ready");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => model.saved.length > 0);
  const selected = await page.evaluate(() => model.get("selected"));
  assert.equal(selected, await page.getAttribute("funding-flow", "selected"));
  assert.ok(["Moore Foundation", "NumFOCUS", "Documentation"].includes(selected), selected);
  await page.evaluate(() => model.change("selected", ""));
  assert.equal(await page.getAttribute("funding-flow", "selected"), null);
});

test("a model without a place for it hears nothing", async () => {
  const page = await notebook({ data: small() });
  await heard(page, "ready");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("funding-flow[selected]");
  assert.deepEqual(await page.evaluate(() => model.saved), []);
});

test("says what is wrong with a description", async () => {
  const page = await notebook({ data: { title: "Us" } });
  const [{ problems }] = await heard(page, "error");
  assert.match(problems[0].message, /flows/);
});

test("leaves nothing when the cell is run again", async () => {
  const page = await notebook({ data: small(), selected: "" });
  await heard(page, "ready");
  await page.evaluate(() => leave());
  assert.equal(await page.evaluate(() => document.querySelector("#cell").childElementCount), 0);
  assert.equal(await page.evaluate(() => model.listening()), 0);
});
