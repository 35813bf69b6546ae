// Defines <funding-flow>. To choose the moment or the name yourself, import the class from element.js.
import { check, core } from "./core.js";
import { FundingFlowElement } from "./element.js";

customElements.get("funding-flow") ?? customElements.define("funding-flow", FundingFlowElement);

export { FundingFlowElement, check, core };
