// Helps the eye to follow an update: what stays moves to its new place, what is new fades in.

const DURATION = 350; // Milliseconds.

/** More lines of text than this are not all laid out at once, and so many at a time. */
const MANY = 400;
const SOME = 300;

/** Per root, what was drawn last: names with what `places` says of them, and when it was drawn. */
const drawn = new WeakMap();

/**
 * Told after each drawing in `root`. `ids` are those of the parties, each ended by a zero, `ends` the numbers of both
 * parties of each flow; none where the drawing is too large to be followed. Drawings in quick succession follow the
 * reader's own hand, on the edge of a window or a key, and have to be there at once.
 */
export function follow(root, ids, ends) {
  const before = drawn.get(root);
  const now = performance.now();
  if (!ends.length) {
    drawn.delete(root);
    return later(root);
  }
  const marks = places(root, ids.split("\0"), ends);
  drawn.set(root, { marks, now });
  if (!before || now - before.now < DURATION || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [name, { element, place }] of marks) {
    const frames = change(before.marks.get(name)?.place, place);
    if (frames) element.animate(frames, { duration: DURATION, easing: "ease" });
  }
  root.querySelector(".ff-trace")?.animate({ opacity: [0, 1] }, DURATION);
}

/**
 * Laying out text takes browsers as long as all the rest of a large drawing. What is out of sight by more than a screen comes when
 * the page has nothing else to do, within a second.
 */
function later(root) {
  const labels = root.querySelector(".ff-labels");
  const lines = labels?.querySelectorAll("text") ?? [];
  if (lines.length <= MANY) return;
  labels.setAttribute("display", "none");
  const { top } = labels.ownerSVGElement.getBoundingClientRect();
  labels.removeAttribute("display");
  const far = [...lines].filter((line) => {
    const y = top + Number(line.getAttribute("y"));
    return y < -innerHeight || y > 2 * innerHeight;
  });
  for (const line of far) line.setAttribute("display", "none");
  const idle = window.requestIdleCallback ?? setTimeout;
  const show = () => {
    for (const line of far.splice(0, SOME)) line.removeAttribute("display");
    if (far.length) idle(show, { timeout: 50 });
  };
  idle(show, { timeout: 50 });
}

/** Every mark of the drawing by a name that it keeps in the next one. */
function places(root, ids, ends) {
  const marks = new Map();
  const put = (name, element) => {
    while (marks.has(name)) name += "+";
    const place = { tag: element.tagName };
    for (const attribute of ["d", "x", "y", "width", "height"]) place[attribute] = element.getAttribute(attribute);
    marks.set(name, { element, place });
  };
  for (const part of root.querySelectorAll("svg [data-party], svg [data-flow]")) {
    const { party, flow } = part.dataset;
    const name = party ? ids[party] : `${ids[ends[2 * flow]]}\0${ids[ends[2 * flow + 1]]}`;
    for (const element of part.childElementCount ? part.children : [part]) put(`${part.classList[0]}\0${name}`, element);
  }
  // A line of text is known by its words, an amount by the name above it.
  let above = "";
  for (const line of root.querySelectorAll("svg text")) {
    if (line.hasAttribute("font-weight")) above = line.textContent;
    put(line.closest(".ff-labels") ? `\0${above}` : line.textContent, line);
  }
  return marks;
}

/** Frames from one place to the other; none where it is the same. */
function change(from, to) {
  if (from?.tag !== to.tag) return { opacity: [0, 1] };
  if (to.d !== null) {
    if (from.d === to.d) return undefined;
    // Between courses of different kinds there is nothing in between.
    const kind = (course) => course.replace(/[^A-Z]/g, "");
    return kind(from.d) === kind(to.d) ? { d: [`path("${from.d}")`, `path("${to.d}")`] } : { opacity: [0, 1] };
  }
  if (to.width !== null) {
    const names = ["x", "y", "width", "height"].filter((name) => from[name] !== to[name]);
    return names.length ? Object.fromEntries(names.map((name) => [name, [`${from[name]}px`, `${to[name]}px`]])) : undefined;
  }
  const [x, y] = [from.x - to.x, from.y - to.y];
  return x || y ? { transform: [`translate(${x}px, ${y}px)`, "none"] } : undefined;
}
