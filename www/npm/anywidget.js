// The element as a widget of notebooks (anywidget) and of MyST pages. Whoever loads it may do so from a text, so that it holds the wasm too.
import { FundingFlowElement } from "./element.js";

/** What the model knows beside the description, each an attribute of the element. */
const WRITTEN = ["view", "status", "award", "year", "folded"];
const ATTRIBUTES = ["src", "theme", "layout", "color", "lang", "selected", ...WRITTEN];

export default {
  render({ model, el }) {
    customElements.get("funding-flow") ?? customElements.define("funding-flow", FundingFlowElement);
    const widget = document.createElement("funding-flow");
    const stopped = new AbortController();
    const follow = (name, change) => {
      change();
      model.on(`change:${name}`, change);
      stopped.signal.addEventListener("abort", () => model.off?.(`change:${name}`, change));
    };
    follow("data", () => { widget.data = model.get("data") ?? null; });
    for (const name of ATTRIBUTES) {
      follow(name, () => {
        const value = model.get(name);
        value == null || value === "" ? widget.removeAttribute(name) : widget.setAttribute(name, value);
      });
    }
    // What the reader does, where the model has a place for it.
    const keep = (name, value) => {
      if (model.get(name) === undefined || model.get(name) === value) return;
      model.set(name, value);
      model.save_changes();
    };
    const options = { signal: stopped.signal };
    widget.addEventListener("funding-flow-select", () => keep("selected", widget.selected), options);
    widget.addEventListener("funding-flow-change", () => WRITTEN.forEach((name) => keep(name, widget[name])), options);
    el.append(widget);
    return () => {
      stopped.abort();
      widget.remove();
    };
  },
};
