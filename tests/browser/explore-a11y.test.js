// What assistive technology gets: no violation of axe-core in any state, and the accessibility tree as a golden.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { awake, heard, rig, tabIntoDrawing } from "./rig.js";

const site = rig();
const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NUMPY = await readFile(new URL("../../examples/numpy-openblas.json", import.meta.url), "utf8");
const GOLDEN = new URL("./numpy-openblas.aria.yml", import.meta.url);

const DARK = "<style>html{color-scheme:dark;background:#14181e;color:#e8ecf1}</style>";
const STATES = {
  diagram: {},
  "diagram that answers": { act: awake },
  hover: { act: (page) => page.locator(".ff-party").nth(2).hover() },
  pinned: { attributes: 'selected="openblas"' },
  "pinned flow by keyboard": {
    act: async (page) => {
      await tabIntoDrawing(page);
      for (const key of ["ArrowRight", "Enter"]) await page.keyboard.press(key);
    },
  },
  table: { attributes: 'view="table"' },
  funders: { attributes: 'color="funder"' },
  narrow: { viewport: { width: 360, height: 800 } },
  outdated: { act: (page) => page.evaluate(() => { document.querySelector("funding-flow").data = "{"; }) },
  filtered: { attributes: 'award="season-of-docs-2019"' },
  error: { text: "{ \"flows\": [", what: "error" },
  dark: { head: DARK, attributes: 'selected="numfocus"' },
  "dark on a light page": { attributes: 'theme="dark" view="table"' },
};

const open = async ({ attributes = "", text = NUMPY, what = "ready", head = "", ...options }) => {
  const body = `<main><h1>Funding</h1><h2>Where it goes</h2><funding-flow src="#a" ${attributes}></funding-flow></main>`
    + `<script type="application/json" id="a">${text}</script>`;
  const page = await site.open(body, { head, reducedMotion: "reduce", ...options });
  await heard(page, what);
  return page;
};

for (const [name, { act, ...state }] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, async () => {
    const page = await open(state);
    await act?.(page);
    await page.waitForTimeout(50);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { violations } = await axe.run(document);
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`) }));
    });
    assert.deepEqual(violations, []);
  });
}

for (const [name, act] of Object.entries({ "as it is drawn first": () => {}, "when it answers": awake })) {
  test(`the accessibility tree of the NumPy grant is as it was, ${name}`, async () => {
    const page = await open({});
    await act(page);
    const tree = `${await page.locator("funding-flow").ariaSnapshot()}\n`;
    if (process.env.ACCEPT) await writeFile(GOLDEN, tree);
    assert.equal(tree, await readFile(GOLDEN, "utf8"), "ACCEPT=1 writes it anew: look at it");
  });
}
