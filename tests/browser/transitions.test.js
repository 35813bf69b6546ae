// After an update what stays moves to its new place, where readers do not ask for less motion.
import assert from "node:assert/strict";
import { test } from "node:test";
import { awake, rig, small } from "./rig.js";

const site = rig();

const flows = (first) => [
  { from: "Moore Foundation", to: "NumFOCUS", amount: first },
  { from: "Sloan Foundation", to: "NumFOCUS", amount: 100_000 },
  { from: "NumFOCUS", to: "Documentation", amount: first / 2 },
  { from: "NumFOCUS", to: "Maintenance", amount: first / 2 },
];

/** Shows other flows and stops their transition before it has begun. */
const update = (page, flows) => page.evaluate((data) => new Promise((resolve) => {
  const widget = document.querySelector("funding-flow");
  widget.addEventListener("funding-flow-ready", () => {
    for (const animation of widget.shadowRoot.getAnimations()) animation.pause();
    resolve();
  }, { once: true });
  widget.data = data;
}), small({ flows }));

/** Shows the first flows and lets their drawing be old enough to be followed. */
async function opened(options = {}) {
  const page = await site.open("<funding-flow></funding-flow>", options);
  await update(page, flows(400_000));
  assert.equal(await moving(page), 0, "the first drawing is there at once");
  await page.waitForTimeout(400);
  return page;
}

/** How many marks are on their way. */
const moving = (page) => page.evaluate(() =>
  document.querySelector("funding-flow").shadowRoot.getAnimations()
    .filter((animation) => !(animation instanceof CSSTransition)).length);

/** Where the bars of all parties and the ribbons of all flows are seen, at a moment of the transition or when it is over. */
const places = (page, moment) => page.evaluate((moment) => {
  const root = document.querySelector("funding-flow").shadowRoot;
  for (const animation of root.getAnimations()) {
    if (moment === undefined) animation.finish();
    else animation.currentTime = moment;
  }
  return [...root.querySelectorAll(".ff-party, .ff-flow, .ff-labels text")].map((mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    return [x, y, width, height].map((length) => Math.round(length * 10) / 10).join(" ");
  });
}, moment);

test("what stays moves, what is new fades in", async () => {
  const page = await opened();
  const before = await places(page);
  await update(page, [...flows(40_000), { from: "NumFOCUS", to: "Website", amount: 30_000 }]);
  const [start, middle] = [await places(page, 0), await places(page, 175)];
  const opacity = await page.evaluate(() =>
    Number(getComputedStyle(document.querySelector("funding-flow").shadowRoot.querySelector('.ff-flow[data-flow="4"]')).opacity));
  assert.ok(opacity > 0 && opacity < 1, `a new flow fades in: ${opacity}`);
  const after = await places(page);
  assert.equal(await moving(page), 0);
  const moved = (one, other) => one.filter((place) => !other.includes(place)).length;
  assert.ok(moved(middle, after) >= 4, `on the way: ${middle}`);
  assert.ok(moved(middle, start) >= 4, `on the way: ${middle}`);
  // At its beginning everything that stays is where it was.
  assert.ok(before.filter((place) => start.includes(place)).length >= 8, `${before} became ${start}`);
});

test("less motion is no motion", async () => {
  const page = await opened({ reducedMotion: "reduce" });
  await update(page, flows(40_000));
  assert.equal(await moving(page), 0);
});

test("two updates in quick succession end right", async () => {
  const twice = await opened();
  await update(twice, flows(40_000));
  await update(twice, flows(250_000));
  const found = await places(twice);
  const once = await opened({ reducedMotion: "reduce" });
  await update(once, flows(250_000));
  assert.deepEqual(found, await places(once));
});

test("a large drawing is there at once", async () => {
  const page = await opened();
  const many = (amount) =>
    Array.from({ length: 320 }, (_, index) => ({ from: `Giver ${index % 20}`, to: `Taker ${index}`, amount: amount + index }));
  for (const amount of [1000, 90_000]) {
    await update(page, many(amount));
    await page.waitForTimeout(400);
    assert.equal(await moving(page), 0);
  }
});

test("the keyboard stays on a party that is drawn anew", async () => {
  const page = await opened();
  await awake(page);
  await page.locator("funding-flow").locator('[tabindex="0"]').first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const focused = () =>
    page.evaluate(() => document.querySelector("funding-flow").shadowRoot.activeElement?.getAttribute("aria-label"));
  assert.match(await focused(), /^NumFOCUS/);
  await update(page, flows(40_000).toReversed());
  assert.match(await focused(), /^NumFOCUS/);
});
