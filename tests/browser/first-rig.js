// How the tests of the first drawing reach into it, and keep what answers from coming.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { heard, rig } from "./rig.js";

export const site = rig();
export const EXAMPLES = new URL("../../examples/", import.meta.url);
export const example = (name) => readFileSync(new URL(`${name}.json`, EXAMPLES), "utf8");
export const NUMPY = example("numpy-openblas");
export const LIVE = /funding-flow-live\.wasm$/;
export const AFTER = '<p id="after">What follows.</p>';
export const PARTY = '.ff-party[data-party="1"]';

export const fetched = () => site.requested.filter((path) => LIVE.test(path)).length;
export const widget = (text, attributes = "") => `<funding-flow src="#a" ${attributes}></funding-flow>`
  + `<script type="application/json" id="a">${text}</script>`;

/** Opens a page with a first drawing on it. */
export async function open(body, options) {
  site.requested.length = 0;
  const page = await site.open(body, {
    before: () => {
      window.told = [];
      for (const type of ["select", "change"]) addEventListener(`funding-flow-${type}`, ({ detail }) => window.told.push(detail));
      window.moved = [];
      new PerformanceObserver((list) => window.moved.push(...list.getEntries()))
        .observe({ type: "layout-shift", buffered: true });
    },
    ...options,
  });
  await heard(page, "ready");
  assert.ok(await isFirst(page));
  return page;
}

/** Keeps the second part from coming until it is let come. */
export async function held(page) {
  let come;
  const gate = new Promise((resolve) => { come = resolve; });
  await page.route(LIVE, async (route) => {
    await gate;
    await route.continue().catch(() => {}); // The page may be gone.
  });
  return async ({ alone = false } = {}) => {
    if (alone) return come();
    assert.ok(await isFirst(page), "it has not come before");
    come();
    await answers(page);
  };
}

export const inside = (page, what, ...given) => page.evaluate(
  ([what, given]) => eval(what)(document.querySelector("funding-flow").shadowRoot, ...given), [`(${what})`, given],
);
export const isFirst = (page) => inside(page, (root) => root.querySelector(".ff-first svg") !== null);
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))));
export const caption = (page) => inside(page, (root) => root.querySelector(".ff-caption").textContent);
export const panel = (page) => inside(page, (root) => root.querySelector(".ff-panel")?.textContent ?? "");
export const focused = (page) => inside(page, (root) => {
  const part = root.activeElement;
  return part && `${part.getAttribute("aria-label") ?? part.textContent} ${part.matches(":focus-visible")}`;
});

/** The drawing that answers has taken the place of the first, and done what was asked of that. */
export async function answers(page) {
  await page.waitForFunction(() => !document.querySelector("funding-flow").shadowRoot.querySelector(".ff-first"));
  await settled(page);
}

/** The middle of a part of the drawing on the page. */
export const middle = (page, selector) => inside(page, (root, selector) => {
  const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}, selector);
