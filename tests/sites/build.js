// Builds a site of examples/sites as its author would: what `funding-flow embed` prints goes where it says, and the page of
// docs/sites about the generator is followed to the letter.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const WORK = process.env.SITES ?? join(ROOT, "target/sites");
export const PROGRAM = process.env.FUNDING_FLOW ?? join(ROOT, "target/debug/funding-flow");
const PATH = [dirname(PROGRAM), join(WORK, "venv/bin"), process.env.PATH].join(delimiter);

/** What each program is part of, for the sentence about one that is missing. */
const SOURCES = {
  hugo: "apt-get install hugo",
  jekyll: "apt-get install jekyll",
  npm: "Node 20 or later, and the packages of examples/sites/docusaurus in target/sites",
  mkdocs: "pip install -r tests/sites/requirements.txt",
  "sphinx-build": "pip install -r tests/sites/requirements.txt",
};

/** Builds the site and returns the folder to serve. `change` may rewrite each command. */
export function build(name, { folder, built, command = (line) => line, copy = name }) {
  const site = join(WORK, copy);
  rmSync(site, { recursive: true, force: true });
  cpSync(join(ROOT, "examples/sites", name), site, { recursive: true });
  embed(name, site, folder);
  follow(readFileSync(join(ROOT, `docs/sites/${name}.md`), "utf8"), site, command);
  return join(site, built);
}

/** Puts the NumPy grant on the pages that ask for it. */
function embed(name, site, folder) {
  const out = join(site, folder);
  const generator = name === "plain" ? "html" : name;
  const description = join(ROOT, "examples/numpy-openblas.json");
  const told = execFileSync(PROGRAM, ["embed", description, "--for", generator, "--out", out], { encoding: "utf8" });
  for (const file of readdirSync(join(ROOT, "dist/site")).filter((file) => /^funding-flow.*\.(js|wasm|txt)$/.test(file))) {
    cpSync(join(ROOT, "dist/site", file), join(out, file));
  }
  const where = folder === "." ? "beside the page" : `into ${folder}/ of the site`;
  assert.ok(told.includes(`\nPut numpy-openblas.svg, numpy-openblas-narrow.svg and numpy-openblas.json ${where}.\n`), told);
  const { page, once } = parts(told);
  let left = new Map([["", page], ...once]);
  for (const file of readdirSync(site, { recursive: true }).filter((file) => /\.(mdx?|rst|html|py|yml)$/.test(file))) {
    const text = readFileSync(join(site, file), "utf8");
    const filled = text.replace(/^%% numpy-openblas(?:: (.+))? %%$/gm, (_, part = "") => {
      const found = left.get(part);
      left.delete(part);
      return found;
    });
    if (filled !== text) writeFileSync(join(site, file), filled);
  }
  // What no file of the site asks for is a file of its own.
  for (const [file, text] of left) {
    assert.ok(file && !existsSync(join(site, file)), `no page of ${name} takes the snippet "${file}"`);
    put(join(site, file), text);
  }
}

/** What embed prints, taken apart. */
export function parts(told) {
  const page = told.split("\nOn the page:\n\n")[1].split(/\n\nNote: /)[0].trimEnd();
  const once = [...told.matchAll(/\nOnce for the site, (.+):\n\n([^]*?)\n\n(?=On the page:|Once for)/g)];
  return { page, once: once.map(([, file, text]) => [file, text]) };
}

/**
 * Follows a page of the documentation. A block of `sh` is run; a block after a line that ends with the name of a file and
 * a colon becomes that file, or is added to it where the line begins with "Add".
 */
function follow(text, site, command) {
  cpSync(join(ROOT, "examples/minimal.json"), join(site, "funding.json"));
  let told = "";
  for (const [, line, , language, block] of text.matchAll(/^([^\n]*)\n+(`{3,})(\w+)\n([^]*?)\n\2$/gm)) {
    const file = line.match(/`([^`]+)`:$/)?.[1];
    if (language === "sh") {
      for (const one of block.split("\n")) told += run(command(one.replaceAll("path/to/funding-flow", ROOT)), site);
    } else if (file) {
      assertPrinted(block, told, file);
      const own = line.startsWith("Add") ? readFileSync(join(site, file), "utf8") : "";
      if (!own.includes(block)) put(join(site, file), own + block);
    }
  }
}

/** A text without its lengths, which follow the layout. */
export const lengths = (text) => text.replace(/\d+/g, "0");

/** What the documentation shows is what embed prints, but for lengths. */
function assertPrinted(block, told, file) {
  const { page, once } = parts(told);
  const snippet = once.find(([name]) => name === file)?.[1] ?? page;
  assert.ok(lengths(block).includes(lengths(snippet)), `${file} in docs/sites has\n${block}\n\nbut embed prints\n${snippet}`);
}

function run(line, folder) {
  const { status, error, stdout, stderr } = spawnSync("sh", ["-ec", line], {
    cwd: folder, encoding: "utf8", env: { ...process.env, PATH, DISABLE_MKDOCS_2_WARNING: "true", CI: "true" },
  });
  const program = line.split(" ")[0];
  if (status === 127) throw new Error(`this check needs ${program}: ${SOURCES[program] ?? "install it"}`);
  if (error || status !== 0) throw new Error(`\`${line}\` failed\n${stdout}\n${stderr}`, { cause: error });
  return stdout;
}

function put(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text.trimEnd()}\n`);
}
