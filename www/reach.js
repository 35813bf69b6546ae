// What a reader does to a drawing that does not answer yet: kept, and done again when it does. Meanwhile it is said what the
// pointer or the keyboard is at.

const HEARD = ["pointerover", "pointerleave", "pointerdown", "focusin", "change", "click", "keydown"];

/** Keys that the page must not take meanwhile. */
const OURS = /^(Arrow|Home$|End$|Enter$|Escape$| $)/;

/** No hand does more while a file comes. */
const MOST = 30;

/** Whether an event begins what ends with another: a button held down, which gets no click when it is replaced, or an open list. */
const begins = ({ type, target, key, buttons, pointerType }) => type === "pointerdown"
  || (type === "pointerover" && (buttons > 0 || pointerType === "touch"))
  || (type === "click" && target.localName === "select")
  || (type === "keydown" && key !== "Tab" && !target.closest("svg"));

export class Reach {
  /** Whether the reader is in the middle of something. */
  isBusy = false;
  #host;
  #told;
  #kept = [];
  #focused;
  #hint; // What stands under the drawing otherwise.

  /** Calls `told` with all that is done within `host`. */
  constructor(host, told) {
    this.#host = host;
    this.#told = told;
    for (const type of HEARD) host.addEventListener(type, this);
  }

  handleEvent(event) {
    const { type, target, key } = event;
    const isModified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (type === "keydown" && !isModified && target.closest("svg") && OURS.test(key)) event.preventDefault();
    // Where the pointer was before says nothing any more.
    if (/over|leave/.test(type)) this.#kept = this.#kept.filter((kept) => kept.event.type !== "pointerover");
    if (!/focusin|leave/.test(type)) this.isBusy = begins(event);
    if (/over|leave|focusin/.test(type)) this.#say(target);
    if (/rdown|leave/.test(type)) return;
    if (type !== "focusin" && this.#kept.length < MOST) this.#kept.push({ event, value: target.value, way: way(target, this.#host) });
    this.#told(event);
  }

  /** What a mark is called says who gives how much to whom. */
  #say(mark) {
    const place = this.#host.querySelector(".ff-hint");
    if (!place) return;
    this.#hint ??= place.textContent;
    place.textContent = mark.closest("[tabindex]")?.getAttribute("aria-label") ?? this.#hint;
  }

  /** What could not be answered is gone, as its reader has been told; but what was chosen is still to be seen. */
  forget() {
    this.#kept = this.#kept.filter(({ event }) => event.type === "change");
  }

  /** Called before what stands in the host is replaced by its like. */
  leave() {
    const focus = this.#focus;
    this.#focused = focus && way(focus, this.#host);
  }

  /** Does again in the like what was done before. */
  async repeat() {
    this.end();
    const elsewhere = document.activeElement;
    const focus = () => this.#find(this.#focused)?.focus();
    if (this.#focused) focus();
    let last; // The part of the drawing at which the last key was pressed.
    for (const { event, value, way } of this.#kept) {
      const isKey = event.type === "keydown";
      // Keys at one part move on from it.
      const target = (isKey && last === way.join() && this.#focus) || this.#find(way);
      if (!target) continue;
      if (isKey) last = way.join();
      if (event.type === "change") target.value = value;
      if (event.type === "pointerover") this.#let();
      target.dispatchEvent(new event.constructor(event.type, event));
      for (let turn = 0; turn < 9; turn += 1) await null; // It is drawn.
      // Who has gone on stays there, and would miss a letter if the next task found the focus here.
      if (this.#focused) await new Promise((resolve) => setTimeout(resolve));
      else elsewhere?.focus();
    }
    if (this.#focused && last !== this.#focused.join()) focus();
  }

  /** The pointer came to what stood here before, so it is told here when it goes. */
  #let() {
    const root = this.#host.querySelector(".funding-flow");
    this.#host.addEventListener("pointerleave", () => root?.dispatchEvent(new Event("pointerleave")), { once: true });
  }

  #find(way) {
    return way.reduce((element, index) => element?.children[index], this.#host);
  }

  end() {
    for (const type of HEARD) this.#host.removeEventListener(type, this);
  }

  get #focus() {
    const { activeElement } = this.#host.getRootNode();
    return this.#host.contains(activeElement) ? activeElement : undefined;
  }
}

/** Where an element stands, as the places of those that it is in. */
function way(element, root) {
  const places = [];
  for (let own = element; own && own !== root; own = own.parentElement) {
    places.unshift(Array.prototype.indexOf.call(own.parentElement.children, own));
  }
  return places;
}
