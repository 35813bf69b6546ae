// Files in and out: opened, dropped, saved, and what was saved opened again.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { heard, rig, small } from "./rig.js";
import { draws, kept, playground, until, write } from "./playground-rig.js";

const site = rig();
const FOLDER = mkdtempSync(join(tmpdir(), "funding-flow-"));
const TEXT = JSON.stringify(small({ title: "Taken home </script><b>", funders: undefined }), null, 2);

/** Saves one kind of file from the dialog; returns its path. */
async function take(page, kind) {
  if (!(await page.isVisible("#take-dialog"))) await page.click("#take");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#files [data-kind=${kind}]`)]);
  const path = join(FOLDER, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function written(text = TEXT, options) {
  const page = await playground(site, "/", options);
  await write(page, text);
  await draws(page, JSON.parse(text).title.slice(0, 10));
  await until(page, text);
  return page;
}

test("SVG: stands alone as an image", async () => {
  const page = await written();
  const path = await take(page, "svg");
  assert.match(path, /taken-home-script-b\.svg$/);
  const svg = readFileSync(path, "utf8");
  assert.match(svg, /^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.doesNotMatch(svg, /<script|<b>/);
  const size = await page.evaluate(async (svg) => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await image.decode();
    return image.naturalWidth;
  }, svg);
  assert.ok(size >= 360);
});

test("PNG: twice as large as the drawing, and not blank", async () => {
  const page = await written();
  const [png, svg] = [readFileSync(await take(page, "png")), readFileSync(await take(page, "svg"), "utf8")];
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const [, width] = /viewBox="0 0 ([\d.]+) /.exec(svg);
  assert.equal(png.readUInt32BE(16), Math.round(width * 2));
  const colours = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
  }, png.toString("base64"));
  assert.ok(colours > 8, `${colours} colours`);
});

test("JSON: the text to the letter", async () => {
  const page = await written();
  assert.equal(readFileSync(await take(page, "json"), "utf8"), TEXT);
});

test("CSV: opens in a spreadsheet, and runs nothing there", async () => {
  const flows = [{ from: "=HYPERLINK(\"http://x\")", to: "@SUM(A1)", amount: 5 }, { from: "+1", to: "-2", amount: 7 }];
  const page = await written(JSON.stringify(small({ title: "Formulas", flows })));
  const csv = readFileSync(await take(page, "csv"), "utf8");
  assert.match(csv, /^\ufeff/);
  assert.match(csv, /"'=HYPERLINK/);
  for (const cell of csv.split(/[\r\n,]+/)) assert.doesNotMatch(cell, /^[=+@-]/);
});

test("a page: one file that works from a disk", async () => {
  const page = await written(TEXT, { viewport: { width: 1200, height: 800 } });
  const path = await take(page, "html");
  const alone = await page.context().newPage();
  const faults = [];
  alone.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
  alone.on("pageerror", (error) => faults.push(String(error)));
  alone.on("request", (request) => /^(file|data|blob):/.test(request.url()) || faults.push(request.url()));
  await alone.goto(pathToFileURL(path).href);
  await alone.waitForFunction(() => document.querySelector("funding-flow").shadowRoot?.querySelector("svg [data-flow]"));
  assert.equal(await alone.title(), "Taken home </script><b>");
  const text = await alone.evaluate(() => document.querySelector("funding-flow").shadowRoot.querySelector("svg").textContent);
  assert.match(text, /Taken home/);
  await alone.locator("funding-flow [data-act=turn]").click();
  await alone.waitForSelector('funding-flow[view="table"]');
  await alone.locator("funding-flow table").first().waitFor();
  assert.deepEqual(faults, []);
});

test("without scripts the page still shows the drawing", async () => {
  const page = await written();
  const path = await take(page, "html");
  const context = await page.context().browser().newContext({ javaScriptEnabled: false });
  const alone = await context.newPage();
  await alone.goto(pathToFileURL(path).href);
  const box = await alone.locator("funding-flow img").boundingBox();
  await context.close();
  assert.ok(box.width > 300 && box.height > 100);
});

test("the files and the snippet of a page work as they are taken, and nothing moves", async () => {
  const page = await written(TEXT, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.click("#take");
  await page.fill("#filename", "Our Funds");
  await page.fill("#alt", 'Who "pays" <us>');
  await page.getByRole("button", { name: "Copy: In the page" }).click();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(snippet, /<funding-flow src="our-funds\.json" style="display: block; min-height: max\(/);
  assert.match(snippet, /<source media="\(max-width: \d+px\)" srcset="our-funds-narrow\.svg"/);
  assert.match(snippet, /alt="Who &quot;pays&quot; &lt;us&gt;"/);
  const downloads = [];
  page.on("download", (download) => downloads.push(download));
  await page.getByRole("button", { name: "Save yours: our-funds.svg, our-funds-narrow.svg, our-funds.json" }).click();
  await page.waitForFunction(() => /our-funds\.json are saved/.test(document.getElementById("took").textContent));
  while (downloads.length < 3) await page.waitForTimeout(20);
  for (const download of downloads) {
    const type = download.suggestedFilename().endsWith("svg") ? "image/svg+xml" : "application/json";
    site.put(`/${download.suggestedFilename()}`, readFileSync(await download.path()), { "Content-Type": type });
  }
  for (const [width, picture] of [[1000, "our-funds.svg"], [360, "our-funds-narrow.svg"]]) {
    const options = { script: "", head: '<meta name="viewport" content="width=device-width">', viewport: { width, height: 800 } };
    const other = await site.open(`${snippet}<p id="after">After</p>`, { ...options, javaScriptEnabled: false });
    const shown = await other.locator("img").evaluate((image) => [image.currentSrc.split("/").at(-1), image.complete && image.naturalWidth]);
    assert.deepEqual(shown, [picture, width === 360 ? 360 : 1000]);
    const before = await other.locator("#after").boundingBox();
    const live = await site.open(`${snippet}<p id="after">After</p>`, options);
    await heard(live, "ready");
    assert.equal((await live.locator("#after").boundingBox()).y, before.y);
  }
});

test("every generator gets what the command line says", async () => {
  const page = await written();
  await page.click("#take");
  await page.fill("#filename", "our funding");
  await page.fill("#alt", 'How {{we}} are "funded" & more');
  for (const name of ["html", "hugo", "jekyll", "sphinx", "myst", "mkdocs", "docusaurus", "quarto", "github"]) {
    await page.selectOption("#generator", name);
    const golden = readFileSync(new URL(`../embed/${name}.txt`, import.meta.url), "utf8").replace(/\d+/g, "0");
    for (const code of await page.locator("#recipe code").allTextContents()) {
      assert.ok(golden.includes(`\n${code.replace(/\d+/g, "0")}\n`), `${name}: ${code}\n\n${golden}`);
    }
  }
});

test("a broken text takes home the last good drawing, and says so", async () => {
  const page = await written();
  await write(page, `${TEXT} x`);
  await page.waitForSelector("#stale:not([hidden])");
  await page.click("#take");
  assert.match(await page.textContent("#take-stale"), /last text without any/);
  assert.match(readFileSync(await take(page, "svg"), "utf8"), /Taken home/);
});

test("opens a file, and says what it cannot open", async () => {
  const page = await playground(site);
  const [good, bad, large] = ["good.json", "bad.json", "large.json"].map((name) => join(FOLDER, name));
  writeFileSync(good, JSON.stringify(small({ title: "From a file" })));
  writeFileSync(bad, Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
  writeFileSync(large, " ".repeat(5 * 1024 * 1024));
  await page.setInputFiles("#file", good);
  await draws(page, "From a file");
  assert.equal(await page.textContent("#name"), "good.json");
  await page.setInputFiles("#file", bad);
  await page.waitForFunction(() => /not a text in UTF-8/.test(document.getElementById("notice").textContent));
  await page.setInputFiles("#file", large);
  await page.waitForFunction(() => /larger than 4 MiB/.test(document.getElementById("notice").textContent));
  assert.match(await kept(page), /From a file/);
});

test("takes a file that is dropped anywhere", async () => {
  const page = await playground(site);
  for (const target of ["#picture", "#editor .cm-content"]) {
    const title = `Dropped on ${target}`;
    const transfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.json", { type: "application/json" }));
      return transfer;
    }, JSON.stringify(small({ title })));
    await page.locator(target).dispatchEvent("dragenter", { dataTransfer: transfer });
    assert.ok(await page.isVisible("#drop"));
    await page.locator(target).dispatchEvent("dragover", { dataTransfer: transfer });
    await page.locator(target).dispatchEvent("drop", { dataTransfer: transfer });
    await draws(page, title);
    assert.ok(!(await page.isVisible("#drop")));
    assert.equal(JSON.parse(await kept(page)).title, title);
  }
});


const FOREIGN = [
  ["csv", "from,to,amount\nMoore Foundation,NumFOCUS,250000\nNumFOCUS,Documentation,230000\nNumFOCUS,Maintenance,lots\n", /a table/, "lots"],
  ["txt", "Moore Foundation [250000] NumFOCUS\nNumFOCUS [230000] Documentation\nwhat is this\n", /SankeyMATIC/, "what is this"],
  ["mmd", "sankey-beta\n\nMoore Foundation,NumFOCUS,250000\nNumFOCUS,Documentation,230000\nNumFOCUS,Documentation\n", /Mermaid/, "NumFOCUS,Documentation"],
  ["json", JSON.stringify({ nodes: [{ name: "Moore Foundation" }, { name: "NumFOCUS" }, { name: "Documentation" }], links: [{ source: 0, target: 1, value: 250000 }, { source: 1, target: 2, value: 230000 }, { source: 1, target: 9, value: 5 }] }, null, 1), /nodes and links/, ""],
];

for (const [extension, text, format, lost] of FOREIGN) {
  test(`brings a text along: ${format.source}`, async () => {
    const page = await playground(site);
    const path = join(FOLDER, `foreign.${extension}`);
    writeFileSync(path, text);
    await page.setInputFiles("#file", path);
    await page.waitForSelector("#bring-dialog[open]");
    assert.match(await page.textContent("#bring-summary"), format);
    assert.match(await page.textContent("#bring-summary"), /2 flows/);
    assert.match(await page.textContent("#bring-rows"), new RegExp(lost || "."));
    await page.click("#bring-take");
    await draws(page, "Documentation");
    await draws(page, "Moore Foundation");
    assert.equal(await page.textContent("#name"), "foreign.json");
  });
}

test("pastes what another tool wrote, or leaves it as it is", async () => {
  const page = await playground(site, "/", { permissions: ["clipboard-read", "clipboard-write"] });
  const paste = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.locator("#editor .cm-content").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
  };
  await paste("A Foundation [10] The Project\n");
  await page.click("#bring-take");
  await draws(page, "A Foundation");
  await paste("B Foundation [10] The Project\n");
  await page.click("#bring-leave");
  await until(page, "B Foundation [10] The Project\n");
  await paste("nothing that anybody knows");
  await until(page, "nothing that anybody knows");
});
