// Pointer and keyboard in the drawing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { awake, block, heard, rig, small } from "./rig.js";

const site = rig();
const MARKS = "[data-party], [data-flow]";
const open = async () => {
  const page = await site.open(`<button>Before</button><funding-flow src="#a"></funding-flow><button>After</button>${block("a", small())}`);
  await heard(page, "ready");
  return page;
};
/** All of the drawing, to see that it changed. */
const markup = (page) => page.evaluateHandle(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg").cloneNode(true));
const is = (page, before, same) =>
  page.waitForFunction(([before, same]) => document.querySelector("funding-flow").shadowRoot.querySelector("svg").isEqualNode(before) === same, [before, same]);
const changed = (page, before) => is(page, before, false);
const focused = (page) =>
  page.evaluate(() => {
    const at = document.querySelector("funding-flow").shadowRoot.activeElement;
    return at && `${at.getAttribute("data-party") ?? ""}/${at.getAttribute("data-flow") ?? ""}`;
  });

test("the pointer lights what it is over and leaves no trace", async () => {
  const page = await open();
  const rest = await markup(page);
  const box = await page.evaluate(() => {
    const { x, y, width, height } = document.querySelector("funding-flow").shadowRoot.querySelector("[data-flow]").getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(box.x, box.y);
  await changed(page, rest);
  await page.mouse.move(1, 1);
  await is(page, rest, true);
});

test("the drawing is one stop of the tab key", async () => {
  const page = await open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(await focused(page));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.querySelector("funding-flow").shadowRoot.activeElement.textContent), "Show as table");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "After");
});

test("arrow keys move the focus inside the drawing", async () => {
  const page = await open();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const first = await focused(page);
  const scroll = await page.evaluate(() => scrollY);
  for (const key of ["ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  await page.waitForFunction((first) => {
    const at = document.querySelector("funding-flow").shadowRoot.activeElement;
    return at && `${at.getAttribute("data-party") ?? ""}/${at.getAttribute("data-flow") ?? ""}` !== first;
  }, first);
  assert.equal(await page.evaluate(() => scrollY), scroll);
});

test("Enter pins and Escape releases", async () => {
  const page = await open();
  await awake(page);
  await page.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector(".funding-flow").dispatchEvent(new Event("pointerleave")));
  const rest = await markup(page);
  for (const key of ["Tab", "Tab", "Enter", "Tab"]) await page.keyboard.press(key);
  await changed(page, rest);
  await page.waitForTimeout(100);
  const pinned = await markup(page);
  await changed(page, rest); // What is pinned stays when the focus leaves.
  for (const key of ["Shift+Tab", "Escape", "Tab"]) await page.keyboard.press(key);
  await changed(page, pinned);
});

test("every mark has a name for those who do not see it", async () => {
  const page = await open();
  const roles = await page.evaluate((MARKS) => {
    const svg = document.querySelector("funding-flow").shadowRoot.querySelector("svg");
    return { root: svg.getAttribute("role"), marks: [...svg.querySelectorAll(MARKS)].filter((mark) => mark.hasAttribute("tabindex"))
        .map((mark) => ({ role: mark.getAttribute("role"), name: mark.getAttribute("aria-label") })) };
  }, MARKS);
  assert.match(roles.root, /^graphics-document/);
  assert.ok(roles.marks.length >= 2);
  for (const { role, name } of roles.marks) assert.ok(role?.startsWith("graphics-symbol") && name, `${role}: ${name}`);
});
