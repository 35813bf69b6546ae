// What a reader does to a drawing that does not answer yet: kept, and done again when it does.

const KEPT = ["pointerover", "focusin", "change", "click", "keydown"];

/** Keys that the page must not take meanwhile. */
const OURS = /^(Arrow|Home$|End$|Enter$|Escape$| $)/;

/** No hand does more while a file comes. */
const MOST = 30;

export class Reach {
  #host;
  #told;
  #kept = [];
  #focused;

  /** Calls `told` with all that is done within `host`. */
  constructor(host, told) {
    this.#host = host;
    this.#told = told;
    for (const type of KEPT) host.addEventListener(type, this);
  }

  handleEvent(event) {
    const { type, target, key } = event;
    if (type === "keydown" && target.closest("svg") && OURS.test(key)) event.preventDefault();
    // Where the pointer and the focus were before says nothing any more.
    if (type === "pointerover" || type === "focusin") this.#kept = this.#kept.filter((kept) => kept.event.type !== type);
    if (this.#kept.length < MOST) this.#kept.push({ event, value: target.value, way: way(target, this.#host) });
    this.#told(event);
  }

  /** Called before what stands in the host is replaced by its like. */
  leave() {
    const focused = this.#focus;
    if (focused) this.#focused = way(focused, this.#host);
  }

  /** Does again in the like what was done before. */
  async repeat() {
    this.end();
    const at = (way) => way.reduce((element, index) => element?.children[index], this.#host);
    if (this.#focused) at(this.#focused)?.focus();
    for (const { event, value, way } of this.#kept) {
      // A key goes where the one before has moved the focus.
      const target = (event.type === "keydown" && this.#focus) || at(way);
      if (!target || event.type === "focusin") continue;
      if (event.type === "change") target.value = value;
      target.dispatchEvent(new event.constructor(event.type, event));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  end() {
    for (const type of KEPT) this.#host.removeEventListener(type, this);
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
