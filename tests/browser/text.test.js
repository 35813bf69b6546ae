// What of an object is read as JSON: what the module that explains finds nothing wrong with, and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { toText } from "../../www/text.js";
import { rig } from "./rig.js";

const site = rig();
const right = { title: "A", currency: "USD", flows: [{ from: "a", to: "b", amount: 1 }] };

test("what JSON has becomes text, with what stands for the same", () => {
  const own = Object.assign(Object.create({ inherited: 1 }), { title: "A", none: undefined, list: [1.5, undefined, null, true] });
  assert.equal(toText(own), '{"title":"A","list":[1.5,null,null,true]}');
  assert.equal(toText(new Map([["a", new Map([["b", 12n]])]])), '{"a":{"b":12}}');
  assert.equal(toText("{"), "{", "a text is a text already");
  assert.equal(toText(undefined), "null");
});

test("what JSON does not have makes no text", () => {
  const loop = {};
  loop.own = loop;
  const deep = {};
  let at = deep;
  for (let depth = 0; depth < 100_000; depth += 1) at = at.a = {};
  const wrong = [NaN, Infinity, Symbol("a"), () => 1, new Set([1]), new Uint8Array(2), loop, deep, { toJSON: () => "a" }, { get a() { throw Error(); } }];
  for (const value of wrong) {
    assert.equal(toText({ a: value }), undefined, String(value?.constructor?.name));
  }
});

test("the element draws the objects that are right and no others", async () => {
  const page = await site.open("<funding-flow></funding-flow>");
  const results = await page.evaluate(async (right) => {
    const { check } = await import("/funding-flow.js");
    const flow = (amount) => ({ ...right, flows: [{ ...right.flows[0], amount }] });
    const made = {
      object: right, map: new Map(Object.entries(right)), large: flow(12n), date: { ...right, updated: new Date(0) },
      nothing: { ...right, description: undefined }, not: flow(NaN), method: { ...right, title: () => "a" },
      json: { ...right, toJSON: () => ({}) }, list: Object.assign([], right), set: { ...right, flows: new Set(right.flows) },
      half: { ...right, title: "\ud83d" },
    };
    const widget = document.querySelector("funding-flow");
    const results = [];
    for (const [name, data] of Object.entries(made)) {
      widget.remove();
      await new Promise((done) => setTimeout(done));
      const told = new Promise((done) => ["ready", "error"].forEach((what) => widget.addEventListener(`funding-flow-${what}`, () => done(what), { once: true })));
      widget.data = data;
      document.body.append(widget);
      const isRight = !(await check(data)).some(({ severity }) => severity === "error");
      results.push([name, await told, isRight ? "ready" : "error"]);
    }
    return results;
  }, right);
  for (const [name, told, expected] of results) assert.equal(told, expected, name);
  assert.deepEqual(new Set(results.map(([, told]) => told)), new Set(["ready", "error"]));
});
