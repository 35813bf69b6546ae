// Strict policies: the element works under the least that it asks for, and names what is missing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { STRICT, block, drawn, heard, rig, small } from "./rig.js";

const site = rig();
site.put("/a.json", JSON.stringify(small()), { "Content-Type": "application/json" });
const WIDGET = '<funding-flow src="/a.json"></funding-flow>';

/** A press pins a party. */
async function answers(page) {
  await page.locator("funding-flow .ff-party").first().click();
  await page.waitForSelector("funding-flow[selected]");
}

test("works under a strict policy in a header", async () => {
  const page = await site.open(WIDGET, { csp: STRICT });
  await heard(page, "ready");
  assert.match(await drawn(page), /NumFOCUS/);
  await answers(page);
});

test("works under a strict policy in a meta element", async () => {
  const page = await site.open(WIDGET, { head: `<meta http-equiv="Content-Security-Policy" content="${STRICT}">` });
  await heard(page, "ready");
  assert.match(await drawn(page), /NumFOCUS/);
  await answers(page);
});

const TRUSTED = "; require-trusted-types-for 'script'";
const NAMED = `${TRUSTED}; trusted-types funding-flow`;
const NONE = `${TRUSTED}; trusted-types 'none'`;
for (const [what, words] of Object.entries({ required: TRUSTED, "required and we may make them": NAMED, "required and nobody may make them": NONE })) {
  // Then there is no worker, of which the browser speaks.
  const expected = words === NONE ? /TrustedTypePolicy named 'funding-flow'/ : undefined;
  test(`works where Trusted Types are ${what}, in a header`, async () => {
    const page = await site.open(WIDGET, { csp: STRICT + words, expected });
    await heard(page, "ready");
    assert.match(await drawn(page), /NumFOCUS/);
    assert.equal(page.workers().length, words === NONE ? 0 : 1);
    await answers(page);
  });

  test(`works where Trusted Types are ${what}, in a meta element`, async () => {
    const page = await site.open(WIDGET, { head: `<meta http-equiv="Content-Security-Policy" content="${STRICT}${words}">`, expected });
    await heard(page, "ready");
    await page.locator("funding-flow [data-act=turn]").click();
    await page.waitForSelector('funding-flow[view="table"]');
    assert.match(await drawn(page, "funding-flow") + await page.locator("funding-flow table").first().textContent(), /NumFOCUS/);
  });
}

test("its styles apply where style elements are blocked", async () => {
  const page = await site.open(WIDGET, { csp: `${STRICT}; style-src 'none'` });
  await heard(page, "ready");
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("funding-flow")).display), "block");
});

test("says which word the policy lacks", async () => {
  const page = await site.open('<funding-flow src="/a.json"><p id="fallback">Figures</p></funding-flow>', {
    csp: "default-src 'none'; script-src 'self'; connect-src 'self'",
    expected: /Content Security Policy|WebAssembly|wasm/i,
  });
  const [{ problems }] = await heard(page, "error");
  assert.match(`${problems[0].message} ${problems[0].hint}`, /'wasm-unsafe-eval'/);
  assert.match(`${problems[0].message} ${problems[0].hint}`, /script-src/);
  assert.ok(await page.locator("#fallback").isVisible());
});

test("says where to look when the policy keeps a description away", async () => {
  const page = await site.open('<funding-flow src="/a.json"><p id="fallback">Figures</p></funding-flow>', {
    csp: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${site.origin}/funding-flow_bg.wasm`,
    expected: /Content Security Policy/i,
  });
  const told = page.waitForEvent("console", (message) => /connect-src/.test(message.text()));
  await page.evaluate(() => { document.querySelector("funding-flow").src = "/a.json?again"; });
  await told;
  await page.locator("funding-flow [part=problems]", { hasText: "again" }).waitFor();
  const said = await page.locator("funding-flow [part=problems]").innerText();
  assert.match(said, /"\/a\.json\?again" could not be loaded \(.*console says why\)/);
  assert.ok(await page.locator("#fallback").isVisible());
});

test("says that it cannot answer when the policy keeps away what answers, and stays", async () => {
  const page = await site.open(WIDGET, {
    csp: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${site.origin}/funding-flow_bg.wasm ${site.origin}/a.json`,
    expected: /Content Security Policy/i,
  });
  await heard(page, "ready");
  await page.locator("funding-flow .ff-party").first().click();
  const [{ problems, outdated }] = await heard(page, "error");
  assert.deepEqual([problems[0].code, outdated], ["not-answering", false]);
  assert.match(await page.locator("funding-flow [part=problems]").innerText(), /can be seen, but it cannot answer\.[^]*funding-flow-live\.wasm/);
  assert.match(await drawn(page), /NumFOCUS/);
});

test("the page to copy from works under its own policy", async () => {
  const page = await site.visit("/embed.html");
  await heard(page, "ready");
  assert.notEqual(await drawn(page), "");
  await answers(page);
});

test("a page without a widget fetches no module", async () => {
  site.requested.length = 0;
  await site.open(block("a", small()));
  assert.ok(!site.requested.some((path) => path.endsWith(".wasm")));
});
