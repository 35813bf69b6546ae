// Links and texts of strangers: a round trip for the good ones, a sentence for all others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { drawn, rig, small } from "./rig.js";
import { draws, kept, playground, says, write } from "./playground-rig.js";

const site = rig();
const link = (text) => `/#d=${deflateRawSync(text).toString("base64url")}`;

test("a link brings the text and the view to another browser", async () => {
  const page = await playground(site, "/", { viewport: { width: 1300, height: 800 } });
  const text = JSON.stringify(small({ title: "Shared: €, 日本語, 🙂" }));
  await write(page, text);
  await draws(page, "Shared");
  await page.selectOption("#layout", "vertical");
  await page.selectOption("#ground", "dark");
  await page.getByText("768", { exact: true }).click();
  await page.click("#share");
  const address = await page.inputValue("#link");
  assert.ok(address.startsWith(`${site.origin}/#d=`));
  const other = await playground(site, address.slice(site.origin.length));
  await draws(other, "Shared");
  assert.equal(await kept(other), text);
  assert.equal(await other.inputValue("#layout"), "vertical");
  assert.equal(await other.inputValue("#ground"), "dark");
  assert.ok(await other.isChecked('[name=width][value="768"]'));
  assert.equal(await other.evaluate(() => location.hash), "");
});

test("a link does not overwrite what is kept here", async () => {
  const page = await playground(site);
  await write(page, JSON.stringify(small({ title: "My own" })));
  await draws(page, "My own");
  await page.evaluate((hash) => { location.hash = hash; }, link(JSON.stringify(small({ title: "A stranger's" }))).slice(1));
  await draws(page, "A stranger's");
  assert.match(await kept(page), /My own/);
  await page.getByRole("button", { name: "Back to my text" }).click();
  await draws(page, "My own");
});

test("a text too large for a link says so and offers the file", async () => {
  const page = await playground(site);
  // Random words, which do not compress.
  const notes = Array.from({ length: 9000 }, (_, index) => `${Math.sin(index)}${Math.cos(index * 7)}`);
  await write(page, JSON.stringify(small({ notes })));
  await draws(page, "NumFOCUS");
  await page.click("#share");
  assert.match(await page.textContent("#too-large"), /too large for a link/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#share-file")]);
  assert.match(download.suggestedFilename(), /\.json$/);
});

for (const [name, hash, sentence] of [
  ["broken base64", "/#d=%%%", /damaged/],
  ["foreign characters", "/#d=abc$def", /damaged/],
  ["cut off", link(JSON.stringify(small())).slice(0, -20), /damaged/],
  ["no deflate", `/#d=${Buffer.from("hello, hello, hello").toString("base64url")}`, /damaged/],
  ["a deflate bomb", link(Buffer.alloc(40 * 1024 * 1024)), /more than 1 MiB/],
  ["a long link", `/#d=${"A".repeat(100_000)}`, /longer than any/],
]) {
  test(`a hostile link: ${name}`, async () => {
    const page = await playground(site, hash);
    assert.match(await page.textContent("#notice"), sentence);
    await says(page, /./);
    assert.notEqual(await drawn(page), "", "the page goes on as without a link");
  });
}

for (const [name, text] of [
  ["1 MiB of open brackets", "[".repeat(1024 * 1024 - 1)],
  ["1 MiB of objects", '{"a":'.repeat(200_000)],
  ["brackets that close", "[".repeat(500_000) + "]".repeat(500_000)],
  ["1 MiB of one string", `"${"a".repeat(1024 * 1024 - 10)}`],
  ["zeros", "\0".repeat(100_000)],
  ["nothing", ""],
]) {
  test(`a hostile text: ${name}`, async () => {
    const page = await playground(site, link(text));
    await says(page, /error/);
    assert.ok((await page.textContent("#problems .message")).length > 10);
    // And it is still a page that one can use.
    await page.click("#start");
    await page.click("#empty");
    await draws(page, "How we are funded");
  });
}

test("scripts in names and addresses stay text", async () => {
  const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const page = await playground(site, link(JSON.stringify(small({
    title: evil,
    description: evil,
    funders: [{ id: "a", name: evil, url: "javascript:document.title=3" }],
    projects: [{ id: "b", name: "</script></svg><svg onload=document.title=4>" }],
    flows: [{ from: "a", to: "b", amount: 5, note: evil, url: "data:text/html,<script>1</script>" }],
  }))));
  await says(page, /./);
  await page.click("#take");
  for (const generator of await page.locator("#generator option").evaluateAll((options) => options.map(({ value }) => value))) {
    await page.selectOption("#generator", generator);
  }
  assert.equal(await page.title(), "funding-flow: playground");
  assert.equal(await page.locator("img[src=x], script:not([src]), a[href^=javascript]").count(), 0);
});
