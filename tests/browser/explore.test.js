// What a reader does with a drawing beyond looking at it: caption, panel, table, colours, what the page is told.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { awake, block, heard, rig, small, tabIntoDrawing } from "./rig.js";

const site = rig();
const NUMPY = JSON.parse(await readFile(new URL("../../examples/numpy-openblas.json", import.meta.url), "utf8"));

const open = async (attributes = "", description = NUMPY, options) => {
  const page = await site.open(`<button>Before</button><funding-flow src="#a" ${attributes}></funding-flow><button>After</button>${block("a", description)}`, {
    before: () => {
      window.told = [];
      for (const type of ["funding-flow-select", "funding-flow-change"]) {
        addEventListener(type, (event) => window.told.push({ event: type, composed: event.composed && event.bubbles, ...event.detail }));
      }
    },
    ...options,
  });
  await heard(page, "ready");
  await awake(page);
  return page;
};
/** Runs a function on what is found in the shadow root. */
const inside = (page, selector, what = "(found) => found?.textContent ?? null") =>
  page.evaluate(([selector, what]) => eval(what)(document.querySelector("funding-flow").shadowRoot.querySelector(selector)), [selector, what]);
const middle = async (page, selector) =>
  inside(page, selector, "(found) => { const b = found.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }");
const party = (id) => {
  const all = ["funders", "sponsors", "projects", "people", "deliverables"].flatMap((role) => NUMPY[role] ?? []);
  return `.ff-party[data-party="${all.findIndex((party) => party.id === id)}"]`;
};
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
const told = (page) => page.evaluate(() => window.told);

test("the caption says whose money it is and whom it reaches, and moves nothing", async () => {
  const page = await open();
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await height();
  await page.mouse.move(...(await middle(page, party("openblas"))));
  await settled(page);
  const caption = await inside(page, ".ff-caption");
  assert.match(caption, /^OpenBLAS, project: receives \$55,000/);
  assert.match(caption, /Whose money Chan Zuckerberg Initiative: \$55,000/);
  assert.match(caption, /Whom it reaches .*Martin Kroeker: \$27,500–\$55,000/);
  assert.equal(await height(), before);
});

test("a click pins: details, award, links, an event, an attribute; the button lets go", async () => {
  const page = await open();
  await page.mouse.click(...(await middle(page, party("numfocus"))));
  await settled(page);
  await page.mouse.move(1, 1);
  const panel = await inside(page, ".ff-panel");
  for (const words of ["Fiscal sponsor of NumPy", "$195,000", "80\u00a0% of the request was granted", "Whom it reaches"]) {
    assert.ok(panel.includes(words), `${words} in ${panel}`);
  }
  const links = await inside(page, ".ff-panel", "(found) => [...found.querySelectorAll('a')].map((a) => a.rel)");
  assert.ok(links.length > 1);
  for (const rel of links) assert.equal(rel, "noopener noreferrer nofollow ugc");
  assert.match(await inside(page, "[role=status]"), /^NumFOCUS, fiscal sponsor: .*Chan Zuckerberg Initiative: \$195,000/);
  assert.deepEqual(await told(page), [{ event: "funding-flow-select", composed: true, type: "party", id: "numfocus" }]);
  assert.equal(await page.getAttribute("funding-flow", "selected"), "numfocus");
  assert.ok(await inside(page, ".ff-flows", "(found) => found.childElementCount") > 10, "the drawing is still there");
  await page.locator("[data-act=release]").click();
  await settled(page);
  assert.equal(await inside(page, ".ff-panel"), null);
  assert.equal((await told(page)).at(-1).type, "none");
  assert.equal(await page.getAttribute("funding-flow", "selected"), null);
});

test("a page pins by the property and is not told of it", async () => {
  const page = await open('selected="openblas"');
  assert.match(await inside(page, ".ff-panel"), /^×OpenBLAS/);
  await page.evaluate(() => { document.querySelector("funding-flow").selected = "flow-0"; });
  await settled(page);
  assert.match(await inside(page, ".ff-panel"), /Chan Zuckerberg Initiative to NumFOCUS/);
  await page.evaluate(() => { document.querySelector("funding-flow").selected = "nobody"; });
  await settled(page);
  assert.equal(await inside(page, ".ff-panel"), null);
  assert.deepEqual(await told(page), []);
});

test("a flow is selected with its ends", async () => {
  const page = await open();
  await tabIntoDrawing(page);
  for (const key of ["ArrowRight", "Enter"]) await page.keyboard.press(key);
  await settled(page);
  const [flow] = await told(page);
  assert.deepEqual({ from: flow.from, to: flow.to }, { from: "czi", to: "numfocus" });
  assert.equal(await page.getAttribute("funding-flow", "selected"), `flow-${flow.index}`);
});

test("the keyboard's focus has a ring and shows the help; a click has neither", async () => {
  const page = await open();
  const shown = () => inside(page, ".ff-keys", "(found) => getComputedStyle(found).visibility");
  const ring = () => inside(page, ".ff-trace [fill=none][stroke-width='2']", "(found) => found?.tagName ?? null");
  assert.equal(await shown(), "hidden");
  await tabIntoDrawing(page);
  await settled(page);
  assert.equal(await shown(), "visible");
  assert.equal(await ring(), "rect");
  await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.equal(await ring(), "path");
  await page.mouse.click(...(await middle(page, party("numfocus"))));
  await settled(page);
  assert.equal(await ring(), null);
});

test("one part of the drawing is a tab stop, from the start and wherever the focus was", async () => {
  const page = await open();
  const stops = () => inside(page, "svg", "(found) => [...found.querySelectorAll('[tabindex=\"0\"]')].map((stop) => stop.dataset.party ?? `flow ${stop.dataset.flow}`)");
  assert.deepEqual(await stops(), ["0"]);
  await tabIntoDrawing(page);
  for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await settled(page);
  const now = await stops();
  assert.equal(now.length, 1);
  assert.notDeepEqual(now, ["0"]);
  await page.evaluate(() => { document.querySelector("funding-flow").layout = "vertical"; });
  await settled(page);
  assert.equal((await stops()).length, 1);
});

test("nothing that stands still is touched under the pointer", async () => {
  const page = await open();
  await page.evaluate(() => {
    window.touched = [];
    const svg = document.querySelector("funding-flow").shadowRoot.querySelector("svg");
    new MutationObserver((records) => {
      for (const { target } of records) if (!target.closest(".ff-trace")) window.touched.push(target.outerHTML.slice(0, 80));
    }).observe(svg, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  for (const id of ["numfocus", "openblas", "czi"]) await page.mouse.move(...(await middle(page, party(id))));
  await settled(page);
  assert.ok(await inside(page, ".ff-trace", "(found) => found.childElementCount") > 0);
  assert.deepEqual(await page.evaluate(() => window.touched), []);
});

test("the table is one click away and says the same", async () => {
  const page = await open();
  await page.locator("[data-act=turn]").click();
  await settled(page);
  assert.equal(await inside(page, "svg"), null);
  assert.match(await inside(page, ".funding-flow-table"), /NumFOCUS overhead/);
  assert.equal(await page.getAttribute("funding-flow", "view"), "table");
  assert.deepEqual(await told(page), [{ event: "funding-flow-change", composed: true, view: "table", status: "", award: "", year: "", folded: "" }]);
  await page.locator("[data-act=turn]").click();
  await settled(page);
  assert.ok(await inside(page, ".ff-flows", "(found) => found.childElementCount") > 10);
  assert.equal(await inside(page, "table"), null);
});

test("ribbons are striped by whose money they carry", async () => {
  const description = {
    title: "Two funders", currency: "USD",
    flows: [{ from: "A", to: "C", amount: 300 }, { from: "B", to: "C", amount: 100 }, { from: "C", to: "D", amount: 400 }],
  };
  const page = await open('color="funder"', description);
  const inks = await inside(page, '.ff-flow[data-flow="2"]', "(found) => [...found.querySelectorAll('.ff-ribbon')].map((path) => path.getAttribute('class').split(' ').pop())");
  assert.deepEqual(inks, ["ff-f-funder", "ff-f-sponsor"]);
  const widths = await inside(page, '.ff-flow[data-flow="2"]', "(found) => [...found.querySelectorAll('.ff-ribbon')].map((path) => path.getBBox().height)");
  assert.ok(Math.abs(widths[0] / widths[1] - 3) < 0.02, `${widths}`);
  assert.match(await inside(page, ".ff-legend"), /A.*B/s);
  await page.evaluate(() => { document.querySelector("funding-flow").color = "role"; });
  await settled(page);
  assert.equal(await inside(page, '.ff-flow[data-flow="2"]', "(found) => found.matches('.ff-ribbon') && found.childElementCount === 0"), true);
});

test("the words follow the language of the element", async () => {
  const page = await open('lang="ja"');
  assert.equal(await inside(page, "[data-act=turn]"), "表で表示");
  await page.evaluate(() => { document.querySelector("funding-flow").lang = "pt"; });
  await settled(page);
  assert.equal(await inside(page, "[data-act=turn]"), "Mostrar como tabela");
  await page.evaluate(() => document.querySelector("funding-flow").removeAttribute("lang"));
  await settled(page);
  assert.equal(await inside(page, "[data-act=turn]"), "Show as table");
});

test("paper gets the light drawing with the table under it", async () => {
  const page = await open('theme="dark"');
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await settled(page);
  assert.equal(await inside(page, ".ff-print", "(found) => getComputedStyle(found).display"), "none");
  await page.emulateMedia({ media: "print" });
  assert.ok(await inside(page, ".ff-print table", "(found) => found.getBoundingClientRect().height") > 100);
  assert.equal(await inside(page, ".ff-labels text", "(found) => getComputedStyle(found).fill"), "rgb(27, 32, 39)");
});

test("a thin ribbon can be hit 12 pixels beside it, a neighbour loses nothing", async () => {
  const flows = [{ from: "A", to: "B", amount: 1000000 }, { from: "C", to: "B", amount: 20000 }];
  const page = await open("", { title: "Thin", currency: "USD", flows });
  const [x, y] = await middle(page, '.ff-flow[data-flow="1"]');
  const found = [];
  for (let dy = -14; dy <= 14; dy += 2) {
    await page.mouse.move(x, y + dy);
    await settled(page);
    found.push(/^C to B/.test(await inside(page, ".ff-caption")));
  }
  assert.ok(found.filter(Boolean).length >= 5, `${found}`);
  // Where nothing is near, nothing is meant.
  await page.mouse.move(20, 20);
  await settled(page);
  assert.match(await inside(page, ".ff-caption"), /^Point at/);
  await page.mouse.click(x, y + 4);
  await settled(page);
  assert.match(await inside(page, ".ff-panel"), /C to B/);
  await page.keyboard.press("Escape");
  const [wide, high] = await middle(page, '.ff-flow[data-flow="0"]');
  assert.equal(await page.evaluate(([x, y]) => document.querySelector("funding-flow").shadowRoot.elementFromPoint(x, y).closest("[data-flow]").dataset.flow, [wide, high]), "0");
});

test("no width is too small and no text too large for what stands under the drawing", async () => {
  for (const head of ["", "<style>html{font-size:200%}body{font-size:1em}</style>", '<style>html{direction:rtl}</style>']) {
    const page = await open('selected="openblas"', NUMPY, { head, viewport: { width: 360, height: 800 } });
    const over = await page.evaluate(() => [...document.querySelector("funding-flow").shadowRoot.querySelectorAll(".ff-caption, .ff-bar, .ff-panel, button")]
      .filter((part) => { const b = part.getBoundingClientRect(); return b.left < -1 || b.right > innerWidth + 1; }).map((part) => part.className));
    assert.deepEqual(over, [], head);
  }
});

test("less motion and forced colours are heeded", async () => {
  const page = await open("", small(), { reducedMotion: "reduce", forcedColors: "active" });
  assert.match(await inside(page, ".ff-flows", "(found) => getComputedStyle(found).transitionDuration"), /^0s$/);
  const canvasText = await page.evaluate(() => { const at = document.body.appendChild(document.createElement("i")); at.style.color = "CanvasText"; return getComputedStyle(at).color; });
  assert.equal(await inside(page, ".ff-labels text", "(found) => getComputedStyle(found).fill"), canvasText);
});

test("ribbons fade where there are few, and no hint makes the browser build all its layers anew at every trace", async () => {
  for (const [count, fades] of [[20, "0.12s"], [400, "0s"]]) {
    const flows = Array.from({ length: count }, (_, flow) => ({ from: `A${flow % 20}`, to: `B${flow}`, amount: 1 }));
    const page = await open("", { title: "Made-up", currency: "USD", flows });
    const found = await inside(page, ".ff-flows", "(found) => { const { transitionDuration, willChange } = getComputedStyle(found); return [transitionDuration, willChange]; }");
    assert.deepEqual(found, [fades, "auto"], `${count} flows`);
  }
});

test("a page that runs from right to left has its labels where the layout put them", async () => {
  const edges = [];
  for (const head of ["", "<style>html{direction:rtl}</style>"]) {
    const page = await open("", NUMPY, { head });
    edges.push(await inside(page, "svg", `(found) => [...found.querySelectorAll("text")].map((text) => {
      const [a, b] = [text.getBoundingClientRect(), found.getBoundingClientRect()];
      return Math.round(a.x - b.x);
    })`));
  }
  assert.deepEqual(edges[0], edges[1]);
});
