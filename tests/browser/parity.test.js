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
  test(`${name} is the same in wasm and natively, in every language`, async () => {
    const page = await site.open("", { script: "" });
    const written = readFileSync(new URL(name, EXAMPLES), "utf8");
    for (const lang of ["en", "es", "es-MX", "ja", "pt"]) {
      const text = JSON.stringify({ ...JSON.parse(written), lang });
      const wasm = await page.evaluate(async (text) => {
        const { core } = await import("/playground/funding-flow.js");
        return (await core()).render_svg(text, {});
      }, text);
      const native = execFileSync(PROGRAM, ["render", "-"], { encoding: "utf8", input: text });
      assert.match(native, new RegExp(`<svg[^>]* lang="${lang}"`));
      assert.equal(wasm, native);
    }
  });
}
