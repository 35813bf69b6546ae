// The package's types: what TypeScript accepts, and what it refuses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { guide, project } from "./project.js";

const own = project();
const BUNDLED = { module: "esnext", moduleResolution: "bundler" };
const configure = (modules) => own.write("tsconfig.json", JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, target: "es2022", resolveJsonModule: true, types: [], ...modules },
  files: ["use.ts"],
}));
configure(BUNDLED);
own.run("npm pkg set type=module");
own.write("funding-flow.json", JSON.stringify({ title: "Us", flows: [{ from: "a", to: "b", kind: "grant", amount: { about: 5 } }] }));

/** What TypeScript has against a text: the numbers of its errors with their lines. */
function against(text) {
  own.write("use.ts", text);
  try {
    return own.run("npx tsc --pretty false");
  } catch (error) {
    return error.stdout;
  }
}

test("what the guide says has the right types", () => {
  assert.equal(against(guide("TypeScript", "ts")), "");
  assert.equal(against(guide("TypeScript", "ts", 1)), "");
  configure({ module: "nodenext" });
  assert.equal(against(guide("TypeScript", "ts")), "");
  configure(BUNDLED);
});

test("every property takes what it gives, and null", () => {
  assert.equal(against(`import { FundingFlowElement, core } from "funding-flow";
import { FundingFlowElement as Same } from "funding-flow/element.js";
const widget: FundingFlowElement = document.querySelector("funding-flow")!;
const same: Same = widget;
widget.data = "{}";
widget.data = null;
widget.src = null;
widget.theme = widget.theme;
widget.layout = null;
widget.color = "funder";
widget.view = "table";
widget.selected = "flow-3";
customElements.define("own-name", class extends FundingFlowElement {});
addEventListener("funding-flow-error", (event) => event.detail.problems.map(({ hint }) => hint?.length));
document.addEventListener("funding-flow-change", (event) => event.detail.view === "table");
await core();
export { same };
`), "");
});

const WRONG = {
  "an unknown field": 'document.createElement("funding-flow").data = { title: "Us", flows: [{ from: "a", to: "b", amout: 5 }] };',
  "a missing field": 'document.createElement("funding-flow").data = { title: "Us" };',
  "an unknown word": 'document.createElement("funding-flow").theme = "sepia";',
  "an amount in words": 'document.createElement("funding-flow").data = { title: "Us", flows: [{ from: "a", to: "b", amount: "5" }] };',
  "a detail of another event": 'addEventListener("funding-flow-ready", (event) => event.detail.view);',
  "a detail without its case": 'addEventListener("funding-flow-select", (event) => event.detail.index);',
  "a property that is not there": 'document.createElement("funding-flow").colour = "role";',
};
for (const [what, line] of Object.entries(WRONG)) {
  test(`refuses ${what}`, () => {
    const errors = against(`import "funding-flow";\n\n${line}\n`);
    assert.match(errors, /^use\.ts\(3,\d+\): error TS\d+/);
    assert.equal(errors.match(/error TS/g).length, 1, errors);
  });
}
