// The playground, as somebody uses it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, heard, rig, small } from "./rig.js";

const site = rig();

test("shows the first example", async () => {
  const page = await site.visit("/");
  await heard(page, "ready");
  assert.notEqual(await drawn(page), "");
  assert.match(await page.inputValue("#text"), /"flows"/);
  assert.equal(await page.locator("#problems .error").count(), 0);
});

test("follows the text", async () => {
  const page = await site.visit("/");
  await heard(page, "ready");
  await page.fill("#text", JSON.stringify(small({ title: "Another title" }), null, 2));
  await heard(page, "ready", 2);
  assert.match(await drawn(page), /Another title/);
});

test("lists problems, jumps to them, and keeps the last drawing meanwhile", async () => {
  const page = await site.visit("/");
  await heard(page, "ready");
  const text = '{\n  "title": "x",\n  "flows": [ } ]\n}';
  await page.fill("#text", text);
  const place = page.locator("#problems .error button").first();
  assert.match(await place.textContent(), /^3:\d+$/);
  assert.notEqual(await drawn(page), "");
  assert.match(await page.textContent("#status"), /^1 error/);
  await place.click();
  const [start, active] = await page.evaluate(() => [document.querySelector("#text").selectionStart, document.activeElement.id]);
  assert.equal(active, "text");
  assert.equal(text.slice(0, start).split("\n").length, 3);
});

test("offers every example, and all of them draw", async () => {
  const page = await site.visit("/");
  await heard(page, "ready");
  const files = await page.locator("#examples option").evaluateAll((options) => options.map(({ value }) => value));
  assert.notEqual(files.length, 0);
  for (const [turn, file] of files.entries()) {
    await page.evaluate(() => { heard.length = 0; });
    await page.selectOption("#examples", file);
    if (turn === 0) await page.locator("#examples").dispatchEvent("change");
    await heard(page, "ready");
    assert.equal(await page.locator("#problems .error").count(), 0, file);
  }
});

test("keeps the text across a reload", async () => {
  const page = await site.visit("/");
  await heard(page, "ready");
  await page.fill("#text", JSON.stringify(small({ title: "Kept" })));
  await heard(page, "ready", 2);
  await page.reload();
  await heard(page, "ready");
  assert.match(await drawn(page), /Kept/);
});

for (const width of [360, 1000]) {
  test(`fits ${width} pixels`, async () => {
    const page = await site.visit("/", { viewport: { width, height: 800 } });
    await heard(page, "ready");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}
