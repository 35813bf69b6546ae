// What <funding-flow> promises the page around it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { awake, block, drawn, heard, rig, small } from "./rig.js";

const site = rig();
const JSON_TYPE = { "Content-Type": "application/json" };
const FALLBACK = "<p id=fallback>Figures</p>";

const ready = async (page, count) => heard(page, "ready", count);
const fallbackShown = (page) => page.locator("#fallback").isVisible();

test("draws a file and hides the fallback", async () => {
  site.put("/a.json", JSON.stringify(small()), JSON_TYPE);
  const page = await site.open(`<funding-flow src="a.json">${FALLBACK}</funding-flow>`);
  await ready(page);
  assert.match(await drawn(page), /Moore Foundation/);
  assert.equal(await fallbackShown(page), false);
});

test("draws a script block of the page, also one that comes later", async () => {
  const page = await site.open(`<funding-flow src="#later"></funding-flow>${block("later", small())}`);
  await ready(page);
  assert.match(await drawn(page), /NumFOCUS/);
});

test("draws data, as an object and as text", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  for (const [turn, data] of [small({ title: "Object" }), JSON.stringify(small({ title: "Text" }))].entries()) {
    await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, data);
    await ready(page, turn + 1);
    assert.match(await drawn(page), turn === 0 ? /Object/ : /Text/);
  }
});

test("follows a new src without a new mount", async () => {
  site.put("/a.json", JSON.stringify(small({ title: "First" })), JSON_TYPE);
  site.put("/b.json", JSON.stringify(small({ title: "Second" })), JSON_TYPE);
  const page = await site.open('<funding-flow src="a.json"></funding-flow>');
  await ready(page);
  await awake(page);
  const same = await page.evaluateHandle(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg"));
  await page.evaluate(() => { document.querySelector("funding-flow").src = "b.json"; });
  await ready(page, 2);
  assert.match(await drawn(page), /Second/);
  assert.ok(await same.evaluate((svg) => svg.isConnected));
});

test("the last of several answers is drawn, whichever comes last", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  await page.route("**/slow.json", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.fulfill({ json: small({ title: "Slow" }) }).catch(() => {});
  });
  await page.evaluate(async (data) => {
    const widget = document.querySelector("funding-flow");
    widget.src = "slow.json";
    await new Promise((resolve) => setTimeout(resolve, 50));
    widget.data = data;
  }, small({ title: "Quick" }));
  await ready(page);
  await page.waitForTimeout(500);
  assert.match(await drawn(page), /Quick/);
});

test("takes properties that were set before its definition", async () => {
  const page = await site.open("<funding-flow></funding-flow>", { script: "" });
  await page.evaluate((data) => {
    const widget = document.querySelector("funding-flow");
    widget.data = data;
    widget.theme = "dark";
  }, small());
  await page.addScriptTag({ type: "module", url: "/funding-flow.js" });
  await ready(page);
  assert.match(await drawn(page), /Moore Foundation/);
  assert.equal(await page.getAttribute("funding-flow", "theme"), "dark");
});

test("reflects its attributes as properties", async () => {
  const page = await site.open('<funding-flow src="x.json" layout="vertical"></funding-flow>', { expected: /404/ });
  const read = () => page.evaluate(() => {
    const { src, theme, layout } = document.querySelector("funding-flow");
    return { src, theme, layout };
  });
  assert.deepEqual(await read(), { src: "x.json", theme: "auto", layout: "vertical" });
  await page.evaluate(() => {
    const widget = document.querySelector("funding-flow");
    widget.layout = null;
    widget.theme = "light";
  });
  assert.deepEqual(await read(), { src: "x.json", theme: "light", layout: "auto" });
});

test("keeps its drawing when it is moved in the page", async () => {
  const page = await site.open(`<funding-flow src="#a"></funding-flow><main></main>${block("a", small())}`);
  await ready(page);
  const kept = await page.evaluate(async () => {
    const widget = document.querySelector("funding-flow");
    const before = widget.shadowRoot.querySelector("svg");
    document.querySelector("main").append(widget);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return before === widget.shadowRoot.querySelector("svg") && before.isConnected;
  });
  assert.ok(kept);
  assert.equal((await ready(page)).length, 1);
});

test("draws again when it comes back after having been away", async () => {
  const page = await site.open(`<funding-flow src="#a"></funding-flow>${block("a", small())}`);
  await ready(page);
  await page.evaluate(async () => {
    const widget = document.querySelector("funding-flow");
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(widget);
  });
  await ready(page, 2);
  assert.match(await drawn(page), /NumFOCUS/);
});

test("hidden hides it and spares the work", async () => {
  const page = await site.open(`<funding-flow src="#a" hidden></funding-flow>${block("a", small())}`);
  await page.waitForTimeout(300);
  assert.equal(await page.locator("funding-flow").isVisible(), false);
  assert.equal(await drawn(page), "");
  await page.evaluate(() => { document.querySelector("funding-flow").hidden = false; });
  await ready(page);
  assert.equal(await page.locator("funding-flow").isVisible(), true);
});

test("several on one page share one module", async () => {
  site.requested.length = 0;
  const widgets = ["one", "two"].map((id) => `<funding-flow id="${id}" src="#a"></funding-flow>`).join("");
  const page = await site.open(widgets + block("a", small()));
  const events = await ready(page, 2);
  assert.deepEqual(events.map(({ id }) => id).sort(), ["one", "two"]);
  assert.equal(site.requested.filter((path) => path.endsWith(".wasm")).length, 1);
});

test("fetches the module only when it comes near the view", async () => {
  site.requested.length = 0;
  const far = '<div style="height: 5000px"></div>';
  const page = await site.open(`${far}<funding-flow src="#a"></funding-flow>${block("a", small())}`);
  await page.waitForTimeout(300);
  assert.ok(!site.requested.some((path) => path.endsWith(".wasm")));
  await page.evaluate(() => scrollTo(0, 5000));
  await ready(page);
});

test("draws anew for another width, and not without one", async () => {
  const page = await site.open(`<div id="box" style="width: 900px"><funding-flow src="#a"></funding-flow></div>${block("a", small())}`);
  await ready(page);
  const width = () => page.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg").getBoundingClientRect().width);
  const set = (style) => page.evaluate((style) => { document.querySelector("#box").style.cssText = style; }, style);
  assert.ok(Math.abs(await width() - 900) <= 1, `${await width()}`);
  await set("width: 700px");
  // A picture that is too wide is shown smaller until it is drawn anew.
  await page.waitForFunction(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg").getAttribute("width") === "700");
  const before = await drawn(page);
  await set("display: none");
  await page.waitForTimeout(200);
  assert.equal(await drawn(page), before);
});

for (const theme of ["light", "dark"]) {
  test(`follows a ${theme} page, and is told otherwise by its attribute`, async () => {
    const page = await site.open(`<funding-flow src="#a"></funding-flow>${block("a", small())}`, {
      head: `<meta name="color-scheme" content="${theme}">`,
    });
    await ready(page);
    const luminance = () => page.evaluate(() => {
      const text = document.querySelector("funding-flow").shadowRoot.querySelector(".ff-f-text text, text.ff-f-text");
      return getComputedStyle(text).fill.match(/\d+/g).slice(0, 3).reduce((sum, channel) => sum + Number(channel), 0) / 3;
    });
    assert.equal((await luminance()) > 128, theme === "dark");
    await page.evaluate((other) => { document.querySelector("funding-flow").theme = other; }, theme === "dark" ? "light" : "dark");
    await page.waitForTimeout(100);
    assert.equal((await luminance()) > 128, theme !== "dark");
  });
}

for (const [colour, isDark] of [["oklch(none none none)", false], ["lab(none none none)", false], ["color(srgb none 1 1)", true], ["oklch(0.9 none none)", true]]) {
  test(`takes a page whose text is ${colour} for a ${isDark ? "dark" : "light"} one`, async () => {
    const page = await site.open(`<funding-flow src="#a"></funding-flow>${block("a", small())}`, { head: `<style>body { color: ${colour} }</style>` });
    await ready(page);
    const schemes = await page.evaluate(() => [...document.querySelector("funding-flow").shadowRoot.children].map(({ style }) => style.colorScheme).join(""));
    assert.equal(schemes.includes("dark"), isDark, schemes);
  });
}
