// Defines <funding-flow>. To choose the moment or the name yourself, import the class from element.js.
import { core } from "./core.js";
import { FundingFlowElement } from "./element.js";

customElements.get("funding-flow") ?? customElements.define("funding-flow", FundingFlowElement);

/** All problems of a description given as text. */
export const check = async (text) => (await core()).check(text);

export { FundingFlowElement, core };
