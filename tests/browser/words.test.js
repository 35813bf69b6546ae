// Spanish, Japanese and Portuguese: their words are a file of their own, which only pages in these languages fetch.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { afterEach, test } from "node:test";
import { AFTER, EXAMPLES, answers, example, inside, middle, PARTY } from "./first-rig.js";
import { awake, block, hash, heard, rig, small, STRICT } from "./rig.js";

const site = rig();
const PATH = "/funding-flow-words.txt";
const FILE = readFileSync(new URL("../../dist/site/funding-flow-words.txt", import.meta.url));
const SCRIPT = readFileSync(new URL("../../dist/site/funding-flow.js", import.meta.url));
const TEXT = { "Content-Type": "text/plain" };
const WIDGET = '<funding-flow src="#a" lang="es"></funding-flow>' + block("a", small({ flows: [{ from: "A", to: "B", amount: 195000 }] }));
const TURN = { en: "Show as table", es: "Mostrar como tabla", ja: "表で表示", pt: "Mostrar como tabela" };
const OTHERS = ["es", "es-MX", "ja", "pt-BR"];

afterEach(() => site.put(PATH, FILE, TEXT));
const asked = () => site.requested.filter((path) => path === PATH).length;
const open = (body, options) => {
  site.requested.length = 0;
  site.put(PATH, FILE, TEXT);
  return site.open(body, options);
};
const texts = (page) => page.evaluate(() => [...document.querySelectorAll("funding-flow")].map(({ shadowRoot }) => shadowRoot.querySelector(".funding-flow")?.textContent ?? ""));
const speaks = (page, lang) => page.waitForFunction((turn) => [...document.querySelectorAll("funding-flow")]
  .every(({ shadowRoot }) => shadowRoot.querySelector("[data-act=turn]")?.textContent === turn), TURN[lang]);
const attribute = (page, name, value) => page.evaluate(([name, value]) => document.querySelector("funding-flow").setAttribute(name, value), [name, value]);
/** What the console is told of words. */
const noting = (page) => {
  const told = [];
  page.on("console", (message) => /words of another language/.test(message.text()) && told.push(message.text()));
  return told;
};
const AWAY = /404|words|digest|integrity|SRI/i;

/** What the program that has all words in it draws first, and what is drawn here. */
const both = (page, text, lang) => page.evaluate(async ([text, lang]) => {
  window.full ??= await (await import("/playground/funding-flow.js")).core();
  const { root, width } = (({ shadowRoot: root, clientWidth: width }) => ({ root, width }))(document.querySelector("funding-flow"));
  const picture = full.paint(["auto", "auto", lang, "", text].join("\0"), width);
  const parts = picture.split("\x03", 5);
  const place = document.createElement("div");
  place.append(full.build(false, parts[0], picture.slice(parts.join().length + 1)));
  return [place.innerHTML, root.querySelector(".ff-first").innerHTML];
}, [text, lang]);

for (const name of readdirSync(EXAMPLES).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5))) {
  test(`${name} is drawn in every language as by a program that has all words in it`, async () => {
    for (const lang of OTHERS) {
      for (const width of [1000, 360]) {
        const text = example(name);
        const page = await open(`<funding-flow src="#a" lang="${lang}"></funding-flow><script type="application/json" id="a">${text}</script>`, {
          viewport: { width, height: 800 },
        });
        await heard(page, "ready");
        const [full, own] = await both(page, text, lang);
        assert.ok(full.includes(TURN[lang.slice(0, 2)]));
        assert.equal(own, full, `${lang} ${width}`);
        assert.equal(asked(), 1);
      }
    }
  });
}

test("what answers says the same as by a program that has all words in it", async () => {
  const text = example("made-up-library");
  const choices = [{}, { view: "table" }, { selected: "flow-0" }, { color: "funder" }, { year: "2023" }];
  for (const lang of OTHERS) {
    const page = await open(`<funding-flow src="#a" lang="${lang}"></funding-flow><script type="application/json" id="a">${text}</script><div id="b"></div>`);
    await heard(page, "ready");
    await awake(page);
    for (const choice of choices) {
      const same = await page.evaluate(async ([text, lang, choice]) => {
        const names = ["theme", "layout", "color", "view", "lang", "selected", "status", "award", "year", "folded"];
        window.full ??= await (await import("/playground/funding-flow.js")).core();
        window.chart ??= new full.Chart(document.querySelector("#b"), () => {});
        const widget = document.querySelector("funding-flow");
        for (const name of ["color", "view", "selected", "year"]) widget[name] = choice[name] ?? null;
        chart.update(text, names.map((name) => (name === "lang" ? lang : choice[name] ?? "")).join("\0"));
        const found = () => [widget.shadowRoot, document].map((root) => root.querySelector(".funding-flow"));
        const isSame = () => {
          const [own, full] = found();
          own?.normalize();
          full?.normalize();
          return own?.isEqualNode(full);
        };
        for (let turn = 0; turn < 60 && (turn < 2 || !isSame()); turn += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return isSame() || found().map((root) => root?.textContent);
      }, [text, lang, choice]);
      assert.equal(same, true, `${lang} ${JSON.stringify(choice)}: ${same}`);
    }
    await speaks(page, lang.slice(0, 2));
    assert.equal(asked(), 1);
  }
});

test("the panel, the filters and the table are Japanese", async () => {
  const page = await open(`<funding-flow src="#a" lang="ja"></funding-flow><script type="application/json" id="a">${example("made-up-library")}</script>`);
  await heard(page, "ready");
  await page.locator("funding-flow .ff-party").first().click();
  await page.waitForSelector("funding-flow[selected]");
  assert.match(await page.locator("funding-flow [part=details]").innerText(), /資金の行き先/);
  assert.match(await inside(page, (root) => root.querySelector(".ff-choose").textContent), /状態/);
  await page.locator("funding-flow [data-act=turn]").click();
  await page.locator("funding-flow table").first().waitFor();
  assert.match(await inside(page, (root) => [...root.querySelectorAll("th")].map((head) => head.textContent).join()), /金額/);
  assert.equal(await inside(page, (root) => root.querySelector("[data-act=turn]").textContent), "図で表示");
});

test("the table on paper has the words before anybody has touched the drawing", async () => {
  const page = await open(WIDGET, { expected: /Synchronous XMLHttpRequest/ });
  await heard(page, "ready");
  await page.pdf();
  assert.match(await inside(page, (root) => root.querySelector(".ff-first .ff-print table").textContent), /Importe/);
  assert.equal(asked(), 1);
});

test("a page in English asks for no words, whatever is done to it", async () => {
  const flows = [{ from: "\"es\"", to: "lang ja", label: "\"lang\": \"es\"", amount: 5 }];
  const page = await open('<funding-flow src="#a"></funding-flow><funding-flow src="#b" lang="en"></funding-flow><funding-flow src="#a" lang="fr"></funding-flow>'
    + block("a", small({ lang: "en", flows })) + block("b", small({ lang: "ja" })));
  await heard(page, "ready", 3);
  await awake(page);
  await attribute(page, "theme", "dark");
  await attribute(page, "selected", "lang ja");
  await page.locator("funding-flow [part=details]").waitFor();
  await speaks(page, "en");
  assert.equal(asked(), 0);
});

for (const [what, widget] of Object.entries({
  "the attribute": ["ja", small()],
  "the attribute, whatever the description says": ["JA-jp", small({ lang: "en" })],
  "the description": ["", small({ lang: "ja" })],
  "the description, well spaced": ["", JSON.stringify(small({ lang: "ja-JP" }), null, 2).replace('"lang":', '"lang"\n:')],
})) {
  test(`the language of ${what}`, async () => {
    const [lang, data] = widget;
    site.put("/a.json", typeof data === "string" ? data : JSON.stringify(data), { "Content-Type": "application/json" });
    const page = await open(`<funding-flow src="/a.json" lang="${lang}"></funding-flow><funding-flow id="b" lang="${lang}"></funding-flow>`);
    await page.evaluate((data) => { document.querySelector("#b").data = data; }, data);
    await heard(page, "ready", 2);
    await speaks(page, "ja");
    assert.equal(asked(), 1, "once for the page");
    assert.equal(await page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("live"))), false);
  });
}

test("the words come while the program does, and the drawing waits for them", async () => {
  let come;
  const gate = new Promise((resolve) => { come = resolve; });
  const page = await open("<p>Empty</p>");
  await page.route(/funding-flow_bg\.wasm$|words\.txt$/, async (route) => {
    if (/wasm/.test(route.request().url())) await gate;
    await route.continue();
  });
  const words = page.waitForResponse(/words\.txt$/);
  await page.evaluate((widget) => document.body.insertAdjacentHTML("beforeend", widget), WIDGET);
  await words;
  assert.equal(await page.evaluate(() => heard.length), 0);
  come();
  await heard(page, "ready");
  assert.match((await texts(page))[0], /Mostrar como tabla[^]*$/);
});

test("the language changes, before anybody reaches for the drawing and after", async () => {
  const page = await open(`<funding-flow src="#a" lang="es"></funding-flow>${block("a", small())}${AFTER}`);
  await heard(page, "ready");
  for (const lang of ["es", "ja", "en", "pt", "es"]) {
    await attribute(page, "lang", lang);
    await speaks(page, lang);
    assert.equal(await inside(page, (root) => root.querySelector("svg").getAttribute("lang")), lang);
  }
  await page.mouse.move(...await middle(page, PARTY));
  await answers(page);
  for (const lang of ["es", "ja", "en", "pt"]) {
    await attribute(page, "lang", lang);
    await speaks(page, lang);
  }
  assert.equal(asked(), 1);
});

test("a live drawing in English fetches the words when its language changes", async () => {
  const page = await open(`<funding-flow src="#a"></funding-flow>${block("a", small())}`);
  await heard(page, "ready");
  await awake(page);
  await speaks(page, "en");
  assert.equal(asked(), 0);
  await attribute(page, "lang", "ja");
  await speaks(page, "ja");
  assert.equal(asked(), 1);
});

test("a language that comes while the program does", async () => {
  const page = await open("<p>Empty</p>");
  let come;
  const gate = new Promise((resolve) => { come = resolve; });
  await page.route(/funding-flow_bg\.wasm$/, async (route) => {
    await gate;
    await route.continue();
  });
  const wasm = page.waitForRequest(/funding-flow_bg\.wasm$/);
  await page.evaluate((widget) => document.body.insertAdjacentHTML("beforeend", widget), WIDGET.replace('lang="es"', ""));
  await wasm;
  await attribute(page, "lang", "ja");
  come();
  await speaks(page, "ja");
  assert.equal(asked(), 1);
});

test("without the file it is English, with a sentence; the next drawing tries again", async () => {
  site.requested.length = 0;
  site.put(PATH, "Not found", TEXT, 404);
  const page = await site.open(WIDGET + WIDGET, { expected: AWAY });
  const told = noting(page);
  await heard(page, "ready", 2);
  await speaks(page, "en");
  assert.match((await texts(page))[0], /195\.000/, "figures are those of the language");
  await page.waitForTimeout(50);
  assert.ok(told.length >= 1 && told.length === asked(), `${told}`);
  assert.match(told[0], /funding-flow-words\.txt of the same version belongs beside funding-flow\.js/);
  assert.equal(await page.locator("funding-flow [part=problems]:visible").count(), 0);
  // What answers is English, too.
  await awake(page, "funding-flow:first-of-type");
  await speaks(page, "en");
  site.put(PATH, FILE, TEXT);
  await page.evaluate(() => { for (const widget of document.querySelectorAll("funding-flow")) widget.theme = "dark"; });
  await speaks(page, "es");
});

for (const [what, script] of Object.entries({
  "a page that knows the script by its hash": `<script type="module" src="/funding-flow.js" integrity="${hash(SCRIPT)}"></script>`,
  "any other page": undefined,
})) {
  test(`words are known by their hash: ${what}`, async () => {
    const page = await open(WIDGET, { script });
    await heard(page, "ready");
    await speaks(page, "es");
    site.put(PATH, Buffer.concat([FILE, Buffer.from("|")]), TEXT);
    const changed = await site.open(WIDGET, { script, expected: AWAY });
    const told = noting(changed);
    await heard(changed, "ready");
    await speaks(changed, "en");
    await attribute(changed, "theme", "dark");
    await changed.waitForTimeout(100);
    assert.ok(told.length >= 1);
    await speaks(changed, "en");
  });
}

for (const [what, csp] of Object.entries({
  "in the worker": STRICT,
  "on the page": `${STRICT}; worker-src 'none'`,
  "with Trusted Types": `${STRICT}; require-trusted-types-for 'script'; trusted-types funding-flow`,
})) {
  test(`drawn ${what}, under a policy`, async () => {
    const page = await open(WIDGET, { csp, expected: /worker-src/ });
    await heard(page, "ready");
    await speaks(page, "es");
    assert.equal(page.workers().length, /none'$/.test(csp) ? 0 : 1);
    await page.locator("funding-flow .ff-party").first().click();
    await page.waitForSelector("funding-flow[selected]");
    assert.match(await page.locator("funding-flow [part=details]").innerText(), /A quién llega/);
  });
}

test("a policy that names single files and not the words leaves it in English", async () => {
  const csp = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${site.origin}/funding-flow_bg.wasm`;
  const page = await open(WIDGET, { csp, expected: /Content Security Policy|words/i });
  await heard(page, "ready");
  await speaks(page, "en");
  assert.equal(asked(), 0);
});

test("a language with a strange name breaks nothing", async () => {
  const page = await open(`<funding-flow src="#a" lang="a|b|c|d|e"></funding-flow><funding-flow src="#a" lang="|"></funding-flow>${block("a", small())}`);
  await heard(page, "ready", 2);
  await speaks(page, "en");
});

test("nor does it keep other drawings from their language", async () => {
  const page = await open(`<funding-flow src="#a" lang="es|x|y|z"></funding-flow><funding-flow src="#a" lang="es"></funding-flow>${block("a", small())}`);
  await heard(page, "ready", 2);
  await speaks(page, "es");
});
