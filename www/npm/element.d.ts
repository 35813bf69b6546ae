// The class without its side effect: importing element.js defines no element.
export { FundingFlowElement } from "./index.js";
