// The playground without a mouse, on a phone, and for those who do not see it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { rig, small } from "./rig.js";
import { draws, kept, playground, says, write } from "./playground-rig.js";

const site = rig();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds, each with where. */
async function violations(page) {
  // By the inspector, as the page's own policy lets no other script in.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => (await axe.run(document, { resultTypes: ["violations"] })).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat()} (${failureSummary})`).join("; ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1200, 360]) {
    test(`axe-core finds nothing: ${colorScheme}, ${width} pixels`, async () => {
      const page = await playground(site, "/", { colorScheme, viewport: { width, height: 800 } });
      await says(page, /No problems/);
      assert.deepEqual(await violations(page), []);
      await write(page, '{ "title": "x", "flows": [ { "from": "A", "to": "B", } ] }');
      await says(page, /error/);
      assert.deepEqual(await violations(page), [], "with problems");
      for (const [button, name] of [["#start", "start"], ["#share", "share"], ["#take", "take"]]) {
        await page.click(button);
        await page.waitForSelector(`#${name}-dialog[open]`);
        assert.deepEqual(await violations(page), [], name);
        await page.keyboard.press("Escape");
      }
      await page.setInputFiles("#file", { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("A [5] B\nwhat is this\n") });
      await page.waitForSelector("#bring-dialog[open]");
      assert.deepEqual(await violations(page), [], "bring along");
      await page.keyboard.press("Escape");
      await page.evaluate(() => { location.hash = "#d=%%%"; });
      await page.waitForSelector("#notice:not([hidden])");
      assert.deepEqual(await violations(page), [], "a notice");
      if (width < 800) await page.getByRole("tab", { name: "Drawing" }).click();
      assert.deepEqual(await violations(page), [], "drawing");
      await page.click("#add");
      assert.deepEqual(await violations(page), [], "menu");
    });
  }
}

test("a phone: tabs in place of columns, nothing wider than the screen", async () => {
  const page = await playground(site, "/", { viewport: { width: 360, height: 740 } });
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= 360 && document.querySelector("#stage").scrollWidth <= 360);
  assert.ok(await page.isVisible("#editor"));
  assert.ok(!(await page.isVisible("#stage")));
  assert.ok(await fits());
  await page.getByRole("tab", { name: "Drawing" }).click();
  assert.ok(!(await page.isVisible("#editor")));
  await draws(page, "NumPy");
  assert.ok(await fits());
  await page.locator('#drawing [data-flow="1"]').first().dispatchEvent("click");
  await page.click("#place");
  assert.ok(await page.isVisible("#editor"));
  for (const button of ["#start", "#share", "#take"]) {
    await page.click(button);
    assert.ok(await page.evaluate(() => {
      const dialog = document.querySelector("dialog[open]");
      return dialog.scrollWidth <= dialog.clientWidth && dialog.getBoundingClientRect().width <= 360;
    }), button);
    await page.keyboard.press("Escape");
  }
});

test("the keyboard alone: from example to text to mended text to file", async () => {
  const page = await playground(site, "/", { viewport: { width: 1200, height: 800 } });
  const focused = () => page.evaluate(() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at.id || at.className || at.textContent;
  });
  const tabTo = async (wanted) => {
    for (let turn = 0; turn < 40; turn += 1) {
      await page.keyboard.press("Tab");
      if (wanted.test(await focused())) return;
    }
    assert.fail(`Tab never comes to ${wanted}`);
  };
  await tabTo(/^start$/);
  await page.keyboard.press("Enter");
  await tabTo(/^empty$/);
  await page.keyboard.press("Enter");
  await says(page, /No problems/);
  await tabTo(/^add$/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  assert.match(await focused(), /cm-content/);
  await page.keyboard.type("Somebody");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => JSON.parse(JSON.parse(localStorage["funding-flow.playground"]).text).flows[1]?.from === "Somebody");
  // The editor does not hold the Tab key.
  await page.keyboard.press("Tab");
  assert.doesNotMatch(await focused(), /cm-content/);
  await page.keyboard.press("Shift+Tab");
  assert.match(await focused(), /cm-content/);
  await write(page, `${JSON.stringify(small())} x`);
  await says(page, /error/);
  await tabTo(/place/);
  await page.keyboard.press("Enter");
  assert.match(await focused(), /cm-content/);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(JSON.stringify(small({ title: "By keyboard" })));
  await draws(page, "By keyboard");
  await page.focus("#theme");
  for (let turn = 0; turn < 2; turn += 1) await page.keyboard.press("Shift+Tab");
  await tabTo(/^take$/);
  await page.keyboard.press("Enter");
  const [download] = await Promise.all([page.waitForEvent("download"), tabTo(/^SVG/).then(() => page.keyboard.press("Enter"))]);
  assert.match(download.suggestedFilename(), /^by-keyboard\.svg$/);
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "take");
  assert.match(await kept(page), /By keyboard/);
});
