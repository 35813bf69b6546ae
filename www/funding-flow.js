// Defines <funding-flow>. To choose the moment or the name yourself, import the class from element.js.
import { check } from "./core.js";
import { FundingFlowElement } from "./element.js";
import { core } from "./painter.js";

customElements.get("funding-flow") ?? customElements.define("funding-flow", FundingFlowElement);

export { FundingFlowElement, check, core };
