// The first drawing, before a reader reaches for it, and how the one that answers takes its place.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { awake, block, drawn, heard, rig, small, tabIntoDrawing } from "./rig.js";

const site = rig();
const EXAMPLES = new URL("../../examples/", import.meta.url);
const example = (name) => readFileSync(new URL(`${name}.json`, EXAMPLES), "utf8");
const NUMPY = example("numpy-openblas");
const LIBRARY = example("made-up-library");
const LIVE = /funding-flow-live\.wasm$/;
const AFTER = '<p id="after">What follows.</p>';

const fetched = () => site.requested.filter((path) => LIVE.test(path)).length;
const widget = (text, attributes = "") => `<funding-flow src="#a" ${attributes}></funding-flow>`
  + `<script type="application/json" id="a">${text}</script>`;

/** Opens a page with a first drawing on it. */
async function open(body, options) {
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
async function held(page) {
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

const inside = (page, what, ...given) => page.evaluate(
  ([what, given]) => eval(what)(document.querySelector("funding-flow").shadowRoot, ...given), [`(${what})`, given],
);
const isFirst = (page) => inside(page, (root) => root.querySelector(".ff-first svg") !== null);
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))));
const caption = (page) => inside(page, (root) => root.querySelector(".ff-caption").textContent);
const panel = (page) => inside(page, (root) => root.querySelector(".ff-panel")?.textContent ?? "");
const focused = (page) => inside(page, (root) => {
  const part = root.activeElement;
  return part && `${part.getAttribute("aria-label") ?? part.textContent} ${part.matches(":focus-visible")}`;
});

/** The drawing that answers has taken the place of the first, and done what was asked of that. */
async function answers(page) {
  await page.waitForFunction(() => !document.querySelector("funding-flow").shadowRoot.querySelector(".ff-first"));
  await settled(page);
}

/** The middle of a part of the drawing on the page. */
const middle = (page, selector) => inside(page, (root, selector) => {
  const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}, selector);
const PARTY = '.ff-party[data-party="1"]';

test("three files draw, and nothing else is fetched before a reader reaches", async () => {
  const page = await open(`${widget(NUMPY)}<funding-flow src="#a"></funding-flow>`);
  await heard(page, "ready", 2);
  await page.mouse.move(2, 2);
  await page.waitForTimeout(300);
  assert.deepEqual(site.requested.filter((path) => path.includes("funding-flow")).sort(), ["/funding-flow-worker.js", "/funding-flow.js", "/funding-flow_bg.wasm"]);
});

test("the pointer brings what answers, once for all; the trace is there without another move and goes with the pointer", async () => {
  const page = await open(`${widget(JSON.stringify(small()))}<funding-flow id="second" src="#a"></funding-flow>`);
  await heard(page, "ready", 2);
  const hint = await caption(page);
  await page.mouse.move(...await middle(page, PARTY));
  await answers(page);
  assert.match(await caption(page), /^NumFOCUS/);
  assert.equal(await inside(page, (root) => root.querySelector(".funding-flow").classList.contains("ff-traced")), true);
  await page.mouse.move(2, 2);
  await settled(page);
  assert.equal(await caption(page), hint);
  await page.locator("#second").hover();
  await page.waitForFunction(() => !document.querySelector("#second").shadowRoot.querySelector(".ff-first"));
  assert.equal(fetched(), 1);
  assert.deepEqual(await page.evaluate(() => told), []);
});

test("until it answers it says what the pointer or the keyboard is at, and how much", async () => {
  const page = await open(widget(NUMPY));
  await held(page);
  const hint = await caption(page);
  await page.locator(".ff-flow[data-flow='0']").hover();
  assert.equal(await caption(page), "Chan Zuckerberg Initiative to NumFOCUS, $195,000, grant");
  await page.locator("funding-flow h2, funding-flow svg").first().hover({ position: { x: 5, y: 5 } });
  assert.equal(await caption(page), hint, "beside all parts");
  await page.locator(".ff-party").first().hover();
  assert.match(await caption(page), /^Chan Zuckerberg Initiative.*\$195,000/);
  await page.mouse.move(2, 2);
  assert.equal(await caption(page), hint, "the pointer has gone");
  await tabIntoDrawing(page);
  assert.match(await caption(page), /Chan Zuckerberg Initiative/);
  assert.ok(await isFirst(page));
});

test("a pointer that has gone before leaves no trace", async () => {
  const page = await open(widget(NUMPY));
  const come = await held(page);
  const hint = await caption(page);
  await page.mouse.move(...await middle(page, PARTY));
  await page.mouse.move(2, 2);
  await come();
  assert.equal(await caption(page), hint);
  assert.equal(await inside(page, (root) => root.querySelector(".ff-traced")), null);
});

test("a pointer that goes as it comes leaves no trace either", async () => {
  const page = await open(widget(NUMPY));
  const hint = await caption(page);
  const [x, y] = await middle(page, PARTY);
  const come = await held(page);
  await page.mouse.move(x, y);
  await come();
  assert.notEqual(await caption(page), hint);
  await page.mouse.move(2, 2);
  await settled(page);
  assert.equal(await caption(page), hint);
});

test("a click meanwhile pins", async () => {
  const page = await open(widget(NUMPY));
  const come = await held(page);
  await page.mouse.click(...await middle(page, PARTY));
  await come();
  assert.notEqual(await panel(page), "");
  const id = await page.evaluate(() => document.querySelector("funding-flow").selected);
  assert.deepEqual(await page.evaluate(() => told), [{ type: "party", id }]);
});

test("keys meanwhile do what they do later", async () => {
  const keys = async (page) => {
    await tabIntoDrawing(page);
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  };
  const result = async (page) => [
    await focused(page), await page.evaluate(() => document.querySelector("funding-flow").selected), await panel(page),
  ];
  const later = await open(widget(NUMPY));
  await awake(later);
  await keys(later);
  await settled(later);
  const expected = await result(later);
  assert.match(expected[0], / true$/);
  assert.notEqual(expected[1], "");

  const page = await open(widget(NUMPY));
  const come = await held(page);
  await keys(page);
  await come();
  assert.deepEqual(await result(page), expected);
});

test("keys meanwhile do not scroll the page, and those of the page stay the page's", async () => {
  const page = await open(`${widget(NUMPY)}<div style="height: 5000px"></div>`);
  const come = await held(page);
  await page.evaluate(() => {
    window.taken = [];
    addEventListener("keydown", (event) => taken.push([event.key, event.defaultPrevented]));
  });
  await tabIntoDrawing(page);
  const before = await page.evaluate(() => { taken.length = 0; return scrollY; });
  for (const key of [" ", "ArrowDown", "End", "Alt+ArrowUp", "Control+Home"]) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => scrollY), before);
  assert.deepEqual((await page.evaluate(() => taken)).filter(([key]) => !/Alt|Control/.test(key)),
    [[" ", true], ["ArrowDown", true], ["End", true], ["ArrowUp", false], ["Home", false]]);
  await come();
});

test("a choice from a list meanwhile is taken", async () => {
  const page = await open(widget(LIBRARY));
  const come = await held(page);
  const list = page.locator("funding-flow select").first();
  const value = await list.locator("option").nth(1).getAttribute("value");
  await list.focus();
  await page.keyboard.press("ArrowDown");
  const text = await drawn(page);
  await come();
  assert.notEqual(await drawn(page), text);
  assert.equal(await list.inputValue(), value);
  assert.deepEqual(Object.values((await page.evaluate(() => told)).at(-1)).filter((chosen) => chosen === value), [value]);
  assert.equal(await inside(page, (root) => root.activeElement?.tagName), "SELECT");
});

test("a press that is long is a click, also when what answers has come meanwhile", async () => {
  const page = await open(widget(LIBRARY));
  const come = await held(page);
  await page.mouse.move(...await middle(page, PARTY));
  await page.mouse.down();
  const coming = come();
  await page.waitForTimeout(300);
  await page.mouse.up();
  await coming;
  assert.equal((await page.evaluate(() => told)).length, 1);
  assert.notEqual(await panel(page), "");
});

test("so is a key that is held down on a button", async () => {
  const page = await open(widget(NUMPY));
  const come = await held(page);
  await page.locator("funding-flow [data-act=turn]").focus();
  await page.keyboard.down("Space");
  const coming = come();
  await page.waitForTimeout(300);
  await page.keyboard.up("Space");
  await coming;
  assert.ok(await page.locator("funding-flow table").first().isVisible());
});

test("a list that is open is not closed", async () => {
  const page = await open(widget(LIBRARY));
  const come = await held(page);
  const list = page.locator("funding-flow select").first();
  const value = await list.locator("option").nth(1).getAttribute("value");
  await list.click();
  assert.equal(await list.evaluate((list) => list.matches(":open")), true);
  const coming = come();
  await page.waitForTimeout(500);
  assert.equal(await list.evaluate((list) => list.matches(":open")), true);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await coming;
  assert.equal(await list.inputValue(), value);
});

test("a group that is folded meanwhile is folded", async () => {
  const page = await open(widget(LIBRARY));
  const come = await held(page);
  const button = page.locator("funding-flow [data-group]").first();
  const before = [await button.getAttribute("aria-pressed"), await drawn(page)];
  await button.click();
  await come();
  assert.notEqual(await button.getAttribute("aria-pressed"), before[0]);
  assert.notEqual(await drawn(page), before[1]);
  assert.equal(await inside(page, (root) => root.activeElement?.hasAttribute("data-group")), true);
});

test("the table that is asked for meanwhile comes", async () => {
  const page = await open(widget(NUMPY));
  const come = await held(page);
  await page.locator("funding-flow [data-act=turn]").click();
  await come();
  assert.ok(await page.locator("funding-flow table").first().isVisible());
  assert.equal(await page.evaluate(() => document.querySelector("funding-flow").view), "table");
});

for (const part of ["svg [tabindex='0']", "select", "[data-group]", "[data-act=turn]"]) {
  test(`the focus stays on ${part}`, async () => {
    const page = await open(widget(LIBRARY) + AFTER);
    const come = await held(page);
    await tabIntoDrawing(page);
    for (let turn = 0; turn < 12 && !(await inside(page, (root, part) => root.activeElement?.matches(part), part)); turn += 1) {
      await page.keyboard.press("Tab");
    }
    const before = await focused(page);
    assert.match(before, / true$/);
    await come();
    assert.equal(await focused(page), before);
    assert.ok(await inside(page, (root, part) => root.activeElement.matches(part), part));
  });
}

test("a reader who has gone on to a field of the page stays there", async () => {
  const page = await open(`${widget(NUMPY)}<input>`);
  const come = await held(page);
  await tabIntoDrawing(page);
  await page.keyboard.press("ArrowRight");
  await page.locator("input").focus();
  await page.keyboard.type("a");
  await page.evaluate(() => {
    window.seen = new Set();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      seen.add(document.activeElement.localName);
      port2.postMessage(0);
    };
    port2.postMessage(0);
  });
  await come();
  await page.waitForTimeout(200);
  assert.deepEqual(await page.evaluate(() => [...seen]), ["input"], "not even for a moment");
  await page.keyboard.type("b");
  assert.equal(await page.locator("input").inputValue(), "ab");
});

for (const waits of [true, false]) {
  test(`a tap pins${waits ? ", also while it waits" : ""}`, async () => {
    const page = await open(widget(NUMPY), { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    const come = waits ? await held(page) : () => answers(page);
    await page.touchscreen.tap(...await middle(page, PARTY));
    await come();
    assert.notEqual(await panel(page), "");
    assert.equal((await page.evaluate(() => told)).length, 1);
  });
}

test("where the keyboard is can be seen before what answers has come", async () => {
  const page = await open(widget(NUMPY));
  const come = await held(page);
  await tabIntoDrawing(page);
  const outline = () => inside(page, (root) => getComputedStyle(root.activeElement).outlineStyle);
  assert.equal(await outline(), "solid");
  await come();
  assert.equal(await outline(), "none");
  assert.equal(await inside(page, (root) => root.querySelector(".ff-trace").childElementCount > 0), true);
});

test("what could not be answered is said, and not done later", async () => {
  const page = await open(widget(NUMPY), { expected: /ERR_FAILED/ });
  await page.route(LIVE, (route) => route.abort());
  const turn = page.locator("funding-flow [data-act=turn]");
  await turn.click();
  const [{ problems }] = await heard(page, "error");
  assert.deepEqual(problems.map(({ code }) => code), ["not-answering"]);
  assert.ok(await isFirst(page));
  await page.unroute(LIVE);
  await turn.click();
  await answers(page);
  assert.ok(await page.locator("funding-flow table").first().isVisible(), "once, not twice");
});

test("where what answers is there already, a tap, a press and a key on another drawing are not lost", async () => {
  const acts = {
    tap: async (page) => page.touchscreen.tap(...await at(page)),
    press: async (page) => page.mouse.click(...await at(page)),
    key: async (page) => {
      await page.locator("#second .ff-party").nth(1).focus();
      await page.keyboard.press("Enter");
    },
  };
  const at = (page) => page.evaluate((selector) => {
    const { x, y, width, height } = document.querySelector("#second").shadowRoot.querySelector(selector).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  }, PARTY);
  for (const [name, act] of Object.entries(acts)) {
    const page = await open(`${widget(JSON.stringify(small()))}<funding-flow id="second" src="#a"></funding-flow>`, { hasTouch: true });
    await heard(page, "ready", 2);
    await awake(page, "funding-flow:not(#second)");
    assert.equal(await page.evaluate(() => document.querySelector("#second").shadowRoot.querySelector(".ff-first") !== null), true);
    await page.locator("#second").scrollIntoViewIfNeeded();
    await act(page);
    await page.waitForFunction(() => document.querySelector("#second").selected !== "", undefined, { timeout: 2000 })
      .catch(() => assert.fail(`the ${name} is lost`));
  }
});

for (const name of readdirSync(EXAMPLES).filter((name) => name.endsWith(".json"))) {
  for (const [width, theme] of [[1000, "light"], [1000, "dark"], [360, "light"], [360, "dark"], [360, "auto"]]) {
    test(`${name}, ${width} wide, ${theme}: what answers is the same, node for node, and nothing moves`, async () => {
      const page = await open(widget(example(name.slice(0, -5)), `theme="${theme}"`) + AFTER, { viewport: { width, height: 800 } });
      await page.waitForTimeout(100);
      const before = await inside(page, (root) => {
        window.first = root.querySelector(".funding-flow").cloneNode(true);
        window.since = performance.now();
        return [root.host.getBoundingClientRect().height, document.querySelector("#after").getBoundingClientRect().y];
      });
      // From where the hand of a reader comes who reads on.
      await page.mouse.move(width / 2, 1);
      await awake(page);
      await page.waitForTimeout(100);
      const after = await inside(page, (root) => [
        root.host.getBoundingClientRect().height, document.querySelector("#after").getBoundingClientRect().y,
      ]);
      assert.deepEqual(after, before);
      assert.deepEqual(await page.evaluate(() => moved.filter(({ startTime }) => startTime > since)), []);
      assert.equal(await inside(page, (root) => {
        const [one, other] = [window.first, root.querySelector(".funding-flow")];
        if (one.isEqualNode(other)) return "";
        const different = (one, other) => {
          for (let at = 0; at < Math.max(one.childNodes.length, other.childNodes.length); at += 1) {
            const [a, b] = [one.childNodes[at], other.childNodes[at]];
            if (!a || !b) return `${a?.outerHTML ?? a?.data} and ${b?.outerHTML ?? b?.data}`;
            if (!a.isEqualNode(b)) return different(a, b);
          }
          return `${one.cloneNode().outerHTML ?? one.data} and ${other.cloneNode().outerHTML ?? other.data}`;
        };
        return different(one, other);
      }), "");
    });
  }
}

test("paper has the table before anybody has touched the drawing", async () => {
  const page = await open(widget(NUMPY, 'theme="dark"'), { expected: /Synchronous XMLHttpRequest/ });
  assert.equal(await inside(page, (root) => root.querySelector("table")), null);
  await page.pdf(); // Tells the page first, as a reader's own printing does.
  assert.equal(fetched(), 1);
  assert.ok(await isFirst(page));
  await page.emulateMedia({ media: "print" });
  assert.ok(await inside(page, (root) => root.querySelector(".ff-print table").getBoundingClientRect().height) > 100);
  assert.equal(await inside(page, (root) => getComputedStyle(root.querySelector(".ff-caption")).display), "none");
  await page.emulateMedia({ media: "screen" });
  await page.mouse.move(...await middle(page, PARTY));
  await answers(page);
  assert.equal(await inside(page, (root) => root.querySelectorAll("svg").length), 1);
  assert.equal(fetched(), 1);
});

test("another theme, another language and another width are drawn without what answers", async () => {
  const page = await open(`<div>${widget(NUMPY)}</div>`);
  const root = (name) => inside(page, (root, name) => root.querySelector(".funding-flow").classList.contains(name), name);
  await page.evaluate(() => { document.querySelector("funding-flow").theme = "dark"; });
  await settled(page);
  assert.ok(await root("ff-dark"));
  await page.evaluate(() => { document.querySelector("funding-flow").lang = "ja"; });
  await settled(page);
  assert.match(await inside(page, (root) => root.querySelector("[data-act=turn]").textContent), /表/);
  await page.evaluate(() => { document.querySelector("div").style.width = "360px"; });
  await page.waitForFunction(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg").getAttribute("width") === "360");
  assert.ok(await root("ff-narrow"));
  await page.evaluate(() => document.querySelector("funding-flow").removeAttribute("lang"));
  await settled(page);
  assert.match(await inside(page, (root) => root.querySelector("[data-act=turn]").textContent), /table/);
  assert.ok(await isFirst(page));
  assert.equal(fetched(), 0);
  // And what answers begins like that.
  await awake(page);
  assert.ok(await root("ff-dark") && await root("ff-narrow"));
});

test("the same description again fetches nothing and says that it is ready", async () => {
  const page = await open(widget(NUMPY));
  const svg = await page.evaluateHandle(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg"));
  await page.evaluate((data) => { document.querySelector("funding-flow").data = data; }, NUMPY);
  await heard(page, "ready", 2);
  assert.ok(await svg.evaluate((svg) => svg.isConnected));
  assert.ok(await isFirst(page));
  assert.equal(fetched(), 0);
});

test("another description is followed by the eye, and keeps the order", async () => {
  const flows = (amounts) => amounts.map((amount, at) => [
    { from: `Giver ${at}`, to: `House ${at}`, amount }, { from: `House ${at}`, to: `Work ${at}`, amount },
  ]).flat();
  const [one, two] = [[500, 300, 100, 200], [10, 20, 900, 400]].map((amounts) => small({ flows: flows(amounts) }));
  const places = (page) => inside(page, (root) => {
    for (const animation of root.getAnimations()) animation.finish();
    return [...root.querySelectorAll(".ff-party")].map((mark) => Math.round(mark.getBoundingClientRect().y));
  });
  const found = {};
  for (const how of ["first", "awake", "alone"]) {
    const page = await open(widget(JSON.stringify(how === "alone" ? two : one)));
    await page.waitForTimeout(400);
    if (how === "awake") await awake(page);
    if (how !== "alone") {
      const count = await page.evaluate((data) => new Promise((done) => {
        const widget = document.querySelector("funding-flow");
        const moving = () => done(widget.shadowRoot.getAnimations().filter((own) => !(own instanceof CSSTransition)).length);
        widget.addEventListener("funding-flow-ready", moving, { once: true });
        widget.data = data;
      }), two);
      assert.ok(count > 4, `${how}: ${count} marks are on their way`);
      assert.equal(await isFirst(page), how === "first");
      assert.equal(fetched(), how === "first" ? 0 : 1);
      assert.equal((await heard(page, "ready")).length, 2);
    }
    found[how] = await places(page);
  }
  assert.deepEqual(found.first, found.awake);
});

test("an element that is moved keeps its first drawing, and answers in its new place", async () => {
  const page = await open(`${widget(NUMPY)}<main></main>`);
  const svg = await page.evaluateHandle(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg"));
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("funding-flow")));
  await settled(page);
  assert.ok(await svg.evaluate((svg) => svg.isConnected));
  assert.ok(await isFirst(page));
  assert.equal(fetched(), 0);
  await page.mouse.click(...await middle(page, PARTY));
  await answers(page);
  assert.notEqual(await panel(page), "");
});

test("one that is removed while the file comes leaves nothing behind", async () => {
  const page = await open(`<main>${widget(NUMPY)}</main>`);
  const come = await held(page);
  await page.mouse.click(...await middle(page, PARTY));
  await page.evaluate(() => {
    const widget = document.querySelector("funding-flow");
    window.root = widget.shadowRoot;
    window.gone = new WeakRef(widget);
    widget.remove();
    heard.length = 0;
  });
  await come({ alone: true });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => root.querySelector("svg, .ff-first, .funding-flow")), null);
  assert.deepEqual(await page.evaluate(() => [told, heard]), [[], []]);
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => { root = undefined; });
  for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
  assert.equal(await page.evaluate(() => gone.deref() === undefined), true);
});
