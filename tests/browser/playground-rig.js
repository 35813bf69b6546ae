// How the tests of the playground reach into it: as somebody who types, and by what it keeps.

/** Opens the playground and waits until it is there. */
export async function playground(site, path = "/", options = {}) {
  const page = await site.visit(path, options);
  await page.waitForSelector("html[data-ready]");
  return page;
}

/** Types a text in place of the one that is there. */
export async function write(page, text) {
  const content = page.locator("#editor .cm-content");
  await content.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

/** The text, as it is kept in the browser. */
export const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("funding-flow.playground") ?? "{}").text);

/** Waits until the text that is kept passes a test. */
export const until = (page, text) =>
  page.waitForFunction((text) => JSON.parse(localStorage.getItem("funding-flow.playground") ?? "{}").text === text, text);

/** Waits until the status line says something that matches. */
export const says = (page, pattern) =>
  page.waitForFunction(([source]) => new RegExp(source).test(document.getElementById("status").textContent), [pattern.source]);

/** Waits until the drawing holds a text. */
export const draws = (page, text) =>
  page.waitForFunction((text) => document.querySelector("#drawing").shadowRoot.querySelector("svg")?.textContent.includes(text), text);
