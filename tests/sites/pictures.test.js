// The file alone, where no script runs: as an image on light and dark pages, in a feed reader, in Markdown whose styles are
// taken away, and in two renderers that are no browser. All show the same picture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { rig } from "../browser/rig.js";
import { PROGRAM, ROOT, WORK } from "./build.js";

const site = rig();
const OUT = join(WORK, "pictures");
mkdirSync(OUT, { recursive: true });
const PLAIN = "<style>body { margin: 0 }</style>";

/** Runs a program; one that is missing is named with where it comes from. */
function run(program, words, input, source) {
  try {
    return execFileSync(program, words, { input, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 26 });
  } catch (error) {
    if (error.code === "ENOENT") throw new Error(`this check needs ${program}: ${source}`);
    throw new Error(`${program} failed\n${error.stderr}${source ? `(what it needs comes by ${source})` : ""}`, { cause: error });
  }
}

function render(name, file, ...options) {
  const path = join(OUT, file);
  run(PROGRAM, ["render", join(ROOT, `examples/${name}.json`), "-o", path, ...options]);
  return path;
}

const sanitised = (markdown) =>
  run(join(WORK, "venv/bin/python"), [join(ROOT, "tests/sites/sanitise.py")], markdown, "pip install -r tests/sites/requirements.txt");

/** A picture of the first drawing of a page. */
async function shot(file, body, { selector = "img, svg", ...options } = {}) {
  const page = await site.open(PLAIN + body, { script: "", viewport: { width: 1000, height: 900 }, javaScriptEnabled: false, ...options });
  const path = join(OUT, file);
  await page.locator(selector).first().screenshot({ path });
  return readFileSync(path);
}

/**
 * What the pictures show where the drawing has its bars and words: the colour of each bar in its middle and how much of the
 * box of each word is ink; and how far each picture is from the first, all of it, as a share of black to white.
 */
async function judge(svg, pictures) {
  site.put("/drawing.svg", svg, { "Content-Type": "image/svg+xml" });
  for (const [name, bytes] of Object.entries(pictures)) site.put(`/${name}.png`, bytes, { "Content-Type": "image/png" });
  const page = await site.open(PLAIN + svg, { script: "" });
  return page.evaluate(async (names) => {
    const box = document.querySelector("svg").viewBox.baseVal;
    // What is too thin to see is no bar.
    const bars = [...document.querySelectorAll(".ff-parties polygon")].filter((bar) => bar.getBBox().height > 6);
    const words = [...document.querySelectorAll("svg text")].map((text) => text.getBBox());
    const pixels = [];
    for (const name of names) {
      const image = new Image();
      image.src = `/${name}.png`;
      await image.decode();
      const canvas = new OffscreenCanvas(box.width, box.height);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(image, 0, 0, box.width, box.height);
      pixels.push({ name, size: [image.naturalWidth, image.naturalHeight], context });
    }
    const [first] = pixels;
    const data = ({ context }, x, y, width, height) => context.getImageData(x, y, width, height).data;
    const light = (data, at) => (data[at] + data[at + 1] + data[at + 2]) / 765;
    const whole = (picture) => data(picture, 0, 0, Math.floor(box.width), Math.floor(box.height));
    return pixels.map((picture) => {
      const own = whole(picture), paper = light(own, 4 * (3 * Math.floor(box.width) + 3));
      const others = whole(first);
      let far = 0, ink = 0;
      for (let at = 0; at < own.length; at += 4) {
        far += Math.abs(light(own, at) - light(others, at));
        if (Math.abs(light(own, at) - paper) > 0.05) ink += 1;
      }
      return {
        name: picture.name,
        size: picture.size,
        paper,
        ink: ink / (own.length / 4),
        far: far / (own.length / 4),
        bars: bars.map((bar) => {
          const { x, y, width, height } = bar.getBBox();
          return [getComputedStyle(bar).fill, `rgb(${[...data(picture, x + width / 2, y + height / 2, 1, 1).slice(0, 3)].join(", ")})`];
        }),
        words: words.map(({ x, y, width, height }) => {
          const found = data(picture, x, y, Math.ceil(width), Math.ceil(height));
          let dark = 0;
          for (let at = 0; at < found.length; at += 4) if (Math.abs(light(found, at) - paper) > 0.4) dark += 1;
          return dark / (found.length / 4);
        }),
      };
    });
  }, Object.keys(pictures));
}

for (const name of ["numpy-openblas", "dask"]) {
  test(`${name} is the same picture everywhere`, async () => {
    const path = render(name, `${name}.svg`);
    const svg = readFileSync(path, "utf8");
    const address = `/${name}.svg`;
    site.put(address, svg, { "Content-Type": "image/svg+xml" });
    const image = `<img src="${address}" alt="How we are funded">`;
    render(name, `${name}-resvg.png`);
    run("rsvg-convert", [path, "-o", join(OUT, `${name}-rsvg.png`)], "", "apt-get install librsvg2-bin");
    const pictures = {
      page: await shot(`${name}-page.png`, image),
      dark: await shot(`${name}-dark.png`, `<style>:root { color-scheme: dark; background: #14181e }</style>${image}`, { colorScheme: "dark" }),
      feed: await shot(`${name}-feed.png`, sanitised(`A post.\n\n![How we are funded](${address})\n`)),
      inline: await shot(`${name}-inline.png`, sanitised(`A post.\n\n${svg}\n`)),
      resvg: readFileSync(join(OUT, `${name}-resvg.png`)),
      librsvg: readFileSync(join(OUT, `${name}-rsvg.png`)),
    };
    const judged = await judge(svg, pictures);
    for (const { name: where, size, paper, ink, far, bars, words } of judged) {
      console.log(`${name} ${where}: ${size.join(" x ")}, ${(100 * ink).toFixed(1)} % ink, ${(100 * far).toFixed(2)} % from the page`);
      assert.ok(paper > 0.99, `${where}: the paper is white, as the file says, not ${paper}`);
      assert.ok(ink > 0.1 && ink < 0.6, `${where}: ${ink} of it is ink`);
      assert.ok(bars.length > 10 && words.length > 20);
      for (const [wanted, found] of bars) assert.ok(near(wanted, found), `${where}: a bar is ${found} instead of ${wanted}`);
      words.forEach((share, index) => assert.ok(share > 0.04, `${where}: word ${index} has ${share} ink`));
      assert.ok(far < 0.02, `${where}: ${far} from the page`);
    }
  });
}

/** Whether two colours are the same to the eye. */
function near(one, other) {
  const [a, b] = [one, other].map((colour) => colour.match(/\d+/g).map(Number));
  return a.slice(0, 3).every((part, index) => Math.abs(part - b[index]) <= 6);
}

test("a file that follows its page does so as an image, and is itself where nothing asks", async () => {
  const svg = readFileSync(render("dask", "dask-auto.svg", "--theme", "auto"), "utf8");
  site.put("/auto.svg", svg, { "Content-Type": "image/svg+xml" });
  const paper = async (scheme, colorScheme, file) => {
    const body = `<style>:root { color-scheme: ${scheme} }</style><img src="/auto.svg" alt="">`;
    const [{ paper }] = await judge(svg, { auto: await shot(file, body, { colorScheme }) });
    return paper;
  };
  assert.ok((await paper("light", "dark", "auto-light.png")) > 0.99, "light on a light page of a dark system");
  assert.ok((await paper("dark", "light", "auto-dark.png")) < 0.15, "dark on a dark page of a light system");
  assert.ok((await paper("light dark", "dark", "auto-system.png")) < 0.15, "as the system on a page that is both");
  assert.ok((await paper("normal", "dark", "auto-normal.png")) < 0.15, "as the system on a page that says nothing");
  // Without media queries, as librsvg and resvg render it.
  run("rsvg-convert", [join(OUT, "dask-auto.svg"), "-o", join(OUT, "auto-rsvg.png")], "", "apt-get install librsvg2-bin");
  const [{ paper: plain }] = await judge(svg, { plain: readFileSync(join(OUT, "auto-rsvg.png")) });
  assert.ok(plain > 0.99, "light where nothing is known");
});

test("docs/sites/pictures.md says what the commands do", () => {
  const folder = join(OUT, "documented");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  cpSync(join(ROOT, "examples/minimal.json"), join(folder, "funding.json"));
  const text = readFileSync(join(ROOT, "docs/sites/pictures.md"), "utf8");
  const blocks = (language) => [...text.matchAll(new RegExp("```" + language + "\\n([^]*?)\\n```", "g"))].map(([, block]) => block);
  const said = blocks("sh").map((line) => {
    const [program, ...words] = line.split(" ");
    assert.equal(program, "funding-flow");
    return execFileSync(PROGRAM, words, { cwd: folder, encoding: "utf8" });
  });
  assert.equal(said.length, 2);
  assert.ok(said[0].includes(blocks("html")[0]), said[0]);
  const [, alt, address] = blocks("md")[0].match(/^!\[(.+)\]\((.+)\)$/);
  assert.ok(said[0].includes(`alt="${alt}"`));
  assert.match(readFileSync(join(folder, address), "utf8"), /^<svg /);
  assert.equal(readFileSync(join(folder, "funding.png")).subarray(1, 4).toString(), "PNG");
});
