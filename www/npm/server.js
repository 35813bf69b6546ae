// What Node gets in place of the element, which exists in browsers only: importing it while a page is rendered on a server is no mistake,
// and the page's own picture stays in the element until a browser draws.
export class FundingFlowElement {}

export const core = () => Promise.reject(new Error("funding-flow draws in browsers; on a server use its command line"));

export const check = core;
