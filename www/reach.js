// What a reader does to a drawing that does not answer yet: kept, and done again when it does.

const KEPT = ["pointerover", "focusin", "change", "click", "keydown"];

/** Keys that the page must not take meanwhile. */
const OURS = /^(Arrow|Home$|End$|Enter$| $)/;

export class Reach {
  #host;
  #told;
  #kept = new Map();
  #focused;

  /** Calls `told` with all that is done within `host`. */
  constructor(host, told) {
    this.#host = host;
    this.#told = told;
    for (const type of KEPT) host.addEventListener(type, this);
  }

  handleEvent(event) {
    const { type, target, key } = event;
    const { value } = target;
    if (type === "keydown" && target.closest("svg") && OURS.test(key)) event.preventDefault();
    this.#kept.set(type, { event, value, way: way(target, this.#host) });
    this.#told(event);
  }

  /** Called before what stands in the host is replaced by its like. */
  leave() {
    const { activeElement } = this.#host.getRootNode();
    if (this.#host.contains(activeElement)) this.#focused = way(activeElement, this.#host);
  }

  /** Does again in the like what was done before, the last of each kind. */
  repeat() {
    this.end();
    const at = (way) => way.reduce((element, index) => element?.children[index], this.#host);
    if (this.#focused) at(this.#focused)?.focus();
    for (const type of KEPT) {
      const kept = this.#kept.get(type);
      const target = kept && at(kept.way);
      if (!target || type === "focusin") continue;
      if (type === "change") target.value = kept.value;
      target.dispatchEvent(new kept.event.constructor(type, kept.event));
    }
  }

  end() {
    for (const type of KEPT) this.#host.removeEventListener(type, this);
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
