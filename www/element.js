// The class behind <funding-flow>: attributes in, a drawing or the problems out. Importing it defines nothing.
import * as bindings from "./bindings.js";
import { STOPPED, UNEXPLAINED, check, dismiss, enlist, guarded, problem, started } from "./core.js";
import { isSplit, isWhole, learn, live, liveAtOnce, words } from "./core.js";
import { First } from "./first.js";
import { prepare } from "./painter.js";
import { Reach } from "./reach.js";
import { toText } from "./text.js";
import { STYLE } from "./style.js";

/** Attributes that are properties too, with what they say where they are absent. */
const REFLECTED = {
  src: "", theme: "auto", layout: "auto", color: "role", view: "diagram", selected: "",
  status: "", award: "", year: "", folded: "",
};

/** What a reader chooses to see, as `funding-flow-change` tells it. */
const CHOSEN = ["view", "status", "award", "year", "folded"];

/** How many problems are shown in place of a drawing; the event carries all of them. */
const SHOWN = 5;

const NOTHING = "This funding diagram cannot be drawn.";
const OUTDATED = "This funding diagram is out of date: its description cannot be read. Below is the last one that could be.";
const SILENT = "This funding diagram can be seen, but it cannot answer.";

let sheet;
let css = STYLE; // What the sheets say: our rules, and as they come those of the drawing and of what a reader brings up.

export class FundingFlowElement extends HTMLElement {
  static observedAttributes = [...Object.keys(REFLECTED), "lang"];

  static {
    for (const [name, absent] of Object.entries(REFLECTED)) {
      Object.defineProperty(this.prototype, name, {
        get() { return this.getAttribute(name) ?? absent; },
        set(value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); },
        configurable: true,
        enumerable: true,
      });
    }
  }

  #host = document.createElement("div");
  #problems = document.createElement("div");
  #fallback = document.createElement("slot");
  #eyes = new IntersectionObserver((seen) => this.#approach(seen), { rootMargin: "100%" });
  #near = false;
  #scheduled = false;
  #fresh = false; // Whether another description is to be read, not only the options.
  #reading = new AbortController();
  #first; // The first drawing, which does not answer,
  #reach; // and what a reader does to it.
  #chart; // The drawing that answers.
  #text; // What is drawn.
  #roused; // Called when the drawing that answers is there.
  #silent = false; // Whether what answers could not be had.
  #sheet; // Its own, in the page of a frame.
  #dark = false;
  #data;
  #source; // What was read last: the description as an object or as text.
  #ready = false; // Whether an event is due at the next drawing.
  #shown = false; // Whether there is a drawing.
  #paper = () => this.#print();

  constructor() {
    super();
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    // The sheet gives it a transition of no length, which tells when the page's colours change.
    this.#host.addEventListener("transitionend", ({ target }) => target === this.#host && this.#shade());
    this.#problems.part = "problems";
    this.#problems.role = "alert";
    this.#problems.lang = "en";
    this.#problems.hidden = true;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#problems, this.#host, this.#fallback);
  }

  /** The description as an object or as JSON text. Goes before `src`; null gives way to it. */
  get data() { return this.#data; }
  set data(data) {
    this.#data = data;
    this.#schedule(true);
  }

  /** All problems of the description that was read last, warnings included, of which nothing is said otherwise. */
  async check() {
    return this.#source === undefined ? [] : check(this.#source);
  }

  connectedCallback() {
    // What was set before the definition lies on the element itself and hides the accessors.
    for (const name of ["data", ...Object.keys(REFLECTED)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // Seen at once, it need not wait for a frame; the observer tells of what comes near later.
    this.#near ||= isNear(this);
    if (!this.#near) this.#eyes.observe(this);
    this.#schedule(!this.#drawing);
  }

  connectedMoveCallback() {}

  /** A sheet belongs to one page, and who goes into that of a frame leaves it behind. */
  adoptedCallback() {
    const { defaultView: view } = this.ownerDocument;
    if (!view) return;
    this.#sheet = new view.CSSStyleSheet();
    this.#sheet.replaceSync(css);
    this.shadowRoot.adoptedStyleSheets = [this.#sheet];
  }

  disconnectedCallback() {
    // An element that is moved is back by the end of this task and keeps its drawing.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name) {
    this.#schedule(name === "src");
  }

  /** Called by the core when it has trapped: nothing may be called in it any more. */
  stop() {
    this.#quiet();
    this.#chart = undefined;
    this.#fail([STOPPED]);
  }

  get #drawing() { return this.#first ?? this.#chart; }

  #approach(seen) {
    if (this.#near || !seen.some((entry) => entry.isIntersecting)) return;
    this.#near = true;
    this.#eyes.disconnect();
    this.#schedule(false);
  }

  #schedule(fresh) {
    this.#fresh ||= fresh;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected && this.#near) this.#update();
    });
  }

  async #update() {
    const { signal } = this.#fresh ? this.#begin() : this.#reading;
    try {
      if (!this.#fresh) {
        await learn(this.lang, this.#text);
        if (signal.aborted) return;
        if (this.#first && this.#asksMore()) await this.#rouse();
        return void (this.#drawing && (await this.#draw()));
      }
      this.#fresh = false;
      if (this.#data == null && !this.src) return this.#clear();
      // What is asked for beside the drawing comes with it; without that it is drawn all the same.
      const more = this.#asksMore() && live().catch(() => {});
      const [[data, text]] = await Promise.all([this.#read(signal), isSplit ? prepare() : started(), more]);
      if (signal.aborted) return;
      this.#source = data;
      // More can be asked for together with another description.
      if (this.#first && this.#asksMore()) await this.#rouse();
      if (signal.aborted) return;
      // What is no text cannot be right.
      await (text === undefined ? this.#explain() : this.#draw(text));
    } catch (failure) {
      if (!signal.aborted) this.#fail([failure.code ? failure : problem("not-drawn", String(failure))]);
    }
  }

  /** What was read before is not waited for any more. */
  #begin() {
    this.#reading.abort();
    return (this.#reading = new AbortController());
  }

  /** The description, and as text, with the words for it. */
  async #read(signal) {
    const data = await (this.#data ?? read(this, signal));
    const text = toText(data);
    await learn(this.lang, text);
    return [data, text];
  }

  /** Draws a text, or without one what was drawn before. */
  async #draw(text) {
    if (!enlist(this)) return this.#fail([STOPPED]);
    this.#shade();
    const { signal } = this.#reading;
    let isRight;
    if (!this.#drawing) this.#open();
    if (this.#first) isRight = await this.#first.draw([this.theme, this.layout, this.#tongue], text);
    if (signal.aborted) return;
    // It may have been woken meanwhile.
    if (this.#chart) isRight = guarded(() => this.#chart.update(text, this.#attributes));
    if (isRight === false) return this.#explain();
    if (isRight && text !== undefined) {
      this.#ready = true;
      this.#text = text;
    }
    if (isRight && this.#first) this.#drawn();
  }

  /** The tag of the language with the words behind it, which begin at the first `|`: no tag has one. */
  get #tongue() { return this.lang.replace(/\|.*/s, "") + words; }

  /** As `Options::of` reads them. */
  get #attributes() {
    const { theme, layout, color, view, selected, status, award, year, folded } = this;
    return [theme, layout, color, view, this.#tongue, selected, status, award, year, folded].join("\0");
  }

  /** Makes place for a drawing: the one that answers where more is asked for than a first one shows, and it can be had. */
  #open() {
    if (isWhole() && this.#asksMore()) return void guarded(() => this.#answering());
    this.#reach = new Reach(this.#host, (event) => this.#answer(event));
    this.#first = new First(this.#host, (style) => css === STYLE && this.#dress(style));
    addEventListener("beforeprint", this.#paper);
  }

  #answering() {
    this.#chart = new bindings.Chart(this.#host, (...told) => this.#told(...told));
    if (css === STYLE) this.#dress(bindings.style());
    this.#dress(this.#chart.style());
  }

  /** Whether more is asked for than a first drawing shows. */
  #asksMore() {
    const { view, color, selected, status, award, year, folded } = this;
    return !isSplit || view === "table" || color === "funder" || (selected + status + award + year + folded) !== "";
  }

  /** A reader reaches for the first drawing. */
  async #answer({ type, target }) {
    // Perhaps only on its way to something else, or what a press brings with it.
    const passes = type === "pointerover" || (type === "focusin" && !target.matches(":focus-visible"));
    if (!passes || !this.#silent) await this.#rouse(!passes, this.#reach);
  }

  /** Puts the drawing that answers in the place of the first, where it can be had; else `says` so. Not while a reader is busy there. */
  async #rouse(says, reader) {
    const { signal } = this.#reading;
    try {
      await live();
    } catch (failure) {
      this.#silent = true;
      this.#reach?.forget();
      if (says && this.#first && !signal.aborted) this.#tell([failure], SILENT, false);
      return;
    }
    if (!this.#first || reader?.isBusy) return;
    const reach = this.#reach;
    const { root } = this.#first;
    const drawn = new Promise((resolve) => {
      this.#roused = () => resolve(root.remove());
    });
    guarded(() => this.#wake());
    await drawn;
    await reach.repeat();
  }

  /** Puts the drawing that answers in the place of the first, which goes when it is there. */
  #wake() {
    const { before } = this.#first;
    this.#reach.leave();
    this.#quiet();
    // What is said of the description stays said.
    this.#problems.hidden = !this.#host.classList.contains("outdated");
    this.#answering();
    if (this.#text !== undefined) this.#chart.update(this.#text, this.#attributes, before);
  }

  /** Paper has the table under the drawing. */
  #print() {
    if (this.#text === undefined) return;
    try {
      liveAtOnce();
    } catch {
      return; // The drawing alone.
    }
    this.#dress(guarded(() => bindings.print(this.#first.root, this.#text, this.#tongue)));
  }

  #quiet() {
    this.#reach?.end();
    this.#first?.stop();
    this.#reach = this.#first = undefined;
    removeEventListener("beforeprint", this.#paper);
  }

  async #explain() {
    const { signal } = this.#reading;
    const problems = await check(this.#source).catch(() => []);
    if (!signal.aborted) this.#fail(problems.some(isError) ? problems : [UNEXPLAINED]);
  }

  /** What the reader does is an attribute too, so that a page can keep it and link to it. */
  #told(what, key = "", from, to, folded) {
    if (what === "draw") {
      this.#roused?.();
      this.#roused = undefined;
      return this.#drawn();
    }
    if (what === "view" || what === "choice") {
      if (what === "view") this.view = key;
      else [this.status, this.award, this.year, this.folded] = [key, from, to, folded].map((value) => value || null);
      return this.#announce("change", Object.fromEntries(CHOSEN.map((name) => [name, this[name]])));
    }
    this.selected = key || null;
    const flow = { type: "flow", from, to, index: Number(key.slice(5)) };
    this.#announce("select", to !== undefined ? flow : key ? { type: "party", id: key } : { type: "none" });
  }

  #drawn() {
    if (!this.#ready) return;
    this.#shown = true;
    this.#fallback.hidden = true;
    this.#problems.hidden = true;
    this.#host.classList.remove("outdated");
    this.#ready = false;
    this.#announce("ready");
  }

  /** Adds rules to those of all widgets, once. */
  #dress(more) {
    if (more && !css.endsWith(more)) sheet.replaceSync(css += more);
    this.#sheet?.replaceSync(css);
  }

  /** Dark on a page that says nothing of a colour scheme, but is dark, as its light text tells. */
  #shade() {
    // What comes to lie over the drawing or the table has the ground of the page.
    let [at, ground] = [this];
    while (at && (ground = getComputedStyle(at).backgroundColor).startsWith("rgba")) at = at.parentElement ?? at.getRootNode().host;
    this.#host.style.setProperty("--ff-ground", at ? ground : "Canvas");
    const { colorScheme, color } = getComputedStyle(this);
    const dark = colorScheme === "normal" && lightness(color) > 0.5;
    if (this.#dark === dark) return;
    this.#dark = dark;
    for (const { style } of [this.#host, this.#problems]) style.colorScheme = dark ? "dark" : "";
  }

  /** The last good drawing stays, under the problems and said to be out of date; without one the fallback comes back. */
  #fail(problems) {
    const outdated = this.#shown && this.#drawing !== undefined;
    if (!outdated) this.#clear();
    this.#shade();
    this.#ready = false;
    this.#host.classList.toggle("outdated", outdated);
    this.#tell(problems, outdated ? OUTDATED : NOTHING, outdated);
  }

  #tell(problems, first, outdated) {
    this.#problems.replaceChildren(...sentences(problems, first));
    this.#problems.hidden = false;
    this.#announce("error", { problems, outdated });
  }

  /** Back to what the page says without us. */
  #clear() {
    this.#ready = false;
    this.#shown = false;
    this.#text = undefined;
    this.#quiet();
    if (this.#chart) {
      const chart = this.#chart;
      this.#chart = undefined;
      guarded(() => {
        chart.destroy();
        chart.free();
      });
    }
    this.#host.replaceChildren();
    this.#problems.hidden = true;
    this.#fallback.hidden = false;
  }

  #leave() {
    this.#reading.abort();
    this.#eyes.disconnect();
    this.#near = false;
    this.#clear();
    dismiss(this);
  }

  #announce(what, detail) {
    this.dispatchEvent(new CustomEvent(`funding-flow-${what}`, { detail, bubbles: true, composed: true }));
  }
}

/** Whether an element is shown within a screen of what is seen. */
function isNear(element) {
  // What is in a closed <details> has a place, but is not to be seen.
  const [box] = element.checkVisibility?.() ? element.getClientRects() : [];
  return box && box.top < 2 * innerHeight && box.bottom > -innerHeight;
}

/** The text that `src` names: a script block of the page, or a file. */
async function read(element, signal) {
  const { src } = element;
  if (src.startsWith("#")) {
    const find = () => element.getRootNode().getElementById?.(src.slice(1)) ?? document.getElementById(src.slice(1));
    if (!find() && document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true, signal }));
    }
    const block = find();
    if (block) return block.textContent;
    throw problem("not-loaded", `there is no element with the id "${src.slice(1)}" on this page`);
  }
  let why;
  try {
    const response = await fetch(src, { signal });
    if (response.ok) return await response.text();
    why = `the server answers ${response.status}`;
  } catch (error) {
    why = `${error.message}; the browser's console says why`; // It names a policy, a missing header; we are told nothing.
  }
  throw problem("not-loaded", `"${src}" could not be loaded`, why);
}

/** How light a colour is, from 0 to 1, in whatever notation a browser computes. */
function lightness(colour) {
  const [a, b, c] = (colour.match(/(?<![\w-])(none|[\d.]+)/g) ?? []).map((part) => +part || 0);
  if (/^(rgb|color)/.test(colour)) return (a + b + c) / (colour[0] === "r" ? 765 : 3);
  return colour.startsWith("ok") ? a : a / 100;
}

const isError = ({ severity }) => severity === "error";

function sentences(problems, first) {
  const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const list = document.createElement("ul");
  const errors = problems.filter(isError);
  for (const { line: row, column, message, hint } of errors.slice(0, SHOWN)) {
    const place = row ? `line ${row}, column ${column}: ` : "";
    list.append(line("li", `${place}${message}${hint ? ` (${hint})` : ""}`));
  }
  if (errors.length > SHOWN) list.append(line("li", `and ${errors.length - SHOWN} more`));
  return [line("p", first), list];
}
