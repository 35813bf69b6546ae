// The dialog of what is taken home: files, and how to put them on a site.
import { NAMES, file, recipe } from "./embed.js";
import { png, save, standalone } from "./exports.js";
import { copy, dialog } from "./menu.js";

const $ = (id) => document.getElementById(id);

const KINDS = [
  ["svg", "SVG", "for a page, a post, a README"],
  ["png", "PNG", "at twice the size, for slides"],
  ["json", "JSON", "the description itself"],
  ["csv", "CSV", "all facts as a table"],
  ["html", "Page", "one file that works by double click"],
];

/** `state` gives the text that is drawn, and the view; `module` the program. */
export function takeDialog(button, state, module) {
  const box = dialog($("take-dialog"));
  let current;

  $("files").replaceChildren(...KINDS.map(([kind, label, about]) => {
    const choice = Object.assign(document.createElement("button"), { type: "button" });
    choice.dataset.kind = kind;
    choice.append(
      Object.assign(document.createElement("b"), { textContent: label }),
      Object.assign(document.createElement("span"), { textContent: about }),
    );
    choice.addEventListener("click", () => take(kind));
    return choice;
  }));
  $("generator").replaceChildren(...NAMES().map(([id, title]) => new Option(title, id)));
  for (const [id, type] of [["generator", "change"], ["filename", "input"], ["alt", "input"]]) $(id).addEventListener(type, show);

  button.addEventListener("click", () => {
    current = state();
    const broken = current.text !== current.shown;
    $("take-stale").hidden = !broken;
    $("take-stale").textContent = current.shown
      ? "The text has errors: drawings and tables are those of the last text without any."
      : "The text has errors: there is no drawing of it yet, only the text itself.";
    for (const choice of $("files").children) choice.disabled = choice.dataset.kind !== "json" && !current.shown;
    const title = titleOf(current.shown || current.text);
    $("filename").value = file(current.name.replace(/\.[^.]*$/, "") || title);
    $("alt").value = title;
    $("took").textContent = "";
    show();
    box.showModal();
  });

  const name = () => file($("filename").value);

  async function take(kind) {
    const { shown, text, view } = current;
    try {
      const [type, content] = await contentOf(kind, shown, text, view);
      save(`${name()}.${kind}`, type, content);
      $("took").textContent = `${name()}.${kind} is saved.`;
    } catch (error) {
      $("took").textContent = `${name()}.${kind} could not be made: ${error.message}`;
    }
  }

  async function contentOf(kind, shown, text, view) {
    const width = view.width === "full" ? Math.max(Math.round($("frame").clientWidth), 360) : Number(view.width);
    const options = { layout: view.layout, color: view.color, width, theme: view.theme === "auto" ? "light" : view.theme };
    const svg = () => {
      const drawing = module().render_svg(shown, options);
      if (!drawing) throw new Error("the text has errors");
      return drawing;
    };
    switch (kind) {
      case "svg": return ["image/svg+xml", svg()];
      case "png": return ["image/png", await png(svg())];
      case "csv": return ["text/csv", `\ufeff${module().table_csv(shown)}`];
      case "html": {
        const { lang } = JSON.parse(shown);
        return ["text/html", await standalone({ title: titleOf(shown), text: shown, svg: svg(), lang: typeof lang === "string" ? lang : "", ...view })];
      }
      default: return ["application/json", text];
    }
  }

  function show() {
    const found = current.shown ? recipe(module(), current.shown, $("generator").value, $("filename").value, $("alt").value) : undefined;
    $("recipe").replaceChildren(...(found?.steps ?? []).map(({ where, code }) => {
      const item = document.createElement("li");
      const head = Object.assign(document.createElement("div"), { className: "step" });
      head.append(Object.assign(document.createElement("span"), { textContent: where }));
      item.append(head);
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: code ? "Copy" : "Save yours" });
      button.setAttribute("aria-label", code ? `Copy: ${where}` : `Save yours: ${names(found.saved)}`);
      button.addEventListener("click", () => (code ? copy(code, button) : takeAll(found.saved)));
      head.append(button);
      if (code) {
        const block = Object.assign(document.createElement("pre"), { tabIndex: 0 });
        block.append(Object.assign(document.createElement("code"), { textContent: code }));
        item.append(block);
      }
      return item;
    }));
    $("recipe-note").textContent = found?.notes ?? "";
  }

  function takeAll(files) {
    for (const saved of files) save(...saved);
    $("took").textContent = `${names(files)} ${files.length > 1 ? "are" : "is"} saved.`;
  }
}

const names = (files) => files.map(([name]) => name).join(", ");

function titleOf(text) {
  try {
    const { title } = JSON.parse(text);
    return typeof title === "string" && title.trim() ? title.trim() : "Funding";
  } catch {
    return "Funding";
  }
}
