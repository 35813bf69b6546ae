// Files that are changed, missing, from elsewhere or not to be had: nothing is drawn of them, and the reader is told or has the fallback.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { drawn, hash, heard, rig, small } from "./rig.js";

const site = rig();
const file = (name) => readFile(new URL(`../../dist/site/${name}`, import.meta.url));
const SCRIPT = await file("funding-flow.js");
const WASM = await file("funding-flow_bg.wasm");
const LIVE = await file("funding-flow-live.wasm");
const HASH = hash(SCRIPT);
const WIDGET = '<funding-flow src="/a.json"><p class="fallback">Figures</p></funding-flow>';
const CORS = { "Access-Control-Allow-Origin": "*" };
const ANSWERS = "/funding-flow-live.wasm";
const servers = [];
after(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));
site.put("/a.json", JSON.stringify(small()), { "Content-Type": "application/json" });
const [granted, paid] = small().flows;
site.put("/chosen.json", JSON.stringify(small({ flows: [{ ...granted, status: "awarded" }, { ...paid, status: "paid" }] })), { "Content-Type": "application/json" });

/** Another server with the files of the element; `change` answers some requests otherwise. Returns its address. */
async function elsewhere(change = () => undefined) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const own = change(path);
    if (own === null) return response.destroy();
    const plain = path.endsWith(".js")
      ? { headers: { ...CORS, "Content-Type": "text/javascript" }, body: SCRIPT }
      : { headers: { ...CORS, "Content-Type": "application/wasm" }, body: path.endsWith(ANSWERS) ? LIVE : WASM };
    const { status = 200, headers, body, breaks = false } = own ?? plain;
    response.writeHead(status, headers);
    if (breaks) response.write(body, () => setTimeout(() => response.destroy(), 100));
    else response.end(body);
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

const module = (address, more = "") => `<script type="module" src="${address}/funding-flow.js"${more}></script>`;
const fallback = (page) => page.locator(".fallback").isVisible();
const sentence = (page) => page.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector("[part=problems]").innerText);

/** The diagram stands. */
async function draws(page) {
  await heard(page, "ready");
  assert.match(await drawn(page), /Moore Foundation/);
  assert.equal(await fallback(page), false);
}

/** The fallback stands, and a sentence. */
async function says(page, pattern) {
  const [{ problems }] = await heard(page, "error");
  assert.equal(problems.length, 1);
  const text = await sentence(page);
  assert.match(text, /^This funding diagram cannot be drawn\./);
  assert.match(text, pattern);
  assert.ok(await fallback(page));
}

const press = (page) => page.locator("funding-flow .ff-party").first().click();
const events = (page, name) => page.evaluate((name) => heard.filter(({ type }) => type === `funding-flow-${name}`).length, name);

/** A press pins a party, and nothing is said. */
async function answers(page) {
  await press(page);
  await page.waitForSelector("funding-flow[selected]");
  assert.notEqual(await page.getAttribute("funding-flow", "selected"), "");
  assert.equal(await page.locator("funding-flow [part=problems]").isVisible(), false);
}

/** A press brings a sentence, and the drawing stays. */
async function keepsStill(page, pattern) {
  const before = await events(page, "error");
  await press(page);
  const said = await heard(page, "error", before + 1);
  const { problems, outdated } = said.at(-1);
  assert.deepEqual(problems.map(({ severity, code }) => [severity, code]), [["error", "not-answering"]]);
  assert.equal(outdated, false);
  const text = await sentence(page);
  assert.match(text, /^This funding diagram can be seen, but it cannot answer\./);
  assert.match(text, /the part of the program that answers could not be started/);
  assert.match(text, pattern);
  assert.match(await drawn(page), /Moore Foundation/);
  assert.equal(await fallback(page), false);
  assert.equal(await page.getAttribute("funding-flow", "selected"), null);
}

/** Nothing of ours has run; what the page says without us is there. */
async function stays(page) {
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => customElements.get("funding-flow")), undefined);
  assert.ok(await fallback(page));
}

test("the script by its hash", async () => {
  const page = await site.open(WIDGET, { script: module("", ` integrity="${HASH}"`) });
  await draws(page);
  await answers(page);
});

test("a changed script does not run", async () => {
  const wrong = hash("other");
  await stays(await site.open(WIDGET, { script: module("", ` integrity="${wrong}"`), expected: /digest/ }));
});

// A section that means nothing: the module would work as before.
const CHANGED = Buffer.concat([WASM, Buffer.from([0, 2, 1, 120])]);

test("a changed wasm is not run by a script that is known by its hash", async () => {
  const cdn = await elsewhere((path) => path.endsWith(".wasm") && { headers: { ...CORS, "Content-Type": "application/wasm" }, body: CHANGED } || undefined);
  const page = await site.open(WIDGET, { script: module(cdn, ` integrity="${HASH}"`), expected: /digest|SRI|integrity|request to/i });
  await says(page, /could not be started \(.*funding-flow_bg\.wasm of the same version/);
});

const OTHER = { headers: { ...CORS, "Content-Type": "application/wasm" }, body: Buffer.concat([LIVE, Buffer.from([0, 2, 1, 120])]) };

test("nor is a changed part that answers; the right one is, when it comes", async () => {
  let own = OTHER;
  const cdn = await elsewhere((path) => path.endsWith(ANSWERS) ? own : undefined);
  const page = await site.open(WIDGET, { script: module(cdn, ` integrity="${HASH}"`), expected: /digest|SRI|integrity|request to/i });
  await draws(page);
  await keepsStill(page, /funding-flow-live\.wasm of the same version/);
  own = undefined;
  await answers(page);
});

test("nor, on any page, one of another release, which would not fit", async () => {
  let own = OTHER;
  const cdn = await elsewhere((path) => path.endsWith(ANSWERS) ? own : undefined);
  const page = await site.open(WIDGET, { script: module(cdn), expected: /digest|SRI|integrity|request to/i });
  await draws(page);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector(".ff-print table")), null);
  await keepsStill(page, /funding-flow-live\.wasm of the same version/);
  own = undefined;
  await answers(page);
});

/** What is asked for when a page is printed on which nobody has reached for the drawing; whether its table is on paper. */
async function printed(script) {
  const page = await site.open(WIDGET, { script });
  await draws(page);
  site.requested.length = 0;
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const table = await page.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector(".ff-print table") !== null);
  assert.match(await drawn(page), /Moore Foundation/);
  const requested = site.requested.slice();
  await answers(page);
  return { table, requested };
}

test("paper has the table, for which the part that answers is fetched at once", async () => {
  assert.deepEqual(await printed(module("")), { table: true, requested: [ANSWERS] });
});

test("paper has no table where that part could not be checked by its hash", async () => {
  assert.deepEqual(await printed(module("", ` integrity="${HASH}"`)), { table: false, requested: [] });
});

test("from another origin, under the policy that this takes, by its hash", async () => {
  const cdn = await elsewhere();
  const page = await site.open(WIDGET, {
    csp: `default-src 'none'; script-src ${cdn} 'wasm-unsafe-eval'; connect-src 'self' ${cdn}`,
    script: module(cdn, ` crossorigin integrity="${HASH}"`),
    expected: new RegExp(`request to ${cdn}`),
  });
  await draws(page);
  await answers(page);
});

test("from another origin that the policy does not name", async () => {
  const cdn = await elsewhere();
  await stays(await site.open(WIDGET, {
    csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    script: module(cdn),
    expected: /Content Security Policy|request to/,
  }));
});

test("wasm from another origin that the policy lets only scripts come from", async () => {
  const cdn = await elsewhere();
  const page = await site.open(WIDGET, {
    csp: `default-src 'none'; script-src ${cdn} 'wasm-unsafe-eval'; connect-src 'self'`,
    script: module(cdn),
    expected: /Content Security Policy|request to/,
  });
  await says(page, /could not be started \(Failed to fetch; funding-flow_bg\.wasm/);
});

test("from another origin that shares its files with nobody", async () => {
  const cdn = await elsewhere(() => ({ headers: { "Content-Type": "text/javascript" }, body: SCRIPT }));
  await stays(await site.open(WIDGET, { script: module(cdn), expected: /CORS|ERR_FAILED|request to/ }));
});

test("wasm that its origin shares with nobody", async () => {
  const cdn = await elsewhere((path) => path.endsWith(".wasm") && { headers: { "Content-Type": "application/wasm" }, body: WASM } || undefined);
  const page = await site.open(WIDGET, { script: module(cdn), expected: /CORS|ERR_FAILED|request to/ });
  await says(page, /could not be started \(.*funding-flow_bg\.wasm/);
});


test("a wasm of the wrong type is drawn with all the same", async () => {
  const cdn = await elsewhere((path) => path.endsWith(".wasm") && { headers: { ...CORS, "Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff" }, body: path.endsWith(ANSWERS) ? LIVE : WASM } || undefined);
  const page = await site.open(WIDGET, { script: module(cdn), expected: /MIME|request to/ });
  await draws(page);
  await answers(page);
});

const AMISS = {
  "that is not there": [{ status: 404, headers: CORS, body: "Not found" }, /404.*funding-flow_bg\.wasm of the same version belongs beside/],
  "in whose place a page comes": [{ headers: { ...CORS, "Content-Type": "text/html" }, body: "<!doctype html><title>Home</title>" }, /could not be started/],
  "that is cut off": [{ headers: { ...CORS, "Content-Type": "application/wasm" }, body: WASM.subarray(0, 5000) }, /could not be started/],
  "whose connection breaks": [null, /could not be started \(Failed to fetch; funding-flow_bg\.wasm/],
};
for (const [what, [answer, pattern]] of Object.entries(AMISS)) {
  test(`a wasm ${what}`, async () => {
    const cdn = await elsewhere((path) => path.endsWith(".wasm") ? answer : undefined);
    await says(await site.open(WIDGET, { script: module(cdn), expected: /request to|404|ERR_|wasm|WebAssembly/ }), pattern);
  });
}

const MUTE = {
  ...AMISS,
  "that its origin shares with nobody": [{ headers: { "Content-Type": "application/wasm" }, body: LIVE }, /Failed to fetch/],
  "that is cut off": [{ headers: { ...CORS, "Content-Type": "application/wasm" }, body: LIVE.subarray(0, 5000) }, /funding-flow-live\.wasm/],
  "that is not there": [{ status: 404, headers: CORS, body: "Not found" }, /funding-flow-live\.wasm of the same version belongs beside/],
  "in whose place what draws comes": [{ headers: { ...CORS, "Content-Type": "application/wasm" }, body: WASM }, /funding-flow-live\.wasm of the same version/],
  "whose connection breaks": [null, /Failed to fetch; funding-flow-live\.wasm/],
};
for (const [what, [answer, pattern]] of Object.entries(MUTE)) {
  test(`a part that answers ${what}: the drawing stays, and answers when the part is there`, async () => {
    let amiss = true;
    const cdn = await elsewhere((path) => path.endsWith(ANSWERS) && amiss ? answer : undefined);
    const page = await site.open(WIDGET, { script: module(cdn), expected: /request to|404|CORS|ERR_|wasm|WebAssembly/ });
    await draws(page);
    await keepsStill(page, pattern);
    await keepsStill(page, pattern);
    amiss = false;
    await answers(page);
  });
}

test("what a reader chose while nothing answered is seen when something does", async () => {
  let amiss = true;
  const cdn = await elsewhere((path) => path.endsWith(ANSWERS) && amiss ? null : undefined);
  const page = await site.open(WIDGET.replace("/a.json", "/chosen.json"), { script: module(cdn), expected: /request to|ERR_/ });
  await draws(page);
  await page.locator("funding-flow select").first().selectOption({ index: 1 });
  await heard(page, "error");
  amiss = false;
  await answers(page);
  await page.waitForSelector('funding-flow[status="paid"], funding-flow[status="awarded"]');
});

test("a description that cannot be read is still said to be so when an older drawing answers", async () => {
  let amiss = true;
  const cdn = await elsewhere((path) => path.endsWith(ANSWERS) && amiss ? null : undefined);
  const page = await site.open(WIDGET, { script: module(cdn), expected: /request to|ERR_|404|funding-flow-explain/ });
  await draws(page);
  await keepsStill(page, /Failed to fetch/);
  await page.evaluate(() => { document.querySelector("funding-flow").src = "/none.json"; });
  await page.locator("funding-flow [part=problems]", { hasText: "out of date" }).waitFor();
  amiss = false;
  await press(page);
  await page.waitForSelector("funding-flow[selected]");
  assert.match(await sentence(page), /out of date/);
});

test("without a connection a drawing says that it cannot answer, and answers when there is one again", async () => {
  const page = await site.open(WIDGET, { expected: /ERR_INTERNET_DISCONNECTED/ });
  await draws(page);
  await page.context().setOffline(true);
  await keepsStill(page, /Failed to fetch; funding-flow-live\.wasm/);
  // A pointer that passes says nothing more.
  const before = await events(page, "error");
  await page.mouse.move(5, 5);
  await page.locator("funding-flow .ff-party").last().hover();
  assert.equal(await events(page, "error"), before);
  await page.context().setOffline(false);
  await answers(page);
});

test("after a lost connection the next widget has more luck", async () => {
  let lost = true;
  const cdn = await elsewhere((path) => path.endsWith(".wasm") && lost ? null : undefined);
  const page = await site.open(WIDGET, { script: module(cdn), expected: /request to|ERR_/ });
  await says(page, /could not be started/);
  lost = false;
  await page.evaluate(() => {
    const second = document.createElement("funding-flow");
    second.src = "/a.json";
    document.body.prepend(second);
  });
  await heard(page, "ready");
  assert.match(await drawn(page), /Moore Foundation/);
});

test("a script that never comes leaves the page as it is", async () => {
  const cdn = await elsewhere(() => null);
  await stays(await site.open(WIDGET, { script: module(cdn), expected: /request to|ERR_/ }));
});

test("until all is there, the fallback stands", async () => {
  const page = await site.open('<funding-flow><p class="fallback">Figures</p></funding-flow>');
  let go;
  const late = new Promise((resolve) => { go = resolve; });
  await page.route("**/late.json", async (route) => { await late; await route.fulfill({ json: small() }); });
  await page.evaluate(() => { document.querySelector("funding-flow").src = "/late.json"; });
  await page.waitForTimeout(300);
  assert.ok(await fallback(page));
  assert.equal(await drawn(page), "");
  go();
  await draws(page);
});

test("without a connection a description says so, and is drawn when there is one again", async () => {
  const page = await site.open('<funding-flow><p class="fallback">Figures</p></funding-flow>', { expected: /ERR_INTERNET_DISCONNECTED/ });
  const load = () => page.evaluate(() => { document.querySelector("funding-flow").src = "/a.json"; });
  await page.evaluate(async () => (await import("/funding-flow.js")).core());
  await page.context().setOffline(true);
  await load();
  await says(page, /"\/a\.json" could not be loaded \(Failed to fetch/);
  await page.context().setOffline(false);
  await load();
  await draws(page);
});

test("a description from another origin is drawn where that shares it", async () => {
  const json = (headers) => ({ headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(small()) });
  const other = await elsewhere((path) => json(path === "/shared.json" ? CORS : {}));
  const page = await site.open(WIDGET.replace("/a.json", `${other}/own.json`), { expected: /CORS|ERR_FAILED|request to/ });
  await says(page, /own\.json" could not be loaded/);
  await page.evaluate((src) => { document.querySelector("funding-flow").src = src; }, `${other}/shared.json`);
  await draws(page);
});

test("a description whose connection breaks in the middle", async () => {
  const other = await elsewhere(() => ({ headers: { ...CORS, "Content-Length": "5000" }, body: '{ "title": "Us"', breaks: true }));
  const page = await site.open(WIDGET.replace("/a.json", `${other}/half.json`), { expected: /request to|ERR_/ });
  await says(page, /half\.json" could not be loaded/);
});

test("on a page that knows the script by its hash, what no hash covers is not fetched", async () => {
  site.requested.length = 0;
  const page = await site.open('<funding-flow><p class="fallback">Figures</p></funding-flow>', { script: module("", ` integrity="${HASH}"`) });
  await page.evaluate(() => { document.querySelector("funding-flow").data = { title: "Us" }; });
  await says(page, /the description is not right.*funding-flow check/s);
  assert.deepEqual(site.requested.filter((path) => path.includes("explain")), []);
});
