// What is kept in this browser across a reload. Where the browser keeps nothing, nothing is lost but that.

const KEY = "funding-flow.playground";

export function kept() {
  try {
    const state = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return typeof state?.text === "string" ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a state; says whether that went well. */
export function keep(state) {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There was nothing to forget.
  }
}
