// The drawing beside the text: the element as a site would embed it, at a width that can be dragged.
import { members, nodeAt, pathAt, tree } from "./json.js";

const LISTS = ["funders", "sponsors", "projects", "people", "deliverables"];
const LEAST = 240;
const STEP = 24;

/** `ids` gives the ids of all parties of a text by their numbers; `picked` hears the place of what is clicked. */
export class Preview {
  #drawing;
  #frame;
  #stage;
  #grip;
  #ids;
  #picked;
  #shown = ""; // The text that is drawn.
  #lists; // Party ids of that text, when they are asked for.
  #lit;
  #width = "full";

  constructor({ drawing, frame, stage, grip, ids, picked, resized }) {
    this.#drawing = drawing;
    this.#frame = frame;
    this.#stage = stage;
    this.#grip = grip;
    this.#ids = ids;
    this.#picked = picked;
    this.resized = resized;
    drawing.addEventListener("click", (event) => this.#pick(event));
    drawing.addEventListener("keydown", (event) => event.key === "Enter" && this.#pick(event));
    drawing.addEventListener("funding-flow-ready", () => this.#light());
    grip.addEventListener("pointerdown", (event) => this.#drag(event));
    grip.addEventListener("keydown", (event) => this.#press(event));
    new ResizeObserver(() => this.#measure()).observe(frame);
  }

  show(text) {
    this.#shown = text;
    this.#lists = undefined;
    this.#drawing.data = text;
  }

  get shown() { return this.#shown; }

  /** Draws it anew in the best order: an edit keeps much of the order before it. */
  tidy() {
    this.#drawing.data = null;
    // When the drawing is gone, before the page is painted without it.
    queueMicrotask(() => { this.#drawing.data = this.#shown || null; });
  }

  clear() {
    this.#shown = "";
    this.#drawing.data = null;
  }

  get width() { return this.#width; }
  set width(width) {
    this.#width = String(width);
    this.#frame.style.width = width === "full" ? "" : `${width}px`;
    this.#measure();
  }

  /** Lights what stands at a place of the text, or nothing. */
  at(text, offset) {
    const target = offset === undefined ? undefined : this.#target(text, offset);
    if (target === this.#lit) return;
    this.#lit = target;
    this.#light();
  }

  #target(text, offset) {
    const { path } = pathAt(tree(text), offset);
    const [list, index] = path;
    if (typeof index !== "number") return undefined;
    if (list === "flows") return `[data-flow="${index}"]`;
    if (!LISTS.includes(list)) return undefined;
    const id = members(text, tree(text), list, "id")[index];
    const number = this.#parties().indexOf(id);
    return number < 0 ? undefined : `[data-party="${number}"]`;
  }

  #parties() {
    return this.#lists ??= this.#ids(this.#shown);
  }

  /** The drawing follows the pointer; the cursor in the text is one. */
  #light() {
    const root = this.#drawing.shadowRoot;
    const mark = this.#lit && root?.querySelector(this.#lit);
    const at = mark ?? root?.querySelector("svg");
    at?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  }

  #pick(event) {
    const mark = event.composedPath().find((element) => element.dataset?.flow !== undefined || element.dataset?.party !== undefined);
    if (!mark) return;
    const text = this.#shown;
    const root = tree(text);
    let node;
    if (mark.dataset.flow !== undefined) {
      node = nodeAt(root, ["flows", Number(mark.dataset.flow)]);
    } else {
      const id = this.#parties()[Number(mark.dataset.party)];
      for (const list of LISTS) node ??= nodeAt(root, [list, members(text, root, list, "id").indexOf(id)]);
      // A party that is in no list is known from the first flow that names it.
      for (const end of ["from", "to"]) node ??= nodeAt(root, ["flows", members(text, root, "flows", end).indexOf(id), end]);
    }
    if (node) this.#picked(text, node);
  }

  #drag(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#grip.focus();
    this.#grip.setPointerCapture(event.pointerId);
    const [from, width] = [event.clientX, this.#frame.offsetWidth];
    const move = ({ clientX }) => this.#set(width + clientX - from);
    this.#grip.addEventListener("pointermove", move);
    this.#grip.addEventListener("lostpointercapture", () => this.#grip.removeEventListener("pointermove", move), { once: true });
  }

  #press(event) {
    const steps = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -Infinity, End: Infinity }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    this.#set(this.#frame.offsetWidth + steps);
  }

  #set(width) {
    const room = this.#room();
    const within = Math.round(Math.min(Math.max(width, LEAST), room));
    this.width = within >= room ? "full" : within;
    this.resized(this.#width);
  }

  #room() {
    const style = getComputedStyle(this.#stage);
    return this.#stage.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
  }

  #measure() {
    const width = Math.round(this.#frame.offsetWidth);
    this.#grip.setAttribute("aria-valuenow", width);
    this.#grip.setAttribute("aria-valuemin", LEAST);
    this.#grip.setAttribute("aria-valuemax", Math.max(Math.round(this.#room()), width));
    this.#grip.setAttribute("aria-valuetext", `${width} pixels`);
  }
}
