// The playground without its editor, as it is built where Node is missing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawn, rig, small } from "./rig.js";
import { draws, kept, playground, says } from "./playground-rig.js";

const site = rig();
const PLAIN = readFileSync(new URL("../../www/playground/plain.js", import.meta.url), "utf8");

test("a text area does the same with less comfort", async () => {
  site.put("/playground/editor.js", PLAIN, { "Content-Type": "text/javascript" });
  const page = await playground(site);
  assert.equal(await page.getAttribute("html", "data-editor"), "plain");
  assert.notEqual(await drawn(page), "");
  await page.fill("#editor textarea", JSON.stringify(small({ title: "In plain text" })));
  await draws(page, "In plain text");
  await page.click("#format");
  await page.waitForFunction(() => document.querySelector("#editor textarea").value.startsWith("{\n"));
  await page.click("#add");
  await page.getByRole("menuitem", { name: "Funder" }).click();
  assert.match(await page.inputValue("#editor textarea"), /"funders": \[\n {4}\{ "id": "…"/);
  const text = '{\n "title": "x",\n "flows": [ { "from": "A", "to": "B", } ]\n}';
  await page.fill("#editor textarea", text);
  await says(page, /^1 error/);
  await page.click("#problems .place");
  assert.equal(await page.evaluate(() => document.querySelector("#editor textarea").selectionStart), text.indexOf(", }"));
  await page.click("#problems .fix");
  await says(page, /^1 warning/);
  assert.match(await kept(page), /"to": "B" \}/);
});
