// The check for authors as docs/sites/checks.md tells it: the hook and the workflow's command, against good and bad files.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";
import { PROGRAM, ROOT, WORK } from "./build.js";

const text = readFileSync(join(ROOT, "docs/sites/checks.md"), "utf8");
/** The block after a line that says `what`. */
const block = (what) => text.split(what)[1].match(/```\w+\n([^]*?)\n```/)[1];
const BAD = block("whose third line has an amount in words");
const GOOD = readFileSync(join(ROOT, "examples/minimal.json"), "utf8");

const folder = mkdtempSync(join(tmpdir(), "funding-flow-checks-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs a line in the folder, with a home of its own. */
function run(line) {
  const PATH = [dirname(PROGRAM), join(WORK, "venv/bin"), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, PRE_COMMIT_HOME: join(folder, ".home"), GIT_CONFIG_GLOBAL: "/dev/null" };
  for (const name of Object.keys(env)) if (/^GIT_(DIR|WORK_TREE|INDEX_FILE)$/.test(name)) delete env[name];
  const { status, stdout, stderr } = spawnSync("sh", ["-ec", line], { cwd: folder, encoding: "utf8", env });
  if (status === 127) throw new Error(`this check needs ${line.split(" ")[0]}: pip install -r tests/sites/requirements.txt\n${stderr}`);
  return { status, said: stdout + stderr, stdout };
}

test("the hook stops what is wrong and lets pass what is not", () => {
  writeFileSync(join(folder, ".pre-commit-config.yaml"), block("`.pre-commit-config.yaml`:"));
  writeFileSync(join(folder, "funding.json"), GOOD);
  writeFileSync(join(folder, "package.json"), "{}");
  assert.equal(run("git init -q . && git add -A").status, 0);
  const hook = block("files: (^|/)funding(-flow)?\\.json$\n```");
  assert.equal(hook, "pre-commit run --all-files");
  const good = run(hook);
  assert.equal(good.status, 0, good.said);
  assert.match(good.said, /funding-flow check\.+Passed/);
  writeFileSync(join(folder, "funding.json"), BAD);
  const bad = run(`git add -A; ${hook}`);
  assert.equal(bad.status, 1, bad.said);
  assert.match(bad.said, /Failed[^]*expected an amount[^]*funding\.json:3/);
  assert.doesNotMatch(bad.said, /package\.json/);
});

test("what other repositories name is a manifest that pre-commit reads", () => {
  const valid = run(`pre-commit validate-manifest '${join(ROOT, ".pre-commit-hooks.yaml")}'`);
  assert.equal(valid.status, 0, valid.said);
  const files = readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8").match(/files: (.+)/)[1];
  assert.equal(files, text.match(/files: (.+)/)[1], "the same files as in the documentation");
  for (const [name, taken] of [["funding.json", true], ["a/funding-flow.json", true], ["funding.yml", false], ["refunding.json", false]]) {
    assert.equal(new RegExp(files).test(name), taken, name);
  }
});

test("the workflow's command prints what becomes an annotation", () => {
  writeFileSync(join(folder, "funding.json"), BAD);
  const line = text.match(/run: (funding-flow check .+)/)[1];
  const bad = run(line);
  assert.equal(bad.status, 1, bad.said);
  assert.equal(bad.stdout.trimEnd(), block("it prints"));
  const [, at] = bad.stdout.match(/^::error file=funding\.json,line=(\d+),col=\d+,title=[\w-]+::\S/);
  assert.match(BAD.split("\n")[at - 1], /"a lot"/);
  writeFileSync(join(folder, "funding.json"), GOOD);
  const good = run(line);
  assert.deepEqual([good.status, good.stdout], [0, ""], good.said);
});
