// The custom elements manifest, against what the element is.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { heard, rig, small, block } from "../browser/rig.js";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const [module, defining] = JSON.parse(read("www/npm/custom-elements.json")).modules;
const [element] = module.declarations;
const names = (list) => list.map(({ name }) => name).sort();
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
const site = rig();

test("attributes and properties are those of the class", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  const [attributes, members, absent] = await page.evaluate(async () => {
    const { FundingFlowElement } = await import("/funding-flow.js");
    const plain = ["constructor", "stop"]; // The latter is for the core.
    const members = Object.getOwnPropertyNames(FundingFlowElement.prototype).filter((name) => !plain.includes(name) && !/Callback$/.test(name));
    const widget = document.querySelector("funding-flow");
    return [FundingFlowElement.observedAttributes, members, Object.fromEntries(members.map((name) => [name, widget[name]]))];
  });
  assert.deepEqual(names(element.attributes), attributes.sort());
  assert.deepEqual(names(element.members), members.sort());
  for (const { name, default: said } of element.members) assert.equal(said && JSON.parse(said), absent[name], name);
  for (const { fieldName, name } of element.attributes) assert.equal(fieldName, name);
});

test("the types name the same properties and events", () => {
  const types = read("www/npm/index.d.ts");
  assert.deepEqual(found(types, /^ {2}(?:get )?(\w+)\(\)/gm), names(element.members));
  assert.deepEqual(found(types, /^ {2}"(funding-flow-\w+)":/gm), names(element.events));
});

test("events are those that it sends", () => {
  const sent = found(read("www/element.js"), /#announce\("(\w+)"/g).map((name) => `funding-flow-${name}`);
  assert.deepEqual(names(element.events), sent);
});

test("parts are those of the sources", () => {
  const scripts = readdirSync(new URL("www/", ROOT)).filter((name) => name.endsWith(".js")).map((name) => read(`www/${name}`));
  const wall = ["src/face.rs", "src/panel.rs", ...readdirSync(new URL("src/web/", ROOT)).map((name) => `src/web/${name}`)].map(read);
  const parts = found([...scripts, ...wall].join("\n"), /(?:\.part = |\bpart=|"part", )"([a-z]+)"/g);
  assert.deepEqual(names(element.cssParts), parts);
});

test("custom properties are those of the sheets that apply", async () => {
  const page = await site.open(`<funding-flow src="#a"></funding-flow>${block("a", small())}`);
  await heard(page, "ready");
  const css = await page.evaluate(() => {
    const { adoptedStyleSheets } = document.querySelector("funding-flow").shadowRoot;
    return adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n");
  });
  assert.deepEqual(names(element.cssProperties), found(css, /(--funding-flow-[a-z-]+)/g));
});

test("what each module exports is named", async () => {
  const page = await site.open("");
  const exported = (path) => page.evaluate(async (path) => Object.keys(await import(path)), path);
  assert.deepEqual(module.exports.map(({ name }) => name).sort(), (await exported("/element.js")).sort());
  const named = defining.exports.filter(({ kind }) => kind === "js");
  assert.deepEqual(names(named), (await exported("/funding-flow.js")).sort());
});
