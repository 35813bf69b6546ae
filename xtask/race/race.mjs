// The race: the same networks drawn by all contenders in one browser in one run, round robin, and what it costs the page's
// main thread. Prints JSON. node race.mjs FOLDER-OF-THE-ELEMENT FOLDER-OF-THE-PLAYGROUND [ROUNDS [CONTENDER,CONTENDER]]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { CONTENDERS, LAYOUT_PAGE, WATCH } from "./contenders.mjs";
import { description, network } from "./network.mjs";

const [element, playground, rounds = "5", names = Object.keys(CONTENDERS).join()] = process.argv.slice(2);
const SIZES = [100, 1000, 10_000];
/** Plotly takes minutes for the largest. */
const MOST = { Plotly: 1000 };
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html; charset=utf-8" };
const FOLDERS = { npm: fileURLToPath(new URL("node_modules", import.meta.url)), ours: element, playground };

const PAGES = { ...CONTENDERS, layout: LAYOUT_PAGE };

const server = createServer(async (request, response) => {
  const [, folder, ...rest] = decodeURIComponent(request.url.split("?")[0]).split("/");
  try {
    let text = folder in PAGES ? PAGES[folder] : await readFile(join(FOLDERS[folder], ...rest));
    if (rest[0] === "funding-flow-worker.js") text = WATCH + text;
    response.writeHead(200, { "Content-Type": TYPES[extname(request.url)] ?? TYPES[".html"] }).end(text);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const args = ["--disable-gpu", "--disable-background-networking", "--hide-scrollbars", "--js-flags=--expose-gc"];
if (process.getuid?.() === 0) args.push("--no-sandbox");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });

/** A page of its own, with a clock of its main thread's processor time in milliseconds. */
async function open(path, use) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => { throw error; });
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const metric = async (name) =>
      (await session.send("Performance.getMetrics")).metrics.find((metric) => metric.name === name).value;
    await page.goto(origin + path);
    await page.waitForFunction(() => window.ready);
    return await use(page, async () => 1000 * (await metric("TaskDuration")), metric, session);
  } finally {
    await context.close();
  }
}

const PAINTED = "new Promise((done) => requestAnimationFrame(() => setTimeout(done)))";

/** First drawing, and an update with other amounts: processor time of the main thread, and time by the clock. */
const race = (name, count) => open(`/${name}`, async (page, clock) => {
  const times = {};
  for (const [what, variant] of [["draw", 0], ["update", 1]]) {
    const data = network(count, variant);
    await page.evaluate((data) => { window.data = data; }, name === "funding-flow" ? description(data) : data);
    await page.waitForTimeout(100);
    const before = await clock();
    times[`${what}Clock`] = await page.evaluate(`(async () => {
      const begun = performance.now();
      await ${what}(window.data);
      await ${PAINTED};
      return performance.now() - begun;
    })()`);
    times[what] = (await clock()) - before;
  }
  return times;
});

/** From a pointer's event to the painted trace, over parties and flows of all kinds: processor time of script and painting. */
const hover = (count) => open("/funding-flow", async (page, clock) => {
  await page.evaluate((data) => draw(data), description(network(count)));
  await page.waitForTimeout(1500);
  const times = [];
  for (let turn = 0; turn < 30; turn += 1) {
    const before = await clock();
    await page.evaluate(`(async () => {
      const marks = widget.shadowRoot.querySelectorAll("${turn % 2 ? ".ff-party" : ".ff-flow"}");
      marks[${turn} * 37 % marks.length].dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
      await ${PAINTED};
    })()`);
    times.push((await clock()) - before);
    await page.waitForTimeout(30);
  }
  const sorted = times.slice(6).sort((a, b) => a - b);
  return { median: sorted[12], worst: sorted.at(-1) };
});

/** The memory of the wasm on the page or in the worker. */
const held = (where) => where.evaluate(() => globalThis.memory?.buffer.byteLength ?? 0);

/** What is left after many mounts, and after many updates, beyond what the first of them left. */
const memory = (path) => open(path, async (page, _, metric, session) => {
  await page.evaluate(([one, other]) => {
    window.shown = [one, other];
    window.twice = async () => { for (const data of shown) await update(data); };
  }, [description(network(30)), description(network(30, 1))]);
  const measure = async () => {
    await page.waitForTimeout(300);
    for (let turn = 0; turn < 4; turn += 1) await session.send("HeapProfiler.collectGarbage");
    return {
      heap: await metric("JSHeapUsedSize"), nodes: await metric("Nodes"), listeners: await metric("JSEventListeners"),
      wasm: await held(page) + await held(page.workers()[0]),
    };
  };
  const left = async (warm, count, turn) => {
    await page.evaluate(`(async () => { for (let i = 0; i < ${warm}; i += 1) ${turn} })()`);
    const before = await measure();
    await page.evaluate(`(async () => { for (let i = 0; i < ${count}; i += 1) ${turn} })()`);
    const after = await measure();
    return Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
  };
  const mounts = await left(20, 1000, "{ await draw(shown[0]); widget.remove(); await 0; }");
  await page.evaluate(() => draw(shown[0]));
  return { mounts, updates: await left(50, 5000, "await twice();") };
});

/** The layout alone in wasm: what ten layouts of one network cost more than one. */
const layout = (count) => open("/layout", async (page, clock) => {
  await page.evaluate((text) => { window.text = text; }, JSON.stringify(description(network(count))));
  const times = async (count) => {
    const before = await clock();
    await page.evaluate((count) => lay_out(text, count), count);
    return (await clock()) - before;
  };
  await times(20);
  await page.waitForTimeout(1000);
  const runs = [];
  for (let turn = 0; turn < 5; turn += 1) runs.push(((await times(11)) - (await times(1))) / 10);
  return runs.sort((a, b) => a - b)[2];
});

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const WHAT = ["draw", "update", "drawClock", "updateClock"];
const result = { chromium: browser.version(), ...Object.fromEntries(WHAT.map((what) => [what, {}])), hover: {}, layout: {} };
const samples = {};
for (let round = 0; round < Number(rounds); round += 1) {
  for (const count of SIZES) {
    for (const name of names.split(",").filter((name) => !(count > MOST[name]))) {
      const times = await race(name, count);
      for (const what of WHAT) ((samples[`${what} ${name} ${count}`]) ??= []).push(times[what]);
      console.error(`${round} ${name} ${count}: ${times.draw.toFixed(0)} ${times.update.toFixed(0)}`);
    }
  }
}
for (const [key, list] of Object.entries(samples)) {
  const [what, name, count] = key.split(" ");
  (result[what][count] ??= {})[name] = median(list);
}
for (const count of SIZES) result.hover[count] = await hover(count);
for (const count of SIZES) result.layout[count] = await layout(count);
result.memory = await memory("/funding-flow");
console.log(JSON.stringify(result));
await browser.close();
server.closeAllConnections();
server.close();
