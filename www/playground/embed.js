// How to put the drawing on a page of one's own, for each site generator, with the names of one's own files.

/** The generators: for each the steps `{ where, code }` and, if there is something to know, a note. */
export function recipe(generator, name, alt) {
  return GENERATORS[generator].steps(file(name), alt.replace(/\s+/g, " ").trim());
}

export const NAMES = () => Object.entries(GENERATORS).map(([id, { title }]) => [id, title]);

/** A name for files and addresses, made of any words. */
export function file(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "") || "funding-flow";
}

const html = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const markdown = (text) => text.replace(/[\\[\]*_`<>]/g, "\\$&");

const FILES = (name) => `funding-flow.js, funding-flow_bg.wasm, funding-flow-explain.js, funding-flow-explain_bg.wasm, ${name}.json and ${name}.svg`;

/** The element with the image as its fallback. There is no empty line in it, at which Markdown would begin a paragraph. */
const element = (name, alt, folder = "") => `<funding-flow src="${folder}${name}.json">
  <img src="${folder}${name}.svg" alt="${html(alt)}">
</funding-flow>`;

const GENERATORS = {
  html: {
    title: "Plain HTML",
    steps: (name, alt) => ({
      steps: [
        { where: `Beside the page: ${FILES(name)}` },
        { where: "In the page", code: `<script type="module" src="funding-flow.js"></script>\n\n${element(name, alt)}` },
      ],
      note: "The image is there before any script, and stays when something fails.",
    }),
  },
  hugo: {
    title: "Hugo",
    steps: (name, alt) => ({
      steps: [
        { where: `In static/funding-flow/: ${FILES(name)}` },
        {
          where: "In layouts/shortcodes/funding-flow.html",
          code: `<script type="module" src="{{ "funding-flow/funding-flow.js" | relURL }}"></script>
<funding-flow src="{{ printf "funding-flow/%s.json" (.Get "name") | relURL }}">
  <img src="{{ printf "funding-flow/%s.svg" (.Get "name") | relURL }}" alt="{{ .Get "alt" }}">
</funding-flow>`,
        },
        { where: "In the page", code: `{{< funding-flow name="${name}" alt=${JSON.stringify(alt)} >}}` },
      ],
      note: "Put the script into static/, not into assets/: themes that join all scripts of assets/ into one would break it, for it is a module.",
    }),
  },
  jekyll: {
    title: "Jekyll",
    steps: (name, alt) => ({
      steps: [
        { where: `In assets/funding-flow/: ${FILES(name)}` },
        {
          where: "In _includes/funding-flow.html",
          code: `<script type="module" src="{{ '/assets/funding-flow/funding-flow.js' | relative_url }}"></script>
<funding-flow src="{{ '/assets/funding-flow/' | append: include.name | append: '.json' | relative_url }}">
  <img src="{{ '/assets/funding-flow/' | append: include.name | append: '.svg' | relative_url }}" alt="{{ include.alt | escape }}">
</funding-flow>`,
        },
        { where: "In the page", code: `{% include funding-flow.html name="${name}" alt="${alt.replace(/["{}%]/g, "")}" %}` },
      ],
      note: "Leave the description in its own file: within a page, Jekyll would evaluate what stands between double braces.",
    }),
  },
  sphinx: {
    title: "Sphinx",
    steps: (name, alt) => ({
      steps: [
        { where: `In _static/: ${FILES(name)}` },
        { where: "In conf.py", code: `html_static_path = ["_static"]\nhtml_js_files = [("funding-flow.js", {"type": "module"})]` },
        { where: "In the page", code: `.. raw:: html\n\n${indented(element(name, alt, "_static/"), "   ")}` },
      ],
      note: "In a page that lies in a folder, write ../_static/ instead of _static/.",
    }),
  },
  myst: {
    title: "MyST (in Sphinx)",
    steps: (name, alt) => ({
      steps: [
        { where: `In _static/: ${FILES(name)}` },
        { where: "In conf.py", code: `extensions = ["myst_parser"]\nhtml_static_path = ["_static"]\nhtml_js_files = [("funding-flow.js", {"type": "module"})]` },
        { where: "In the page", code: `\`\`\`{raw} html\n${element(name, alt, "_static/")}\n\`\`\`` },
      ],
      note: `In a page that lies in a folder, write ../_static/ instead of _static/. In mystmd, which has no such block, show the image: ![${markdown(alt)}](${name}.svg)`,
    }),
  },
  mkdocs: {
    title: "MkDocs",
    steps: (name, alt) => ({
      steps: [
        { where: `In docs/assets/funding-flow/: ${FILES(name)}` },
        { where: "In mkdocs.yml", code: `extra_javascript:\n  - path: assets/funding-flow/funding-flow.js\n    type: module` },
        { where: "In the page", code: `<div>\n${element(name, alt, "assets/funding-flow/")}\n</div>` },
      ],
      note: "The div keeps the element and its image together. In docs/index.md the addresses are right as they are; in any other page of docs/ write ../assets/ instead of assets/.",
    }),
  },
  docusaurus: {
    title: "Docusaurus",
    steps: (name, alt) => ({
      steps: [
        { where: `In static/funding-flow/: ${FILES(name)}` },
        { where: "In docusaurus.config.js", code: `scripts: [{ src: "/funding-flow/funding-flow.js", type: "module" }],` },
        {
          where: "In the page (.mdx)",
          code: `import useBaseUrl from "@docusaurus/useBaseUrl";

<funding-flow src={useBaseUrl("/funding-flow/${name}.json")}>
  <img src={useBaseUrl("/funding-flow/${name}.svg")} alt={${JSON.stringify(alt)}} />
</funding-flow>`,
        },
      ],
      note: "Where the site has a baseUrl other than /, write it before /funding-flow/ in docusaurus.config.js too.",
    }),
  },
  quarto: {
    title: "Quarto",
    steps: (name, alt) => ({
      steps: [
        { where: `In funding-flow/: ${FILES(name)}` },
        { where: "In _quarto.yml", code: `project:\n  resources:\n    - funding-flow/` },
        {
          where: "In the page",
          code: `\`\`\`{=html}\n<script type="module" src="funding-flow/funding-flow.js"></script>\n${element(name, alt, "funding-flow/")}\n\`\`\``,
        },
      ],
      note: "In a page that lies in a folder, write ../funding-flow/ instead of funding-flow/.",
    }),
  },
  readme: {
    title: "GitHub README",
    steps: (name, alt) => ({
      steps: [
        { where: `In the repository: ${name}.svg` },
        { where: "In README.md", code: `![${markdown(alt)}](${name}.svg)` },
      ],
      note: "GitHub runs no scripts in a README; the SVG file has a solid background and stands for itself, light or dark.",
    }),
  },
};

function indented(text, by) {
  return text.split("\n").map((line) => by + line).join("\n");
}
