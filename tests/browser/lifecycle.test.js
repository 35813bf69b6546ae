// What pages do with an element: they move it, copy it, swap it, hide it, leave and come back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { awake, block, drawn, heard, rig, small } from "./rig.js";

const site = rig();
const FALLBACK = '<p class="fallback">Figures</p>';
const WIDGET = `<funding-flow src="#a">${FALLBACK}</funding-flow>`;
const DATA = block("a", small());

/** The width of the drawing, and that of the room it has. */
const widths = (page) => page.evaluate(() => [...document.querySelectorAll("funding-flow")].map((widget) => {
  const svg = widget.shadowRoot.querySelector("svg");
  return [svg ? Math.round(svg.getBoundingClientRect().width) : 0, Math.round(widget.getBoundingClientRect().width)];
}));

/** Every widget of the page is drawn in its right size, without its fallback. */
async function fits(page) {
  await page.waitForFunction(() => [...document.querySelectorAll("funding-flow")].every((widget) => {
    const svg = widget.shadowRoot.querySelector("svg");
    return svg && Math.abs(svg.getBoundingClientRect().width - widget.getBoundingClientRect().width) <= 1;
  })).catch(async () => assert.fail(`widths of drawings and rooms: ${JSON.stringify(await widths(page))}`));
  assert.equal(await page.locator(".fallback:visible").count(), 0);
}

for (const [how, move] of Object.entries({
  "append": (widget, room) => room.append(widget),
  "moveBefore": (widget, room) => room.moveBefore(widget, null),
  "replaceWith": (widget, room) => room.replaceWith(widget),
})) {
  test(`moved by ${how}, it keeps its drawing, what is pinned, and fits its new room`, async () => {
    const page = await site.open(`${WIDGET}<main style="width: 600px"><div></div></main>${DATA}`);
    await heard(page, "ready");
    await page.evaluate(() => { document.querySelector("funding-flow").selected = "NumFOCUS"; });
    await page.locator("funding-flow [part=details]").waitFor();
    const same = await page.evaluate((move) => {
      const widget = document.querySelector("funding-flow");
      window.svg = widget.shadowRoot.querySelector("svg");
      eval(move)(widget, document.querySelector("main div"));
      return new Promise((resolve) => setTimeout(() => resolve(svg.isConnected && svg === widget.shadowRoot.querySelector("svg")), 100));
    }, `(${move})`);
    assert.ok(same);
    await fits(page);
    assert.equal(await page.evaluate(() => svg.isConnected), true);
    assert.deepEqual((await widths(page))[0], [600, 600]);
    assert.ok(await page.locator("funding-flow [part=details]").isVisible());
    assert.equal((await heard(page, "ready")).length, 1);
  });
}

test("moved into another shadow tree, it finds its data there or on the page", async () => {
  const page = await site.open(`${WIDGET}<div id="host"></div>${DATA}`);
  await heard(page, "ready");
  await page.evaluate(() => {
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    root.append(document.querySelector("funding-flow"));
    window.widget = root.querySelector("funding-flow");
    window.widget.src = "#a"; // Again: nothing that it knew is lost.
  });
  await heard(page, "ready");
  assert.match(await page.evaluate(() => widget.shadowRoot.querySelector("svg").textContent), /NumFOCUS/);
});

for (const [where, there] of Object.entries({
  "the page of a frame": () => document.querySelector("iframe").contentDocument.body,
  "a template": () => document.querySelector("template").content,
})) {
  test(`taken into ${where} and back, it keeps its looks and listens`, async () => {
    const page = await site.open(`${WIDGET}<iframe style="width: 500px; height: 600px"></iframe><template></template>${DATA}`);
    await heard(page, "ready");
    await page.evaluate(() => { window.widget = document.querySelector("funding-flow"); });
    const look = () => page.evaluate(() => {
      const { fill } = getComputedStyle(widget.shadowRoot.querySelector(".ff-f-text"));
      return [fill, getComputedStyle(widget).display, widget.shadowRoot.adoptedStyleSheets.length];
    });
    const before = await look();
    assert.notEqual(before[0], "rgb(0, 0, 0)", "the looks are those of its sheet");
    await page.evaluate((there) => eval(there)().append(widget), `(${there})`);
    if (where.includes("frame")) {
      assert.deepEqual(await look(), before);
      const frame = page.frames()[1];
      await frame.waitForFunction(() => document.querySelector("funding-flow").getBoundingClientRect().width < 500
        && Math.abs(document.querySelector("funding-flow").shadowRoot.querySelector("svg").getBoundingClientRect().width - document.querySelector("funding-flow").getBoundingClientRect().width) <= 1);
      await frame.locator('.ff-parties [data-party="1"]').click();
      await frame.locator("[part=details]").waitFor();
      await page.evaluate(() => { widget.data = { title: "Another", flows: [{ from: "A", to: "B" }] }; });
      await frame.waitForFunction(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg").textContent.includes("Another"));
    }
    await page.evaluate(() => document.body.prepend(widget));
    await fits(page);
    assert.deepEqual(await look(), before);
  });
}

test("cloned, both are drawn and neither knows of the other", async () => {
  const page = await site.open(WIDGET + DATA);
  await heard(page, "ready");
  await page.evaluate(() => {
    const clone = document.querySelector("funding-flow").cloneNode(true);
    clone.id = "clone";
    document.body.prepend(clone);
  });
  await heard(page, "ready", 2);
  await fits(page);
  await page.evaluate(() => document.querySelector("#clone").remove());
  await page.waitForTimeout(100);
  assert.match(await drawn(page), /NumFOCUS/);
});

test("written by innerHTML, and written over", async () => {
  const page = await site.open(`<main></main>${DATA}`);
  const write = (html) => page.evaluate((html) => { document.querySelector("main").innerHTML = html; }, html);
  await write(WIDGET);
  await heard(page, "ready");
  await fits(page);
  const gone = await page.evaluateHandle(() => document.querySelector("funding-flow"));
  await write(`<p>Another page</p>${WIDGET}`);
  await heard(page, "ready", 2);
  await fits(page);
  assert.equal(await gone.evaluate((widget) => widget.shadowRoot.querySelector("svg")), null);
  // What is inside is the fallback's; to change it changes no drawing.
  await page.evaluate(() => { document.querySelector("funding-flow").innerHTML = "<p class=fallback>Other figures</p>"; });
  await fits(page);
});

test("in a closed <details> it waits, and fits when that opens", async () => {
  const page = await site.open(`<details><summary>Money</summary><div style="width: 640px">${WIDGET}</div></details>${DATA}`);
  await page.waitForTimeout(300);
  assert.equal(await drawn(page), "");
  await page.locator("summary").click();
  await heard(page, "ready");
  await fits(page);
  for (let turn = 0; turn < 2; turn += 1) await page.locator("summary").click();
  await fits(page);
  assert.equal((await heard(page, "ready")).length, 1);
});

test("behind a tab of the page it fits when it is shown, also when the window has changed meanwhile", async () => {
  const page = await site.open(`<section hidden>${WIDGET}</section>${DATA}`);
  await page.waitForTimeout(200);
  const hide = (hidden) => page.evaluate((hidden) => { document.querySelector("section").hidden = hidden; }, hidden);
  await hide(false);
  await heard(page, "ready");
  await fits(page);
  await hide(true);
  await page.setViewportSize({ width: 420, height: 800 });
  await page.waitForTimeout(200);
  await hide(false);
  await fits(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
});

test("what is set while it is hidden is drawn when it is shown", async () => {
  const page = await site.open(`<section>${WIDGET}</section>${DATA}`);
  await heard(page, "ready");
  await page.evaluate((data) => {
    document.querySelector("section").style.display = "none";
    document.querySelector("funding-flow").data = data;
  }, small({ title: "Set while hidden" }));
  await heard(page, "ready", 2);
  await page.evaluate(() => { document.querySelector("section").style.display = ""; });
  await fits(page);
  assert.match(await drawn(page), /Set while hidden/);
});

test("frozen in a background tab and resumed, it goes on", async () => {
  const page = await site.open(WIDGET + DATA);
  await heard(page, "ready");
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await page.evaluate(() => { document.querySelector("funding-flow").view = "table"; });
  await page.locator("funding-flow table").first().waitFor();
});

test("a page that comes back from the back/forward cache is as it was left", async () => {
  // Playwright turns that cache off, and does not follow a page into it: a browser of its own, told by the page itself.
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    const html = (body) => `<!doctype html><title>Test</title><link rel="icon" href="data:,">${body}`;
    site.put("/first.html", html(`<script type="module" src="/funding-flow.js"></script>${WIDGET}${DATA}
      <script>addEventListener("pageshow", ({ persisted }) => { window.persisted = persisted; });</script>`));
    site.put("/second.html", html("<p>Second"));
    await page.goto(`${site.origin}/first.html`);
    await page.waitForFunction(() => document.querySelector("funding-flow").shadowRoot?.querySelector("svg"));
    await awake(page);
    await page.evaluate(() => {
      window.mark = document.querySelector("funding-flow").shadowRoot.querySelector("svg");
      document.querySelector("funding-flow").selected = "NumFOCUS";
    });
    await page.goto(`${site.origin}/second.html`);
    await page.evaluate(() => { setTimeout(() => history.back()); });
    await page.waitForFunction(() => window.persisted === true, undefined, { timeout: 5000 });
    assert.ok(await page.evaluate(() => mark.isConnected));
    // And it is alive: it hears the reader, and draws.
    await page.locator("funding-flow [data-act=release]").click();
    assert.equal(await page.evaluate(() => document.querySelector("funding-flow").selected), "");
    await page.setViewportSize({ width: 700, height: 600 });
    await fits(page);
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
  }
});

test("view transitions: one moves it, one takes its place", async () => {
  const page = await site.open(`<main>${WIDGET}</main><aside></aside>${DATA}`);
  await heard(page, "ready");
  await page.evaluate(async () => {
    const widget = document.querySelector("funding-flow");
    widget.style.viewTransitionName = "money";
    await document.startViewTransition(() => document.querySelector("aside").append(widget)).finished;
  });
  await fits(page);
  assert.equal((await heard(page, "ready")).length, 1);
  await page.evaluate(async () => {
    await document.startViewTransition(() => {
      document.querySelector("aside").innerHTML = '<funding-flow src="#a" style="view-transition-name: money"></funding-flow>';
    }).finished;
  });
  await heard(page, "ready", 2);
  await fits(page);
});

test("a new body in place of the old, as Turbo swaps pages", async () => {
  site.requested.length = 0;
  const page = await site.open(WIDGET + DATA);
  await heard(page, "ready");
  for (let turn = 2; turn < 5; turn += 1) {
    await page.evaluate((html) => {
      // Turbo keeps a copy of what it leaves, and shows it when the reader goes back.
      window.kept = document.body.cloneNode(true);
      const next = new DOMParser().parseFromString(html, "text/html");
      document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
    }, `<body>${WIDGET}${DATA}</body>`);
    await heard(page, "ready", turn);
    await fits(page);
  }
  await page.evaluate(() => document.body.replaceWith(kept));
  await heard(page, "ready", 5);
  await fits(page);
  assert.equal(site.requested.filter((path) => path.endsWith(".wasm")).length, 1);
});

test("swapped by outerHTML as htmx does, and changed in place as morphing does", async () => {
  const page = await site.open(`${WIDGET}${DATA}${block("b", small({ title: "Another year" }))}`);
  await heard(page, "ready");
  await page.evaluate((html) => { document.querySelector("funding-flow").outerHTML = html; }, WIDGET.replace("#a", "#b"));
  await heard(page, "ready", 2);
  assert.match(await drawn(page), /Another year/);
  await page.evaluate(() => document.querySelector("funding-flow").setAttribute("src", "#a"));
  await heard(page, "ready", 3);
  assert.doesNotMatch(await drawn(page), /Another year/);
  await fits(page);
});

test("50 on one page: all drawn in the right size, one wasm, nothing left when they go", async () => {
  site.requested.length = 0;
  const room = (index) => `<div style="width: ${300 + 10 * index}px"><funding-flow src="#a">${FALLBACK}</funding-flow></div>`;
  const rooms = Array.from({ length: 50 }, (_, index) => room(index)).join("");
  const page = await site.open(`<main></main>${DATA}`);
  const session = await page.context().newCDPSession(page);
  const count = async () => {
    await page.evaluate(() => { heard.length = 0; });
    // What was seen last is let go only after another frame.
    await page.waitForTimeout(200);
    for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
    const widgets = await page.evaluate(() => window.made.filter((widget) => widget.deref()).length);
    const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
    return { widgets, nodes, listeners };
  };
  const round = async () => {
    await page.evaluate((rooms) => {
      document.querySelector("main").innerHTML = rooms;
      window.made = [...document.querySelectorAll("funding-flow")].map((widget) => new WeakRef(widget));
    }, rooms);
    // Those far below are drawn when they come near.
    for (let top = 0; await page.evaluate(() => heard.filter(({ type }) => type.endsWith("ready")).length) < 50; top += 600) {
      assert.ok(top < 100_000, "all of them are drawn on the way down");
      await page.evaluate((top) => new Promise((done) => { scrollTo(0, top); requestAnimationFrame(() => setTimeout(done)); }), top);
    }
    await fits(page);
    assert.deepEqual((await widths(page)).map(([, room]) => room), Array.from({ length: 50 }, (_, index) => 300 + 10 * index));
    await page.evaluate(() => document.querySelector("main").replaceChildren());
    return count();
  };
  const first = await round();
  const second = await round();
  assert.equal(first.widgets, 0);
  assert.equal(second.widgets, 0);
  assert.ok(second.nodes <= first.nodes + 20, `nodes: ${first.nodes}, then ${second.nodes}`);
  assert.ok(second.listeners <= first.listeners, `listeners: ${first.listeners}, then ${second.listeners}`);
  assert.equal(site.requested.filter((path) => path.endsWith(".wasm")).length, 1);
  assert.equal(site.requested.filter((path) => path.endsWith("funding-flow.js")).length, 1);
});
