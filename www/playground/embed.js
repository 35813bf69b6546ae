// How to put the drawing on a page of one's own: what `funding-flow embed` says, as steps.

const TITLES = {
  html: "Plain HTML", hugo: "Hugo", jekyll: "Jekyll", sphinx: "Sphinx", myst: "MyST (in Sphinx)", mkdocs: "MkDocs",
  docusaurus: "Docusaurus", quarto: "Quarto", github: "GitHub README",
};

let last = {}; // What was drawn last: each letter of a name changes the snippet, not the drawings.

export const NAMES = () => Object.entries(TITLES);

/** A name for files and addresses, made of any words. */
export function file(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "") || "funding-flow";
}

/**
 * The steps `{ where, code }` for a generator, sentences that are good to know, and the files `[name, type, content]` of the
 * diagram; undefined where the text has errors.
 */
export function recipe(module, text, generator, name, alt) {
  if (last.text !== text || last.generator !== generator) {
    last.embed?.free();
    last = { text, generator, embed: module.Embed.of(text, generator) };
  }
  const told = last.embed?.snippet(file(name), alt);
  if (!told) return undefined;
  const { folder, files, page, once, notes, pictures } = told;
  const saved = pictures.map(({ file, text }) => [file, "image/svg+xml", text]);
  const own = `${file(name)}.json`;
  if (files.includes(own)) saved.push([own, "application/json", text]);
  const place = generator === "github" ? "Into the repository" : folder ? `Into ${folder}/ of the site` : "Beside the page";
  return {
    saved,
    steps: [
      { where: `${place}: ${listed(files)}` },
      ...once.map(({ file, text }) => ({ where: `Once for the site, in ${file}`, code: text })),
      { where: generator === "github" ? "In README.md" : "In the page", code: page },
    ],
    notes: notes.map((note) => `${note[0].toUpperCase()}${note.slice(1)}.`).join(" "),
  };
}

const listed = (names) => [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
