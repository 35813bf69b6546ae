// The browser and the command line write the same bytes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { rig } from "./rig.js";

const site = rig();
const EXAMPLES = new URL("../../examples/", import.meta.url);
const PROGRAM = process.env.FUNDING_FLOW ?? fileURLToPath(new URL("../../target/debug/funding-flow", import.meta.url));
const names = readdirSync(EXAMPLES).filter((name) => name.endsWith(".json"));

test("there are examples", () => assert.notEqual(names.length, 0));

for (const name of names) {
  test(`${name} is the same in wasm and natively`, async () => {
    const page = await site.open("", { script: "" });
    const text = readFileSync(new URL(name, EXAMPLES), "utf8");
    const wasm = await page.evaluate(async (text) => {
      const { core } = await import("/playground/funding-flow.js");
      return (await core()).render_svg(text, {});
    }, text);
    const native = execFileSync(PROGRAM, ["render", fileURLToPath(new URL(name, EXAMPLES))], { encoding: "utf8" });
    assert.match(native, /<svg/);
    assert.equal(wasm, native);
  });
}
