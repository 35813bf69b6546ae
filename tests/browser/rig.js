// The rig: the built site on a server of its own, a Chromium, and pages that must stay without errors.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, afterEach, before } from "node:test";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SITE = fileURLToPath(new URL("../../dist/site/", import.meta.url));
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  "--js-flags=--expose-gc",
];

/** The policy under which the element has to work. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** A small description; `change` replaces fields of it. */
export const small = (change = {}) => ({
  title: "How we are funded",
  currency: "USD",
  flows: [
    { from: "Moore Foundation", to: "NumFOCUS", amount: 250000 },
    { from: "NumFOCUS", to: "Documentation", amount: 230000 },
  ],
  ...change,
});

/** Starts what the tests of a file need, on the site or another folder. What `open` opened is closed and judged after each test. */
export function rig(folder = SITE) {
  const pages = new Map();
  const shared = new Map();
  const requested = [];
  let browser, origin, server, opened = [];

  before(async () => {
    server = createServer(async (request, response) => {
      const path = new URL(request.url, "http://localhost").pathname;
      requested.push(path);
      if (path === "/favicon.ico") return response.writeHead(204).end();
      const own = pages.get(path);
      if (own) return response.writeHead(own.status, own.headers).end(own.text);
      try {
        const prefix = [...shared.keys()].find((prefix) => path.startsWith(prefix));
        const file = path.slice((prefix ?? "/").length) + (path.endsWith("/") ? "index.html" : "");
        const bytes = await readFile(join(shared.get(prefix) ?? folder, decodeURIComponent(file)));
        response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "text/html; charset=utf-8" }).end(bytes);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  afterEach(async () => {
    const judged = opened;
    opened = [];
    for (const { page } of judged) await page.context().close();
    for (const { faults } of judged) assert.deepEqual(faults, []);
  });

  return {
    requested,
    get origin() { return origin; },

    /** Puts a file on the server. */
    put(path, text, headers = { "Content-Type": "text/html; charset=utf-8" }, status = 200) {
      pages.set(path, { text, headers, status });
    },

    /** Serves the worker with a script of a test's before it; with null, one that fails. */
    async work(before) {
      const built = before === null ? "throw Error('this one fails')" : before + (await readFile(join(folder, "funding-flow-worker.js"), "utf8"));
      this.put("/funding-flow-worker.js", built, { "Content-Type": "text/javascript" });
    },

    /** Serves a folder under a path that ends with a slash. */
    share(path, within) {
      shared.set(path, within);
    },

    /** Opens an address of the site. `expected` are faults that belong to the test. */
    async visit(path, { expected = /^$/, before: prepare, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const faults = [];
      const note = (fault) => expected.test(fault) || faults.push(fault);
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && note(message.text()));
      page.on("pageerror", (error) => note(String(error)));
      page.on("request", (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin)) note(`request to ${request.url()}`);
      });
      opened.push({ page, faults });
      // Everything that widgets say, from the first moment on.
      await page.addInitScript(() => {
        window.heard = [];
        for (const type of ["funding-flow-ready", "funding-flow-error"]) {
          addEventListener(type, (event) => window.heard.push({ type, id: event.target.id, ...event.detail }));
        }
      });
      if (prepare) await page.addInitScript(prepare);
      await page.goto(origin + path);
      return page;
    },

    /** Opens a page made of `body`, which loads the element unless told otherwise. */
    async open(body, { csp, script = '<script type="module" src="/funding-flow.js"></script>', head = "", ...options } = {}) {
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>`
        + `${head}${script}</head><body>${body}</body></html>`;
      const headers = { "Content-Type": "text/html; charset=utf-8", ...(csp && { "Content-Security-Policy": csp }) };
      this.put("/test.html", html, headers);
      return this.visit("/test.html", options);
    },
  };
}

/** The hash of a file, as pages name it. */
export const hash = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** Waits until `count` widgets have said `what`; returns what they said. */
export async function heard(page, what, count = 1) {
  const type = `funding-flow-${what}`;
  await page.waitForFunction(([type, count]) => heard.filter((event) => event.type === type).length >= count, [type, count]);
  return page.evaluate((type) => heard.filter((event) => event.type === type), type);
}

/** Moves the focus on, by the tab key, until it is in a drawing. */
export async function tabIntoDrawing(page) {
  const isThere = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.closest("svg") != null);
  for (let turn = 0; turn < 20 && !(await isThere()); turn += 1) await page.keyboard.press("Tab");
  assert.ok(await isThere(), "the drawing is a stop of the tab key");
}

/** The text of the drawing in the first widget, or in the one that the selector names. */
export const drawn = (page, selector = "funding-flow") =>
  page.evaluate((selector) => document.querySelector(selector).shadowRoot.querySelector("svg")?.textContent ?? "", selector);

/** A description as the text of an attribute-free script block. */
export const block = (id, description) => `<script type="application/json" id="${id}">${JSON.stringify(description)}</script>`;

/** Reaches for a drawing, as a pointer does that passes over it, and waits until it answers. */
export const awake = (page, selector = "funding-flow") =>
  page.evaluate(async (selector) => {
    for (const { shadowRoot } of document.querySelectorAll(selector)) {
      shadowRoot.querySelector(".ff-first svg")?.dispatchEvent(new Event("pointerover", { bubbles: true }));
      while (shadowRoot.querySelector(".ff-first")) await new Promise((done) => setTimeout(done, 5));
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }, selector);
