// What a reader does at the first drawing before the one that answers takes its place: none of it is lost, and none is done twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AFTER, LIVE, NUMPY, PARTY, answers, caption, example, fetched, focused, held, inside, isFirst, middle, open, panel, settled, widget,
} from "./first-rig.js";
import { awake, drawn, heard, small, tabIntoDrawing } from "./rig.js";

const LIBRARY = example("made-up-library");

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
  // Where drawing takes long, what draws lets the page go on meanwhile.
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 10 });
  await come();
  await answers(page);
  await page.waitForTimeout(500);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
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
  await turn.click({ delay: 100 });
  const [{ problems }] = await heard(page, "error");
  assert.deepEqual(problems.map(({ code }) => code), ["not-answering"]);
  await page.waitForTimeout(200);
  assert.equal((await heard(page, "error")).length, 1, "a click comes with a focus, and is answered once");
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
