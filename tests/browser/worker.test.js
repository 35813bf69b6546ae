// First drawings are made in a worker, and on the page where there can be none.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { block, hash, heard, rig, small, STRICT } from "./rig.js";

const site = rig();
afterEach(() => site.work(""));

const EXAMPLE = await readFile(new URL("../../examples/numpy-openblas.json", import.meta.url), "utf8");
const WIDGET = `<funding-flow src="#a"></funding-flow>${block("a", JSON.parse(EXAMPLE))}`;

const drawing = (page) => page.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector(".ff-first").innerHTML);

/** Counts the programs that are started on the page. */
const counting = () => {
  window.started = 0;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    window.started += 1;
    return new Instance(...given);
  };
};

/** What the worker draws. */
async function made() {
  const page = await site.open(WIDGET, { before: counting });
  await heard(page, "ready");
  assert.equal(page.workers().length, 1);
  assert.equal(await page.evaluate(() => started), 0, "nothing runs on the page");
  return drawing(page);
}

test("one worker draws for all widgets of a page, and starts nothing on the page", async () => {
  const page = await site.open(WIDGET + WIDGET.repeat(4), { before: counting });
  await heard(page, "ready", 5);
  assert.equal(page.workers().length, 1);
  assert.equal(await page.evaluate(() => started), 0);
});

for (const [what, options, { script = "", missing = false, requests = true, console: said = /^$/ } = {}] of [
  ["is not there", {}, { missing: true, console: /404/ }],
  ["fails as it starts", {}, { script: null }],
  ["cannot take the program", {}, { script: "addEventListener('message', (event) => { event.stopImmediatePropagation(); onmessageerror(); });" }],
  ["is forbidden by the policy", { csp: `${STRICT}; worker-src 'none'` }, { requests: false, console: /worker-src/ }],
  ["would not be checked by a hash", { script: null }, { requests: false }],
]) {
  test(`draws the same on the page where the worker ${what}`, async () => {
    const same = await made();
    if (missing) site.put("/funding-flow-worker.js", "", {}, 404);
    else await site.work(script);
    if (options.script === null) options.script = await hashed();
    site.requested.length = 0;
    const page = await site.open(WIDGET, { ...options, before: counting, expected: said });
    await heard(page, "ready");
    assert.equal(await drawing(page), same);
    assert.equal(await page.evaluate(() => started), 1);
    assert.equal(page.workers().length, 0);
    assert.equal(site.requested.includes("/funding-flow-worker.js"), requests);
    // And goes on without.
    await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, small());
    await heard(page, "ready", 2);
    assert.match(await drawing(page), /Moore Foundation/);
  });
}

test("of many descriptions in quick succession the last one stays, and few are drawn", async () => {
  await site.work("addEventListener('message', () => { globalThis.turns = (globalThis.turns ?? 0) + 1; });");
  const page = await site.open("<funding-flow></funding-flow>");
  await page.evaluate(async (data) => {
    const widget = document.querySelector("funding-flow");
    for (let year = 2001; year <= 2050; year += 1) {
      widget.data = { ...data, title: `The year ${year}` };
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, JSON.parse(EXAMPLE));
  await page.waitForFunction(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg")?.textContent.includes("The year 2050"));
  await page.waitForTimeout(200);
  assert.match(await drawing(page), /The year 2050/);
  const turns = await page.workers()[0].evaluate(() => turns);
  assert.ok(turns >= 1 && turns < 50, `${turns} drawings`);
});

test("without work the worker goes, and another one comes with the next drawing", async () => {
  const page = await site.open("<p></p>", { before: () => {} });
  await page.clock.install();
  await page.evaluate((data) => {
    const widget = document.createElement("funding-flow");
    widget.data = data;
    document.body.append(widget);
  }, small());
  await heard(page, "ready");
  assert.equal(page.workers().length, 1);
  const gone = page.workers()[0].waitForEvent("close");
  await page.clock.runFor(10_100);
  await gone;
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, small({ title: "Another year" }));
  await heard(page, "ready", 2);
  assert.match(await drawing(page), /Another year/);
  assert.equal(page.workers().length, 1);
});

test("an update before the reader reaches keeps its order when the drawing is woken", async () => {
  const page = await site.open(WIDGET);
  await heard(page, "ready");
  const other = JSON.parse(EXAMPLE);
  other.flows.reverse();
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, other);
  await heard(page, "ready", 2);
  const places = () => page.evaluate(() => [...document.querySelector("funding-flow").shadowRoot.querySelectorAll(".ff-party")]
    .map((bar) => JSON.stringify(bar.getBoundingClientRect())));
  const before = await places();
  assert.ok(before.length > 5);
  await page.locator("funding-flow .ff-party").first().hover();
  await page.waitForFunction(() => !document.querySelector("funding-flow").shadowRoot.querySelector(".ff-first"));
  assert.deepEqual(await places(), before);
});

/** The element by its hash. */
async function hashed() {
  const built = await readFile(new URL("../../dist/site/funding-flow.js", import.meta.url));
  return `<script type="module" src="/funding-flow.js" integrity="${hash(built)}"></script>`;
}
