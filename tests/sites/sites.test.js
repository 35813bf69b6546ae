// Real sites by real generators under a path of a host, in a real browser: two diagrams on a page, one from a file, one
// from the page itself; the theme's dark mode; nothing that moves, no error, nothing asked for in vain.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, heard, rig } from "../browser/rig.js";
import { ROOT, build } from "./build.js";

const site = rig();

/**
 * Per site: where the files of a diagram go, where the generator leaves what it makes, the page with two diagrams, the page
 * that the documentation makes, and what is clicked for the theme's dark mode, where it has one.
 */
const SITES = {
  plain: { folder: ".", built: ".", page: "index.html", documented: "funding.html", dark: ["#theme"] },
  hugo: { folder: "static/funding-flow", built: "public", documented: "funding/", dark: ["#theme"] },
  "hugo --minify": {
    name: "hugo", copy: "hugo-minified", folder: "static/funding-flow", built: "public", documented: "funding/", dark: ["#theme"],
    command: (line) => (line === "hugo" ? "hugo --minify" : line),
  },
  jekyll: { folder: "assets/funding-flow", built: "_site", documented: "funding.html" },
  sphinx: { folder: "_static/funding-flow", built: "_build", page: "index.html", documented: "funding.html", dark: [".theme-switch-button", "[data-mode=dark]"] },
  myst: { folder: "_static/funding-flow", built: "_build", page: "index.html", documented: "funding.html", dark: [".theme-toggle"] },
  mkdocs: { folder: "docs/funding-flow", built: "site", page: "funding/", documented: "money/", dark: ["[for=__palette_1]"] },
  docusaurus: { folder: "static/funding-flow", built: "build", documented: "funding/", dark: ["[class*=toggleButton]"] },
};

/** Runs before the page: sums up what moves. */
const watch = () => {
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      // A theme may move its own bars and buttons; ours is what holds the diagram.
      const around = document.querySelector("funding-flow")?.parentElement;
      const ours = sources.filter(({ node }) => !node || !around || around.contains(node) || node.contains(around));
      if (ours.length > 0) moved.push([value, ours.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
};

/** How light the text of a live drawing is, from 0 to 1. */
const text = (page, index) => page.locator("funding-flow").nth(index).evaluate((element) => {
  const colour = getComputedStyle(element.shadowRoot.querySelector("svg .ff-f-text")).fill;
  return colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
});

const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 50)), 200)));

for (const [title, { name = title, page = "", documented, dark, ...how }] of Object.entries(SITES)) {
  test(title, async (t) => {
    const prefix = `/some/project/`;
    site.share(prefix, build(name, how));

    await t.test("draws a file and what stands on the page", async () => {
      const shown = await site.visit(prefix + page, { before: watch });
      // The second is drawn when it comes near.
      await heard(shown, "ready", 1);
      await shown.locator("funding-flow").nth(1).scrollIntoViewIfNeeded();
      await heard(shown, "ready", 2);
      assert.match(await drawn(shown), /Chan Zuckerberg/);
      const second = await shown.locator("funding-flow").nth(1).evaluate((element) => element.shadowRoot.querySelector("svg").textContent);
      assert.match(second, /195,000/);
      assert.equal(await shown.locator("funding-flow img").isVisible(), false, "the picture has gone");
      await shown.locator("funding-flow").first().locator(".ff-party").first().click();
      await shown.waitForSelector("funding-flow[selected]");
      const fetched = site.requested.filter((path) => /funding-flow(_bg|-live)\.wasm$/.test(path));
      assert.ok(fetched.length >= 2);
      assert.ok(fetched.every((path) => path.startsWith(prefix)), "all below the path of the site");
    });

    await t.test("nothing moves", async () => {
      for (const width of [1280, 360]) {
        const shown = await site.visit(prefix + page, { before: watch, viewport: { width, height: 800 } });
        await heard(shown, "ready");
        await settled(shown);
        assert.deepEqual(await shown.evaluate(() => window.moved), [], `at ${width} px`);
        const right = await shown.evaluate(() => document.querySelector("funding-flow").getBoundingClientRect().right);
        assert.ok(right <= width, `ends at ${right} of ${width} px`);
      }
    });

    await t.test("paints without scripts", async () => {
      const shown = await site.visit(prefix + page, { javaScriptEnabled: false });
      const image = shown.locator("funding-flow img");
      assert.ok(await image.evaluate((image) => image.complete && image.naturalWidth > 0));
      assert.ok((await image.boundingBox()).width > 500);
    });

    await t.test("the page of the documentation", async () => {
      const shown = await site.visit(prefix + documented);
      await heard(shown, "ready");
      assert.match(await drawn(shown), /Example Fiscal Sponsor/);
      // The picture in the documentation, on demand: it changes with every theme.
      if (process.env.ACCEPT) await shown.screenshot({ path: `${ROOT}docs/sites/${name}.png`, clip: { x: 0, y: 0, width: 1000, height: 600 } });
    });

    await t.test(dark ? "follows the theme's dark mode" : "stays light on a page that is", async () => {
      const shown = await site.visit(prefix + page, { colorScheme: dark ? "light" : "dark" });
      await heard(shown, "ready");
      assert.ok((await text(shown, 0)) < 0.3, "light at first");
      if (!dark) return;
      for (const button of dark) await shown.locator(button).locator("visible=true").first().click();
      // Themes let their colours fade.
      await shown.waitForTimeout(500);
      assert.ok((await text(shown, 0)) > 0.7, "dark after the switch");
      await shown.locator("funding-flow").nth(1).scrollIntoViewIfNeeded();
      await heard(shown, "ready", 2);
      assert.ok((await text(shown, 1)) > 0.7, "the second, too");
    });
  });
}
