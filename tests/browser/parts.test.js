// What a reader chooses to see: filters, folded groups, what is said of them, what the page is told.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { draws, playground, says } from "./playground-rig.js";
import { awake, block, drawn, heard, rig, small } from "./rig.js";

const site = rig();
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Nobody's fund: every sort of thing to choose. */
const FUND = {
  title: "A fund that is made up", currency: "USD", updated: "2022", rates: { EUR: { rate: 1.08, date: "2022-01-03" } },
  funders: [
    { id: "a", name: "Alpha", group: "Companies" }, { id: "b", name: "Beta", group: "Companies" },
    { id: "c", name: "Gamma", group: "Companies" }, { id: "f", name: "Foundation" }, { id: "s", name: "صندوق المصادر" },
  ],
  sponsors: [{ id: "host", name: "Host", keeps: [{ kind: "overhead", amount: 20000 }] }],
  people: [{ id: "p", name: "One", group: "Team" }, { id: "q", name: "Two", group: "Team" }],
  awards: [{ id: "w", title: "The award", period: { from: "2020-03", to: "2021" } }],
  flows: [
    { from: "a", to: "host", amount: 100000, currency: "EUR" }, { from: "b", to: "host", amount: 50000 },
    { from: "c", to: "host", amount: 25000, status: "proposed" }, { from: "f", to: "host", amount: 200000, award: "w" },
    { from: "s", to: "host", amount: 30000 },
    { from: "host", to: "p", amount: 200000, award: "w" }, { from: "host", to: "q", amount: 90000, period: { from: "2021" } },
  ],
};

const open = async (attributes = "", description = FUND, options) => {
  const page = await site.open(`<main><h1>Funding</h1><h2>Where it goes</h2><funding-flow src="#a" ${attributes}></funding-flow></main>${block("a", description)}`, {
    before: () => {
      window.told = [];
      for (const type of ["funding-flow-select", "funding-flow-change"]) {
        addEventListener(type, (event) => window.told.push({ event: type.slice(13), ...event.detail }));
      }
    },
    ...options,
  });
  await heard(page, "ready");
  await awake(page);
  return page;
};
const inside = (page, selector, what = "(found) => found?.textContent ?? null") =>
  page.evaluate(([selector, what]) => eval(what)(document.querySelector("funding-flow").shadowRoot.querySelector(selector)), [selector, what]);
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
const told = (page) => page.evaluate(() => window.told.splice(0));
const head = (page) => inside(page, ".ff-head", "(found) => [...found.querySelectorAll('text')].map((line) => line.textContent).join(' ')");
const choose = async (page, name, value) => {
  await page.locator(`[data-choose=${name}]`).selectOption(value);
  await settled(page);
};
const press = async (page, group) => {
  await page.locator(`[data-group="${group}"]`).click();
  await settled(page);
};
const flows = (page) => inside(page, ".ff-flows", "(found) => found.childElementCount");
const change = (detail) => ({ event: "change", view: "diagram", status: "", award: "", year: "", folded: "", ...detail });

test("a filter shows a part, says so, tells the page, and is undone", async () => {
  const page = await open();
  const whole = await drawn(page);
  await choose(page, "award", "w");
  assert.match(await head(page), /Shown: The award, 2 of 7 flows\. \$200,000 from 1 funder/);
  assert.equal(await flows(page), 2);
  assert.equal(await inside(page, ".ff-stubs", "(found) => found.childElementCount"), 0, "what is kept is not of this part");
  assert.match(await inside(page, "[role=status]"), /^Shown: The award, 2 of 7 flows\.$/);
  assert.equal(await page.getAttribute("funding-flow", "award"), "w");
  assert.deepEqual(await told(page), [change({ award: "w" })]);
  await choose(page, "year", "2020");
  assert.match(await head(page), /Shown: The award and 2020, 2 of 7 flows; amounts are those of whole periods\./);
  await choose(page, "award", "");
  assert.match(await head(page), /Shown: 2020, 2 of 7 flows; amounts are those of whole periods; without dates and left out: 4\./);
  await choose(page, "year", "");
  assert.equal(await drawn(page), whole, "as it was before");
  assert.equal(await inside(page, "[role=status]"), "Everything is shown");
  assert.equal(await page.getAttribute("funding-flow", "award"), null);
  assert.equal((await told(page)).length, 3);
});

test("parties stay in their order when a part is shown", async () => {
  const page = await open();
  const order = () => inside(page, ".ff-parties", `(found) => [...found.querySelectorAll(".ff-party")].map((party) => [party.getBoundingClientRect(), party.dataset.party])
    .sort(([a], [b]) => Math.round(a.x - b.x) || a.y - b.y).map(([, party]) => party)`);
  const before = await order();
  await choose(page, "status", "awarded");
  const after = await order();
  assert.ok(after.length < before.length);
  assert.deepEqual(after, before.filter((party) => after.includes(party)));
});

test("a link can hold the whole state, the page's changes are not told back", async () => {
  const page = await open('status="awarded paid" year="2021" folded="Companies, Team" view="table"');
  assert.equal(await inside(page, "[data-choose=status]", "(found) => found.value"), "awarded paid");
  assert.equal(await inside(page, "[data-choose=year]", "(found) => found.value"), "2021");
  assert.match(await inside(page, ".ff-shown"), /^Shown: awarded, paid and 2021, 3 of 7 flows/);
  const rows = await inside(page, "table", "(found) => [...found.tBodies[0].rows].map((row) => row.cells[0].textContent + ' > ' + row.cells[1].textContent)");
  assert.deepEqual(rows, ["Foundation > Host", "Host > Team (2)", "Host > Team (2)"]);
  await page.evaluate(() => Object.assign(document.querySelector("funding-flow"), { status: null, year: "", folded: null, view: "diagram" }));
  await settled(page);
  assert.equal(await flows(page), 7);
  assert.equal(await inside(page, "[data-choose=status]", "(found) => found.value"), "");
  assert.deepEqual(await told(page), []);
  await page.evaluate(() => Object.assign(document.querySelector("funding-flow"), { status: "granted", award: "x", year: "soon", folded: "Nobody" }));
  await settled(page);
  assert.equal(await flows(page), 7, "what the description does not have chooses nothing");
});

test("a group is folded and opened by a button", async () => {
  const page = await open();
  await press(page, "Companies");
  assert.match(await drawn(page), /Companies \(3\)/);
  assert.doesNotMatch(await drawn(page), /Alpha/);
  assert.equal(await flows(page), 6, "proposed money stays apart");
  assert.equal(await inside(page, '[data-group="Companies"]', "(found) => found.ariaPressed"), "true");
  assert.deepEqual(await told(page), [change({ folded: "Companies" })]);
  assert.doesNotMatch(await head(page), /Shown/, "nothing is left out");
  await page.evaluate(() => { document.querySelector("funding-flow").selected = "b"; });
  await settled(page);
  const panel = await inside(page, ".ff-panel");
  assert.match(panel, /^×Companies \(3\)/, "a member is found in its group");
  assert.match(panel, /Made up ofAlpha: €100,000, converted: \$108,000.*Made up ofBeta: \$50,000/);
  assert.match(panel, /Whom it reaches\s*(One|Two)/);
  await press(page, "Team");
  assert.match(await inside(page, ".ff-panel"), /Whom it reaches\s*Team \(2\)/, "what is pinned stays pinned");
  await press(page, "Companies");
  assert.match(await drawn(page), /Alpha/);
  assert.deepEqual((await told(page)).filter(({ event }) => event === "change"), [change({ folded: "Companies, Team" }), change({ folded: "Team" })]);
});

test("the example with groups folds in the playground, wide and on a phone", async () => {
  for (const [width, height] of [[1280, 900], [360, 800]]) {
    const page = await playground(site, "/", { viewport: { width, height } });
    await page.click("#start");
    await page.getByRole("button", { name: /made-up library/ }).click();
    await says(page, /^No problems$/);
    if (width === 360) await page.click("#tab-drawing");
    await draws(page, "£15,000");
    const groups = page.locator("#drawing [data-group]");
    assert.deepEqual((await groups.allTextContents()).sort(), ["Companies (4)", "Maintainers (3)", "Writers (2)"]);
    for (const name of ["Companies", "Maintainers", "Writers"]) await page.locator(`#drawing [data-group="${name}"]`).click();
    await draws(page, "Writers (2)");
    const folded = await drawn(page, "#drawing");
    assert.match(folded, /Companies \(4\)\s*\$110,650/, "euros and pounds are added up in dollars");
    assert.doesNotMatch(folded, /£15,000|Translators/);
    await page.locator('#drawing [data-group="Companies"]').click();
    await draws(page, "£15,000");
    await page.locator("#drawing [data-choose=year]").selectOption("2025");
    await draws(page, "Shown: 2025");
    assert.doesNotMatch(await drawn(page, "#drawing"), /Games/, "who paid in 2023 alone");
  }
});

test("what is pinned is let go of where it is not shown any more", async () => {
  const page = await open('selected="a"');
  assert.match(await inside(page, ".ff-panel"), /^×Alpha/);
  await choose(page, "award", "w");
  assert.equal(await inside(page, ".ff-panel"), null);
  assert.deepEqual(await told(page), [change({ award: "w" }), { event: "select", type: "none" }]);
  await page.evaluate(() => { document.querySelector("funding-flow").selected = "host"; });
  await settled(page);
  assert.match(await inside(page, ".ff-panel"), /Received\$200,000.*In allHost, sponsor: receives \$413,000/);
  assert.match(await inside(page, ".ff-panel"), /Whose money \(with what is not shown\)/);
});

test("only what can be chosen is offered", async () => {
  const page = await open("", small());
  assert.equal(await inside(page, ".ff-choose"), null);
  const dull = await open("", { ...FUND, funders: FUND.funders.map(({ group, ...party }) => party), people: [{ id: "p" }, { id: "q" }], flows: FUND.flows.map(({ status, period, award, ...flow }) => flow), awards: [] });
  assert.equal(await inside(dull, ".ff-choose"), null);
});

test("the keyboard chooses, and the focus stays where it was", async () => {
  const page = await open();
  const focused = () => page.evaluate(() => document.querySelector("funding-flow").shadowRoot.activeElement?.dataset);
  await page.keyboard.press("Tab");
  assert.deepEqual({ ...(await focused()) }, { party: "0" });
  await page.keyboard.press("Tab");
  assert.deepEqual({ ...(await focused()) }, { choose: "status" });
  await page.keyboard.press("p");
  await settled(page);
  assert.equal(await page.getAttribute("funding-flow", "status"), "proposed");
  assert.equal(await inside(page, ".ff-flows", "(found) => found.childElementCount"), 1);
  assert.deepEqual({ ...(await focused()) }, { choose: "status" });
  for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press("Tab");
  assert.equal((await focused()).group, "Companies");
  await page.keyboard.press("Space");
  await settled(page);
  assert.equal(await page.getAttribute("funding-flow", "folded"), "Companies");
  assert.equal((await focused()).group, "Companies");
});

test("the words are those of the language", async () => {
  for (const [lang, words] of [["es", ["Estado", "Mostrar como uno", "Se muestra: The award, 2 de 7 flujos"]], ["ja", ["状態", "まとめて表示", "表示中：The award（7件中2件の流れ）"]], ["pt", ["Situação", "Mostrar como um", "Mostrado: The award, 2 de 7 fluxos"]]]) {
    const page = await open(`lang="${lang}" award="w"`);
    const text = (await inside(page, ".ff-choose")) + (await head(page));
    for (const word of words) assert.ok(text.includes(word), `${word} in ${text}`);
  }
});

for (const [name, attributes, options] of [
  ["everything", "", {}],
  ["filtered", 'award="w" selected="host"', {}],
  ["folded", 'folded="Companies, Team"', {}],
  ["a part as a table", 'year="2021" view="table"', {}],
  ["narrow and dark", 'theme="dark" folded="Team" status="awarded"', { viewport: { width: 360, height: 800 } }],
  ["forced colours", 'folded="Team"', { forcedColors: "active" }],
  ["nothing at all", 'status="proposed" award="w"', {}],
]) {
  test(`axe finds nothing, and nothing is too wide or too small: ${name}`, async () => {
    const page = await open(attributes, FUND, { reducedMotion: "reduce", ...options });
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => (await axe.run(document)).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]));
    assert.deepEqual(violations, []);
    const wrong = await page.evaluate(() => [...document.querySelector("funding-flow").shadowRoot.querySelectorAll("select, button")]
      .map((control) => [control.textContent.slice(0, 20), control.getBoundingClientRect()])
      .filter(([, box]) => box.height < 24 || box.width < 24 || box.left < 0 || box.right > innerWidth + 1));
    assert.deepEqual(wrong, []);
  });
}

test("large text on a small screen keeps every choice in reach", async () => {
  const page = await open("", FUND, { head: "<style>html{font-size:200%}</style>", viewport: { width: 360, height: 800 } });
  const wide = await page.evaluate(() => [...document.querySelector("funding-flow").shadowRoot.querySelectorAll(".ff-choose, .ff-choose *")]
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1).map((part) => part.outerHTML.slice(0, 60)));
  assert.deepEqual(wide, []);
});
