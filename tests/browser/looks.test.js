// Nothing out of view, cut off or struck through: the caption, the table, the choices and the ring where room is scarce.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { playground, says, write } from "./playground-rig.js";
import { awake, block, heard, rig, tabIntoDrawing } from "./rig.js";

const site = rig();
const example = async (name) => JSON.parse(await readFile(new URL(`../../examples/${name}.json`, import.meta.url), "utf8"));
const NUMPY = await example("numpy-openblas");
const MADE_UP = await example("made-up-library");
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const TEXT = `<div id="after">${"<p>What the page says.</p>".repeat(30)}</div>`;

const open = async (description, attributes = "", options = {}) => {
  const head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
  const page = await site.open(`${TEXT.replace("after", "before")}<funding-flow src="#a" ${attributes}></funding-flow>${TEXT}${block("a", description)}`, { head, ...options });
  await page.locator("funding-flow").scrollIntoViewIfNeeded();
  await heard(page, "ready");
  await awake(page);
  return page;
};
/** Runs a function in the page on the shadow root. */
const inside = (page, what, ...given) => page.evaluate(
  ([what, given]) => eval(what)(document.querySelector("funding-flow").shadowRoot, ...given), [`(${what})`, given],
);
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))));
const box = (page, selector) => inside(page, (root, selector) => {
  const { top, bottom, left, right } = root.querySelector(selector).getBoundingClientRect();
  return { top, bottom, left, right };
}, selector);

test("a choice that leaves nothing says so, over nothing else, and is undone by a button", async () => {
  for (const width of [360, 1000]) {
    const page = await open(MADE_UP, 'year="1999" folded="Writers"', { viewport: { width, height: 740 } });
    const words = await inside(page, (root) => [...root.querySelectorAll("svg text")].map((line) => line.textContent).join(" "));
    assert.match(words, /Shown: 1999, 0 of 24 flows; no flow matches this choice\.$/, "no legend of what is not drawn");
    const last = await inside(page, (root) => Math.max(...[...root.querySelectorAll("svg text")].map((line) => line.getBoundingClientRect().bottom)));
    assert.ok(last <= (await box(page, "svg")).bottom, "the head fits");
    assert.equal(await inside(page, (root) => root.querySelector(".ff-caption").textContent), "No flow matches this choice.Show everything");
    await page.getByRole("button", { name: "Show everything" }).click();
    await settled(page);
    assert.match(await inside(page, (root) => root.querySelector(".ff-caption").textContent), /^Point at/);
    assert.deepEqual(await page.evaluate(() => ["year", "folded"].map((name) => document.querySelector("funding-flow").getAttribute(name))), [null, "Writers"]);
    assert.equal(await inside(page, (root) => root.activeElement?.getAttribute("role")), "graphics-symbol img", "the focus is not lost");
  }
  const page = await open(MADE_UP, 'year="1999" view="table"');
  await page.getByRole("button", { name: "Show everything" }).click();
  await settled(page);
  assert.ok(await inside(page, (root) => root.querySelectorAll("tbody tr").length) > 40);
});

test("what is tapped in a tall drawing is told in view, and the page stays where it is", async () => {
  const page = await open(NUMPY, "", PHONE);
  await inside(page, (root) => root.querySelector(".ff-headings").scrollIntoView({ block: "start" }));
  const before = await page.evaluate(() => scrollY);
  const tapped = page.locator('.ff-party[aria-label^="NumFOCUS"]');
  const { y } = await tapped.boundingBox();
  await tapped.tap();
  await settled(page);
  assert.ok((await box(page, "svg")).bottom > 740 + 100, "the end of the drawing is far away");
  const told = await box(page, ".ff-told");
  assert.ok(told.bottom <= 740 && told.top > 740 / 2, `${told.top} to ${told.bottom}`);
  assert.equal(await page.evaluate(() => scrollY), before);
  assert.equal((await tapped.boundingBox()).y, y);
  // From there to the details, and back.
  await page.getByRole("button", { name: "Read more" }).tap();
  await settled(page);
  const panel = await box(page, ".ff-panel");
  assert.ok(panel.top >= 0 && panel.top < 740 / 2, `${panel.top}`);
  assert.equal(await inside(page, (root) => root.activeElement.textContent), "NumFOCUS");
  assert.equal((await box(page, ".ff-told")).bottom < panel.top, true, "it does not cover the details");
  await page.getByRole("button", { name: "Close" }).tap();
  await settled(page);
  assert.equal(await inside(page, (root) => root.activeElement.getAttribute("data-party")), await tapped.getAttribute("data-party"));
});

test("whatever is pointed at, its caption is whole and nothing moves", async () => {
  for (const [width, description] of [[1100, NUMPY], [760, MADE_UP], [360, NUMPY]]) {
    const page = await open(description, "", { viewport: { width, height: 1000 } });
    const whole = () => page.evaluate(() => [document.documentElement.scrollHeight, document.querySelector("#after").getBoundingClientRect().top + scrollY]);
    const before = await whole();
    const all = await page.locator(".ff-party").all();
    assert.ok(all.length > 10);
    for (const party of all) {
      await party.dispatchEvent("pointerover");
      await settled(page);
      const { cut, words } = await inside(page, (root) => {
        const told = root.querySelector(".ff-told");
        return { cut: told.scrollHeight - told.clientHeight, words: told.textContent };
      });
      assert.ok(cut <= 1, `${cut} pixels cut off: ${words}`);
      assert.deepEqual(await whole(), before);
      if (width > 700) {
        const [told, svg] = [await box(page, ".ff-told"), await box(page, "svg")];
        assert.ok(told.top >= Math.min(svg.bottom, 1000 - (told.bottom - told.top)) - 1, `over the drawing: ${words}`);
      }
    }
  }
});

test("in a narrow place each row of the table is a card, and still a table", async () => {
  const page = await open(NUMPY, 'view="table"', PHONE);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const wide = await inside(page, (root) => [...root.querySelectorAll(".funding-flow-table section")].filter((part) => part.scrollWidth > part.clientWidth + 1).length);
  assert.equal(wide, 0, "nothing is out of view to the side");
  const cells = page.getByRole("table").first().getByRole("row").nth(1).getByRole("cell");
  const texts = await cells.allTextContents();
  assert.deepEqual(texts.slice(0, 3), ["NumFOCUS", "$195,000", "grant"]);
  const { left, right } = await cells.nth(1).evaluate((cell) => cell.getBoundingClientRect());
  assert.ok(left >= 0 && right <= 360);
  assert.equal(await cells.nth(1).evaluate((cell) => getComputedStyle(cell, "::before").content), '"Amount"', "beside its name");
  assert.equal(await page.getByRole("columnheader", { name: "Amount" }).count() > 0, true);
  // The way back hides no row that shines through.
  const bar = await inside(page, (root) => getComputedStyle(root.querySelector(".funding-flow-table + .ff-bar")).backgroundColor);
  assert.match(bar, /^rgb\(/, "opaque");
});

test("a wide table keeps the names of its rows in view", async () => {
  const page = await open(NUMPY, 'view="table"');
  const shift = await inside(page, (root) => {
    const section = root.querySelector(".funding-flow-table section");
    const at = () => section.querySelector("tbody th").getBoundingClientRect().left;
    const before = at();
    section.scrollLeft = 400;
    return [section.scrollLeft, at() - before];
  });
  assert.deepEqual(shift, [400, 0]);
});

test("what a reader chooses with stays under the finger", async () => {
  const page = await open(MADE_UP, "", PHONE);
  const button = page.locator('[data-group="Companies"]');
  await button.evaluate((button) => button.scrollIntoView({ block: "center" }));
  const y = async () => Math.round((await button.boundingBox()).y);
  const high = () => inside(page, (root) => root.querySelector("svg").getBoundingClientRect().height);
  const [before, height] = [await y(), await high()];
  await button.tap();
  await settled(page);
  assert.ok(Math.abs((await high()) - height) > 20, "the drawing has another height");
  const stays = async () => assert.ok(Math.abs((await y()) - before) <= 1, `${before} to ${await y()}`);
  await stays();
  await page.locator("[data-choose=year]").selectOption("2025");
  await settled(page);
  await stays();
});

test("the ring of the keyboard is drawn over the labels", async () => {
  const page = await open(NUMPY);
  await tabIntoDrawing(page);
  await settled(page);
  assert.ok(await inside(page, (root) => {
    const [ring, labels] = [root.querySelector("svg rect[fill=none]"), root.querySelector(".ff-labels")];
    return (labels.compareDocumentPosition(ring) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }));
});

test("what comes to lie over a drawing has the ground of its page", async () => {
  for (const [ground, theme, seen] of [["#fdf6e3", "auto", "rgb(253, 246, 227)"], ["#20242b", "auto", "rgb(32, 36, 43)"], ["#fdf6e3", "dark", "rgb(20, 24, 30)"], ["", "auto", "rgb(255, 255, 255)"]]) {
    const head = `<style>body{background:${ground};color:${ground === "#20242b" ? "#eee" : "#222"}}</style>`;
    const page = await open(NUMPY, `theme="${theme}" selected="numpy"`, { head });
    assert.equal(await inside(page, (root) => getComputedStyle(root.querySelector(".ff-told")).backgroundColor), seen, `${ground} ${theme}`);
  }
});

test("the keyboard never goes behind the caption", async () => {
  const page = await open(NUMPY, "", { viewport: { width: 360, height: 740 } });
  await tabIntoDrawing(page);
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press("ArrowDown");
    await settled(page);
    const [at, told] = [await inside(page, (root) => root.activeElement.getBoundingClientRect().bottom), await box(page, ".ff-told")];
    assert.ok(at <= told.top + 1, `step ${step}: ${at} under ${told.top}`);
  }
});

test("paper has the light drawing, whatever the screen has", async () => {
  const page = await open(NUMPY, "", { colorScheme: "dark", head: '<meta name="color-scheme" content="light dark">' });
  const ink = () => inside(page, (root) => [".ff-f-text", ".ff-f-funder"].map((ink) => getComputedStyle(root.querySelector(ink)).fill));
  assert.deepEqual(await ink(), ["rgb(232, 236, 241)", "rgb(86, 169, 228)"]);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.deepEqual(await ink(), ["rgb(27, 32, 39)", "rgb(0, 114, 178)"]);
});

test("in the playground the tools are one line, and fixes stand under their sentences", async () => {
  const wide = await playground(site, "/", { viewport: { width: 1400, height: 900 } });
  const tops = await wide.locator("#picture .bar > :visible").evaluateAll((tools) => tools.map((tool) => tool.getBoundingClientRect()).map(({ top, height }) => Math.round(top + height / 2)));
  assert.ok(tops.length >= 6 && Math.max(...tops) - Math.min(...tops) <= 1, `${tops}`);
  const top = () => wide.locator("#stage").evaluate((stage) => stage.getBoundingClientRect().top);
  const before = await top();
  await wide.locator('#drawing [data-party="2"]').first().click();
  await wide.locator("#place").waitFor();
  assert.equal(await top(), before, "a click in the drawing does not move it");
  const narrow = await playground(site, "/", { viewport: { width: 360, height: 740 } });
  await write(narrow, '{ "title": "T", "currency": "USD", "flows": [{ "from": "A", "to": "B", "amout": 5 }] }');
  await says(narrow, /1 error/);
  const left = (selector) => narrow.locator(selector).first().evaluate((found) => Math.round(found.getBoundingClientRect().left));
  assert.equal(await left("#problems .fix"), await left("#problems .message"));
});
