// The first drawing, which is there before a reader reaches for it: what it fetches, and that it looks like the one that answers.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import {
  AFTER, EXAMPLES, NUMPY, PARTY, answers, example, fetched, held, inside, isFirst, middle, open, panel, settled, site, widget,
} from "./first-rig.js";
import { awake, heard, small } from "./rig.js";

test("three files draw, and nothing else is fetched before a reader reaches", async () => {
  const page = await open(`${widget(NUMPY)}<funding-flow src="#a"></funding-flow>`);
  await heard(page, "ready", 2);
  await page.mouse.move(2, 2);
  await page.waitForTimeout(300);
  assert.deepEqual(site.requested.filter((path) => path.includes("funding-flow")).sort(), ["/funding-flow-worker.js", "/funding-flow.js", "/funding-flow_bg.wasm"]);
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
  await page.waitForFunction(() => /表/.test(document.querySelector("funding-flow").shadowRoot.querySelector("[data-act=turn]").textContent));
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

for (const [name, value] of [["color", "funder"], ["view", "table"], ["status", "awarded"], ["selected", "council"]]) {
  test(`another description and ${name} at once: both are shown`, async () => {
    const library = example("made-up-library");
    const words = (page) => inside(page, (root) => [...root.querySelectorAll("svg text, .ff-panel, table td")].map((part) => part.textContent).sort());
    const fresh = await site.open(widget(library, `${name}="${value}"`));
    await heard(fresh, "ready");
    const page = await open(widget(NUMPY));
    await page.evaluate(([text, name, value]) => {
      const element = document.querySelector("funding-flow");
      element.data = text;
      element[name] = value;
    }, [library, name, value]);
    await heard(page, "ready", 2);
    await settled(page);
    assert.ok(!await isFirst(page));
    assert.deepEqual(await words(page), await words(fresh));
  });
}

test("who asks for the table stays at its place on the page", async () => {
  const page = await open(widget(NUMPY) + AFTER.repeat(3));
  await page.setViewportSize({ width: 1100, height: 600 });
  await settled(page);
  await page.evaluate(() => scrollTo(0, 1e6));
  await settled(page);
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 100);
  await page.locator("funding-flow [data-act=turn]").click();
  await page.locator("funding-flow table").first().waitFor();
  await settled(page);
  assert.equal(await page.evaluate(() => scrollY), before);
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
