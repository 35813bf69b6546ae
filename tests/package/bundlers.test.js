// The package in a new project: what bundlers, browsers and servers make of it, by the words of docs/npm.md.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { createServer } from "vite";
import { drawn, heard, rig, small } from "../browser/rig.js";
import { guide, project } from "./project.js";

const own = project();
const site = rig(own.folder);
const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title><link rel="icon" href="data:,">
${script}</head><body>${guide("Install", "html")}</body></html>`;
const MODULE = '<script type="module" src="main.js"></script>';

before(() => {
  own.write("main.js", guide("Install", "js"));
  own.write("index.html", page(MODULE));
  own.write("public/funding-flow.json", JSON.stringify(small()));
  own.write("public/funding-flow.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"/>');
});

/** Opens a page on which the diagram has to appear, to answer and to speak another language, and mistakes have to be told. */
async function draws(path, options) {
  const opened = await site.visit(path, options);
  await heard(opened, "ready");
  assert.match(await drawn(opened), /Moore Foundation/);
  assert.equal(opened.workers().length, 1, "drawn beside the page");
  await opened.locator("funding-flow .ff-party").first().click();
  await opened.waitForSelector("funding-flow[selected]");
  await opened.evaluate(() => { document.querySelector("funding-flow").lang = "ja"; });
  await opened.locator("funding-flow [data-act=turn]", { hasText: "表で表示" }).waitFor();
  await opened.evaluate(() => { document.querySelector("funding-flow").data = { title: "Us" }; });
  const [{ problems }] = await heard(opened, "error");
  assert.match(problems[0].message, /flows/);
}

test("the package has what its manifest names, and nothing else", () => {
  const manifest = JSON.parse(own.read("node_modules/funding-flow/package.json"));
  assert.deepEqual(readdirSync(join(own.folder, "node_modules/funding-flow")).sort(), [...manifest.files, "package.json"].sort());
  const crate = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(crate)[1]);
});

test("Vite builds it without a setting", async () => {
  own.run("npx vite build --logLevel warn --base ./");
  assert.deepEqual(readdirSync(join(own.folder, "dist/assets")).map((name) => name.split(".").at(-1)).sort(), ["js", "js", "js", "txt", "wasm", "wasm", "wasm"]);
  await draws("/dist/index.html");
});

/** Opens the project as Vite's development server shows it. */
async function developed() {
  const vite = await createServer({ root: own.folder, logLevel: "error", server: { port: 0, host: "127.0.0.1" } });
  try {
    await vite.listen();
    const address = `http://127.0.0.1:${vite.httpServer.address().port}/`;
    site.put("/to-vite.html", `<!doctype html><title>Test</title><meta http-equiv="refresh" content="0; url=${address}">`);
    await draws("/to-vite.html", { expected: new RegExp(address) });
  } finally {
    await vite.close();
  }
}

test("Vite's development server needs no setting", developed);

test("nor does it mind the one that older ones need", async () => {
  own.write("vite.config.js", guide("Vite", "js"));
  await developed();
});

test("esbuild bundles it, with the wasm copied beside", async () => {
  own.run(guide("esbuild", "sh"));
  own.write("public/index.html", page(guide("esbuild", "html")));
  await draws("/public/index.html");
});

test("a page takes it from a folder by a plain script element", async () => {
  own.run(guide("Without a bundler", "sh"));
  own.write("public/plain.html", page(guide("Without a bundler", "html")));
  await draws("/public/plain.html");
});

test("a page takes it from where npm has put it", async () => {
  own.write("public/there.html", page('<script type="module" src="/node_modules/funding-flow/funding-flow.js"></script>'));
  await draws("/public/there.html");
});

test("bundlers leave the class out where nobody uses it", () => {
  own.write("unused.mjs", 'import { FundingFlowElement } from "funding-flow/element.js";\n');
  assert.equal(own.run("npx esbuild unused.mjs --bundle --format=esm"), "");
  own.write("defined.js", 'import "funding-flow";\n');
  assert.match(own.run("npx esbuild defined.js --bundle --format=esm"), /customElements\.define/);
});

test("importing it on a server is no mistake", () => {
  own.write("server.mjs", 'import "funding-flow";\nimport { FundingFlowElement } from "funding-flow/element.js";\nconsole.log(typeof FundingFlowElement);\n');
  assert.equal(own.run("node server.mjs"), "function\n");
});

test("tools find the schema by its name, and editors by its path", () => {
  const { $schema, ...description } = JSON.parse(guide("Install", "json"));
  assert.match(JSON.parse(own.read($schema)).title, /fund/i);
  assert.ok(Object.keys(description).every((name) => name in JSON.parse(own.read($schema)).properties));
  own.write("schema.mjs", 'import schema from "funding-flow/schema.json" with { type: "json" };\nconsole.log(schema.title);\n');
  assert.match(own.run("node --no-warnings schema.mjs"), /fund/i);
});
