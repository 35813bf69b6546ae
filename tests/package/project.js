// A project as its author has it: empty, but for the package that npm installs from the file that npm packs.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../../dist/npm/", import.meta.url));
const TOOLS = fileURLToPath(new URL("./node_modules/.bin/", import.meta.url));
const GUIDE = readFileSync(new URL("../../docs/npm.md", import.meta.url), "utf8");

/** A new project with the package in it; gone after the tests of the file. */
export function project() {
  const folder = mkdtempSync(join(tmpdir(), "funding-flow-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const run = (command) => execFileSync("sh", ["-ec", command], {
    cwd: folder,
    encoding: "utf8",
    timeout: 120_000,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, npm_config_offline: "true", npm_config_audit: "false", npm_config_fund: "false" },
  });
  const packed = run(`npm pack --silent "${PACKAGE}"`).trim();
  run(`npm init --yes >/dev/null && npm install --ignore-scripts "./${packed}"`);
  // The tools are those that the lock file here names, not what is newest today.
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  for (const tool of ["vite", "esbuild", "tsc"]) symlinkSync(join(TOOLS, tool), join(folder, "node_modules/.bin", tool));
  return {
    folder,
    run,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
  };
}

/** The code of a section of the guide in a language, as a reader copies it. */
export function guide(section, language, nth = 0) {
  const text = GUIDE.split(/^## /m).find((text) => text.startsWith(`${section}\n`));
  const blocks = [...(text ?? "").matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(([, own]) => own === language);
  if (!blocks[nth]) throw new Error(`docs/npm.md has no ${language} number ${nth} under "${section}"`);
  return blocks[nth][2];
}

