// Opens pages with the same diagram on a slow line and a slow machine, in turn, and prints when each shows and answers.
// Usage: node throttle.mjs RUNS; the program is $FUNDING_FLOW, Chromium $CHROMIUM.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { arch, cpus, loadavg, tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../..");
const RUNS = Number(process.argv[2] ?? 7);
const PROGRAM = process.env.FUNDING_FLOW;
// The browser tests bring the driver.
const { chromium } = createRequire(join(ROOT, "tests/browser/"))("playwright-core");
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

const files = new Map();
const put = (path, bytes) => {
  const data = Buffer.from(bytes);
  const br = brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  files.set(path, { data, br, gzip: gzipSync(data, { level: 9 }), type: TYPES[extname(path)] });
};

/**
 * A page whose moments are marked: `picture`, when the image is painted; `drawn`, when the chart is; to a reader who points at
 * a party just then, `says`, when it says who that is and how much it gives, and `traces`, when it shows where that goes. What the
 * others say is there when they have drawn; none traces.
 */
const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Funding</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script>
const mark = (name) => requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
window.drawn = () => mark("drawn");
addEventListener("funding-flow-ready", ({ target: { shadowRoot } }) => {
  drawn();
  shadowRoot.querySelector(".ff-party").dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  if (/\$/.test(shadowRoot.querySelector(".ff-caption").textContent)) mark("says");
  const wait = () => shadowRoot.querySelector(".ff-traced") ? mark("traces") : requestAnimationFrame(wait);
  wait();
}, { once: true });
new PerformanceObserver((list) => list.getEntries().forEach(({ renderTime }) => performance.mark("picture", { startTime: renderTime })))
  .observe({ type: "element", buffered: true });
</script></head><body><h1>How we are funded</h1>${body}</body></html>`;

const out = mkdtempSync(join(tmpdir(), "funding-flow-throttle-"));
const example = join(ROOT, "examples/numpy-openblas.json");
const told = execFileSync(PROGRAM, ["embed", example, "--for", "html", "--out", out], { encoding: "utf8" });
const snippet = told.split("On the page:\n\n")[1].split("\n\nNote:")[0].replace("<img ", '<img elementtiming="picture" ');
const image = snippet.match(/<img [^>]+>/)[0];
for (const name of ["image", "ours", "preload"]) {
  for (const file of readdirSync(out)) put(`/${name}/${file}`, readFileSync(join(out, file)));
}
for (const file of readdirSync(join(ROOT, "dist/site")).filter((file) => /^funding-flow.*\.(js|wasm)$/.test(file))) {
  for (const name of ["ours", "preload"]) put(`/${name}/${file}`, readFileSync(join(ROOT, "dist/site", file)));
}
rmSync(out, { recursive: true });
put("/image/index.html", page(image));
put("/ours/index.html", page(snippet));
put("/preload/index.html", page(`${snippet}\n<link rel="preload" as="fetch" crossorigin fetchpriority="low" href="funding-flow_bg.wasm">`));
const { flows } = JSON.parse(readFileSync(example, "utf8"));
const ids = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
const links = flows.map(({ from, to, amount }) => ({ source: from, target: to, value: amount > 0 ? amount : 10_000 }));
for (const name of ["d3", "echarts"]) {
  const { outputFiles } = await build({ entryPoints: [join(HERE, `${name}.js`)], bundle: true, minify: true, format: "esm", write: false });
  put(`/${name}/${name}.js`, outputFiles[0].contents);
  put(`/${name}/data.json`, JSON.stringify({ nodes: ids.map((id) => ({ id })), links }));
  put(`/${name}/index.html`, page(`<div id="chart" style="width: 1000px; height: 600px"></div><script type="module" src="${name}.js"></script>`));
}

const server = createServer((request, response) => {
  const file = files.get(request.url.endsWith("/") ? `${request.url}index.html` : request.url);
  if (!file) return response.writeHead(404).end();
  const encoding = ["br", "gzip"].find((encoding) => request.headers["accept-encoding"]?.includes(encoding));
  response.writeHead(200, { "Content-Type": file.type, ...(encoding && { "Content-Encoding": encoding }) }).end(file[encoding ?? "data"]);
});
await new Promise((done) => server.listen(0, "localhost", done));
const origin = `http://localhost:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--disable-background-networking", "--disable-component-update", "--disable-gpu", "--no-first-run"],
});
const version = browser.version();
const samples = { image: [], ours: [], preload: [], d3: [], echarts: [] };
for (let run = 0; run < RUNS; run += 1) {
  for (const name of Object.keys(samples)) {
    const context = await browser.newContext({ viewport: { width: 1040, height: 900 } });
    const tab = await context.newPage();
    const cdp = await context.newCDPSession(tab);
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", LINE);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const last = { image: "picture", ours: "traces", preload: "traces" }[name] ?? "drawn";
    await tab.goto(`${origin}/${name}/`, { waitUntil: "commit" });
    await tab.waitForFunction((last) => performance.getEntriesByName(last).length > 0, last, { polling: 100 });
    samples[name].push(await tab.evaluate(() => {
      const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
      const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return { picture: at("picture"), drawn: at("drawn"), says: at("says"), traces: at("traces"), bytes: all.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
    }));
    await context.close();
    process.stderr.write(".");
  }
}
await browser.close();
server.close();
process.stderr.write("\n");

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const of = (name, what) => median(samples[name].map((sample) => sample[what]));
const pinned = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8")).dependencies;
console.log(`${new Date().toISOString().slice(0, 10)}, Chromium ${version}, Node ${process.versions.node}, ${cpus().length} ${arch()} CPUs, load ${loadavg()[0].toFixed(1)}.`);
console.log(`1.6 Mbit/s, 150 ms, CPU ${SLOWER} times slower; ${RUNS} runs in turn, medians in milliseconds.\n`);
console.log("| page | kB fetched | picture | by the bare image | live drawing | says what is pointed at | traces it |\n|---|--:|--:|--:|--:|--:|--:|");
const row = (title, name) => {
  const shown = of(name, "picture") ?? of(name, "drawn");
  const [live, says, traces] = ["drawn", "says", "traces"].map((what) => of(name, what)?.toFixed(0) ?? "–");
  console.log(`| ${title} | ${(of(name, "bytes") / 1000).toFixed(1)} | ${shown.toFixed(0)} | ${(shown / of("image", "picture")).toFixed(3)} | ${live} | ${says} | ${traces} |`);
};
row("the image alone", "image");
row("funding-flow, as `embed` prints it", "ours");
row("the same, the wasm named to the browser in advance", "preload");
row(`d3-sankey ${pinned["d3-sankey"]}, minimal`, "d3");
row(`ECharts ${pinned.echarts}, tree-shaken`, "echarts");
