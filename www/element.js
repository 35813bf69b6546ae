// The class behind <funding-flow>: attributes in, a drawing or the problems out. Importing it defines nothing.
import { STOPPED, UNEXPLAINED, check, core, dismiss, enlist, guarded, problem } from "./core.js";
import { STYLE } from "./style.js";

/** Attributes that are properties too, with what they say where they are absent. */
const REFLECTED = { src: "", theme: "auto", layout: "auto", color: "role", view: "diagram", selected: "" };

/** How many problems are shown in place of a drawing; the event carries all of them. */
const SHOWN = 5;

let sheet;
let styled = false; // Whether the sheet has the drawing's own rules, which come with the module.

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
  #chart;
  #data;
  #source; // What was read last: the description as an object or as text.
  #ready = false; // Whether an event is due at the next drawing.

  constructor() {
    super();
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    this.#problems.part = "problems";
    this.#problems.hidden = true;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#host, this.#problems, this.#fallback);
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
    this.#eyes.observe(this);
    this.#schedule(!this.#chart);
  }

  connectedMoveCallback() {}

  disconnectedCallback() {
    // An element that is moved is back by the end of this task and keeps its drawing.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name) {
    this.#schedule(name === "src");
  }

  /** Called by the core when it has trapped: nothing may be called in it any more. */
  stop() {
    this.#chart = undefined;
    this.#fail([STOPPED]);
  }

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
    if (!this.#fresh) return void (this.#chart && this.#draw());
    this.#fresh = false;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    if (this.#data == null && !this.src) return this.#clear();
    try {
      const [{ Chart, style }, data] = await Promise.all([core(), this.#data ?? read(this, signal)]);
      if (signal.aborted) return;
      if (!styled) sheet.replaceSync(STYLE + (guarded(style) ?? ""));
      styled = true;
      this.#draw(Chart, data);
    } catch (failure) {
      if (!signal.aborted) this.#fail([failure.code ? failure : problem("not-drawn", String(failure))]);
    }
  }

  #draw(Chart, data) {
    if (data !== undefined) this.#source = data;
    if (!enlist(this)) return this.#fail([STOPPED]);
    const isRight = guarded(() => {
      this.#chart ??= new Chart(this.#host, (...told) => this.#told(...told));
      const { theme, layout, color, view, selected, lang } = this;
      return this.#chart.update(data, { theme, layout, color, view, selected, lang });
    });
    if (isRight === false) this.#explain(data);
    else if (isRight && data !== undefined) this.#ready = true;
  }

  async #explain(data) {
    const { signal } = this.#reading;
    this.#clear();
    const problems = await check(data).catch(() => []);
    if (!signal.aborted) this.#fail(problems.some(isError) ? problems : [UNEXPLAINED]);
  }

  /** What the reader does is an attribute too, so that a page can keep it and link to it. */
  #told(what, key = "", from, to) {
    if (what === "draw") return this.#drawn();
    if (what === "view") {
      this.view = key;
      return this.#announce("change", { view: key });
    }
    this.selected = key || null;
    const flow = { type: "flow", from, to, index: Number(key.slice(5)) };
    this.#announce("select", to !== undefined ? flow : key ? { type: "party", id: key } : { type: "none" });
  }

  #drawn() {
    if (!this.#ready) return;
    this.#fallback.hidden = true;
    this.#problems.hidden = true;
    this.#ready = false;
    this.#announce("ready");
  }

  #fail(problems) {
    this.#clear();
    this.#problems.replaceChildren(...sentences(problems));
    this.#problems.hidden = false;
    this.#announce("error", { problems });
  }

  /** Back to what the page says without us. */
  #clear() {
    this.#ready = false;
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
  const response = await fetch(src, { signal }).catch((error) => {
    throw problem("not-loaded", `"${src}" could not be loaded`, error.message);
  });
  if (response.ok) return response.text();
  throw problem("not-loaded", `"${src}" could not be loaded: the server answers ${response.status}`);
}

const isError = ({ severity }) => severity === "error";

function sentences(problems) {
  const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const list = document.createElement("ul");
  const errors = problems.filter(isError);
  for (const { line: row, column, message, hint } of errors.slice(0, SHOWN)) {
    const place = row ? `line ${row}, column ${column}: ` : "";
    list.append(line("li", `${place}${message}${hint ? ` (${hint})` : ""}`));
  }
  if (errors.length > SHOWN) list.append(line("li", `and ${errors.length - SHOWN} more`));
  return [line("p", "This funding diagram cannot be drawn."), list];
}
