// Static first: what `funding-flow embed` prints paints without a script, and nothing moves when the drawing comes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { drawn, heard, rig } from "./rig.js";

const site = rig();
const PROGRAM = process.env.FUNDING_FLOW ?? fileURLToPath(new URL("../../target/debug/funding-flow", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "funding-flow-static-"));
after(() => rmSync(out, { recursive: true }));

const TYPES = { svg: "image/svg+xml", json: "application/json" };
const snippets = Object.fromEntries(["numpy-openblas", "dask", "minimal"].map((name) => {
  const told = execFileSync(PROGRAM, ["embed", join(EXAMPLES, `${name}.json`), "--for", "html", "--out", out], {
    encoding: "utf8", stdio: ["ignore", "pipe", "ignore"],
  });
  return [name, told.split("On the page:\n\n")[1].split("\n\nNote:")[0]];
}));
for (const file of readdirSync(out)) {
  site.put(`/${file}`, readFileSync(join(out, file)), { "Content-Type": TYPES[file.split(".").pop()] });
}

/** A page as a site has it, with text around what embed printed. */
const page = (name) => `<style>body { margin: 16px; font: 16px/1.5 sans-serif }</style>
<h1>Who pays</h1>${snippets[name]}<p id="after">What follows.</p><p>${"More text. ".repeat(200)}</p>`;
const HEAD = '<meta name="viewport" content="width=device-width, initial-scale=1">';

/** Runs before the page: sums up what moves. */
const watch = () => {
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) window.moved.push([value, sources.map(({ node }) => node?.nodeName)]);
  }).observe({ type: "layout-shift", buffered: true });
};

/** The drawing is in place two frames later; what moved is told soon after. */
const settled = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))));

for (const name of Object.keys(snippets)) {
  for (const width of [1000, 360]) {
    test(`nothing moves when ${name} is drawn at ${width} px`, async () => {
      const viewport = { width, height: 900 };
      const shown = await site.open(page(name), { script: "", head: HEAD, viewport, before: watch });
      await heard(shown, "ready");
      await settled(shown);
      assert.notEqual(await drawn(shown), "");
      assert.deepEqual(await shown.evaluate(() => window.moved), []);
      const [room, used] = await shown.evaluate(() => {
        const element = document.querySelector("funding-flow");
        return [parseFloat(getComputedStyle(element).minHeight), element.shadowRoot.querySelector("div:not([part])").scrollHeight];
      });
      assert.ok(room >= used && room < used * 1.25, `room ${room}, used ${used}`);
    });
  }
}

test("nothing moves where style attributes are blocked and stand in a sheet instead", async () => {
  const styles = [...snippets.dask.matchAll(/ style="([^"]+)"/g)].map(([, style]) => style);
  assert.equal(styles.length, 2);
  const own = `body { margin: 16px } funding-flow { ${styles[0]} } funding-flow img { ${styles[1]} }`;
  site.put("/own.css", own, { "Content-Type": "text/css" });
  const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'self'";
  for (const width of [1000, 360]) {
    const body = `${snippets.dask.replace(/ style="[^"]+"/g, "")}<p>What follows.</p>`;
    const head = `${HEAD}<link rel="stylesheet" href="/own.css">`;
    const shown = await site.open(body, { csp, script: "", head, viewport: { width, height: 900 }, before: watch });
    await heard(shown, "ready");
    await settled(shown);
    assert.deepEqual(await shown.evaluate(() => window.moved), []);
  }
});

test("the picture paints without scripts, on a phone one that can be read", async () => {
  for (const [width, file] of [[1000, "dask.svg"], [360, "dask-narrow.svg"]]) {
    const viewport = { width, height: 900 };
    const shown = await site.open(page("dask"), { script: "", head: HEAD, viewport, javaScriptEnabled: false });
    const image = shown.locator("funding-flow img");
    const seen = await image.evaluate((image) => [image.currentSrc.split("/").pop(), image.complete, image.naturalWidth > 0]);
    assert.deepEqual(seen, [file, true, true]);
    const box = await image.boundingBox();
    assert.ok(box.width > 320 && box.width <= width - 32, `${box.width} px wide`);
    const text = await shown.locator("#after").boundingBox();
    assert.ok(text.y >= box.y + box.height, "text stands under the picture");
  }
});

test("a hidden element stays hidden, whatever room it keeps", async () => {
  const hidden = snippets.minimal.replace("<funding-flow ", "<funding-flow hidden ");
  const shown = await site.open(hidden, { script: "" });
  await shown.waitForFunction(() => customElements.get("funding-flow"));
  assert.equal(await shown.locator("funding-flow").isVisible(), false);
});
