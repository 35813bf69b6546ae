// What docs/npm.md tells authors of pages: another server, hashes, policies, a name of their own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { drawn, heard, rig, small } from "../browser/rig.js";
import { guide, project } from "./project.js";

const own = project();
const site = rig(own.folder);
site.put("/funding-flow.json", JSON.stringify(small()), { "Content-Type": "application/json" });
site.put("/funding-flow.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', { "Content-Type": "image/svg+xml" });
const WIDGET = guide("Install", "html");
const SCRIPT = '<script type="module" src="/node_modules/funding-flow/funding-flow.js"></script>';
const POLICY = guide("Content-Security-Policy", "text").trim();
const EVERY = POLICY.replace("; connect-src", "; img-src 'self'; connect-src");
const TRUSTED = `${EVERY}; require-trusted-types-for 'script'; trusted-types funding-flow`;

async function draws(page, selector = "funding-flow") {
  await heard(page, "ready");
  assert.match(await drawn(page, selector), /Moore Foundation/);
  await page.locator(`${selector} .ff-party`).first().click();
  await page.waitForSelector(`${selector}[selected]`);
  await page.evaluate((selector) => { document.querySelector(selector).lang = "pt"; }, selector);
  await page.locator(`${selector} [data-act=turn]`, { hasText: "Mostrar como tabela" }).waitFor();
}

test("the script of another server, by its hash and under the policy", async () => {
  const TYPES = { js: "text/javascript", wasm: "application/wasm", txt: "text/plain" };
  const server = createServer((request, response) => {
    const name = request.url.split("/").at(-1);
    const headers = { "Content-Type": TYPES[name.split(".").at(-1)], "Access-Control-Allow-Origin": "*" };
    response.writeHead(200, headers).end(readFileSync(`${own.folder}/node_modules/funding-flow/${name}`));
  });
  after(() => (server.closeAllConnections(), server.close()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cdn = `http://127.0.0.1:${server.address().port}`;
  const hash = own.run(guide("From another server", "sh")).trim();
  assert.match(hash, /^sha384-[A-Za-z0-9+/]{64}$/);
  const snippet = guide("From another server", "html");
  const script = snippet.replace("https://cdn.jsdelivr.net", cdn).replace("sha384-…", hash);
  assert.ok(script.includes(cdn) && script.includes(hash));
  const version = JSON.parse(own.read("node_modules/funding-flow/package.json")).version;
  assert.ok(snippet.includes(`funding-flow@${version}/`), "the guide names this version");
  const csp = EVERY.replaceAll("'self'", `'self' ${cdn}`);
  await draws(await site.open(WIDGET, { csp, script, expected: new RegExp(`request to ${cdn}`) }));
});

for (const [what, csp] of Object.entries({ "the policy": EVERY, "the policy with Trusted Types": TRUSTED })) {
  test(`${what}, as a header`, async () => {
    await draws(await site.open(WIDGET, { csp, script: SCRIPT }));
  });

  test(`${what}, in a meta element`, async () => {
    await draws(await site.open(WIDGET, { script: SCRIPT, head: `<meta http-equiv="Content-Security-Policy" content="${csp}">` }));
  });
}

test("a description given by script", async () => {
  const page = await site.open("<funding-flow></funding-flow>", { script: SCRIPT });
  await page.evaluate(guide("Install", "js", 1));
  await heard(page, "ready");
  assert.match(await drawn(page), /Donors/);
});

test("a name of one's own", async () => {
  own.write("own.js", guide("Under a name of your own", "js"));
  own.run("npx esbuild own.js --bundle --format=esm --outfile=named/own.js && cp node_modules/funding-flow/*.wasm node_modules/funding-flow/funding-flow-worker.js node_modules/funding-flow/funding-flow-words.txt named/");
  const page = await site.open(WIDGET.replaceAll("<funding-flow", "<money-flow").replace("</funding-flow", "</money-flow"), {
    script: '<script type="module" src="/named/own.js"></script>',
  });
  await draws(page, "money-flow");
  assert.equal(await page.evaluate(() => customElements.get("funding-flow")), undefined);
});
