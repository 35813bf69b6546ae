// Nothing stays behind: elements, listeners, memory.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { block, heard, rig, small } from "./rig.js";

const site = rig();

/** Keeps the memory of the wasm in sight, on the page and in the worker. */
const watch = () => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    globalThis.memory ??= instance.exports.memory;
    return instance;
  };
};
before(() => site.work(`(${watch})();`));

/** Counts what a page holds, garbage apart. */
async function counter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    // The last of them is let go only after the frame in which it was seen.
    await page.waitForTimeout(200);
    for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name) => metrics.find((metric) => metric.name === name).value;
    return {
      listeners: metric("JSEventListeners"),
      nodes: metric("Nodes"),
      heap: metric("JSHeapUsedSize"),
      wasm: await page.evaluate(() => globalThis.memory?.buffer.byteLength ?? 0),
      worker: await page.workers()[0].evaluate(() => memory.buffer.byteLength),
    };
  };
}

function same(before, after) {
  assert.ok(after.listeners <= before.listeners, `listeners: ${before.listeners}, then ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes + 20, `nodes: ${before.nodes}, then ${after.nodes}`);
  assert.ok(after.heap - before.heap < 200 * 1024, `heap: ${before.heap}, then ${after.heap}`);
  for (const where of ["wasm", "worker"]) {
    assert.ok(after[where] - before[where] <= 256 * 1024, `memory, ${where}: ${before[where]}, then ${after[where]}`);
  }
}

for (const [how, isWoken] of [["", false], [" that have answered", true]]) {
  test(`200 widgets${how} come and go without a trace`, async () => {
    const page = await site.open(block("a", small()), { before: watch });
    const measure = await counter(page);
    const mount = (count) => page.evaluate(async ([count, isWoken]) => {
      for (let turn = 0; turn < count; turn += 1) {
        const widget = document.createElement("funding-flow");
        widget.src = "#a";
        const ready = new Promise((resolve) => widget.addEventListener("funding-flow-ready", resolve, { once: true }));
        document.body.append(widget);
        await ready;
        const first = () => widget.shadowRoot.querySelector(".ff-first svg");
        if (isWoken) first().dispatchEvent(new Event("pointerover", { bubbles: true }));
        while (isWoken && first()) await new Promise((resolve) => setTimeout(resolve));
        widget.remove();
        window.heard.length = 0;
      }
    }, [count, isWoken]);

    await mount(20);
    const first = await measure();
    await mount(200);
    same(first, await measure());
  });
}

test("1,000 updates leave what one leaves", async () => {
  const page = await site.open("<funding-flow></funding-flow>", { before: watch });
  const measure = await counter(page);
  const update = (count, data) => page.evaluate(async ([count, data]) => {
    const widget = document.querySelector("funding-flow");
    for (let turn = 0; turn < count; turn += 1) {
      const ready = new Promise((resolve) => widget.addEventListener("funding-flow-ready", resolve, { once: true }));
      widget.data = data[turn % data.length];
      await ready;
      window.heard.length = 0;
    }
  }, [count, data]);
  const data = [250_000, 240_000].map((amount) => small({ flows: [
    { from: "Moore Foundation", to: "NumFOCUS", amount },
    { from: "NumFOCUS", to: "Documentation", amount: 230_000 },
  ] }));
  await update(50, data);
  const first = await measure();
  await update(1000, data);
  same(first, await measure());
});

test("a widget that leaves before it has drawn leaves nothing", async () => {
  const page = await site.open(block("a", small()));
  await page.evaluate(async () => {
    const widget = document.createElement("funding-flow");
    widget.src = "#a";
    document.body.append(widget);
    await new Promise(requestAnimationFrame);
    widget.remove();
    window.left = widget;
  });
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => left.shadowRoot.querySelector("svg")), null);
  assert.deepEqual(await page.evaluate(() => heard), []);
});

test("the same text again does not disturb the reader", async () => {
  const page = await site.open(`<funding-flow src="#a"></funding-flow>${block("a", small())}`);
  await heard(page, "ready");
  const changes = await page.evaluate(async () => {
    const widget = document.querySelector("funding-flow");
    let changes = 0;
    new MutationObserver((records) => { changes += records.length; })
      .observe(widget.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
    widget.data = document.querySelector("#a").textContent;
    await new Promise((resolve) => addEventListener("funding-flow-ready", resolve, { once: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return changes;
  });
  assert.ok(changes <= 2, `${changes} changes`);
});
