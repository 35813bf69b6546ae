// Helps the eye to follow an update: what stays moves to its new place, what is new fades in.

const DURATION = 350; // Milliseconds.

/** Per root, what was drawn last: names with what `places` says of them, and when it was drawn. */
const drawn = new WeakMap();

/**
 * Told after each drawing in `root`. `ids` are those of the parties, each ended by a zero, `ends` the numbers of both
 * parties of each flow, a letter each; none where the drawing is too large to be followed. Drawings in quick succession follow the
 * reader's own hand, on the edge of a window or a key, and have to be there at once.
 */
export function follow(root, ids, ends) {
  const before = drawn.get(root);
  const now = performance.now();
  if (!ends.length) return void drawn.delete(root);
  const marks = places(root, ids.split("\0"), ends);
  // What takes the place of its like has been there before.
  const isSecond = root.parentElement?.previousElementSibling?.className === "ff-first";
  drawn.set(root, { marks, now: isSecond ? now - DURATION : now });
  if (!before || now - before.now < DURATION || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [name, { element, place }] of marks) {
    const frames = change(before.marks.get(name)?.place, place);
    if (frames) element.animate(frames, { duration: DURATION, easing: "ease" });
  }
  root.querySelector(".ff-trace")?.animate({ opacity: [0, 1] }, DURATION);
}

/** Every mark of the drawing by a name that it keeps in the next one. */
function places(root, ids, ends) {
  const marks = new Map();
  const put = (name, element) => {
    while (marks.has(name)) name += "+";
    const place = { tag: element.tagName };
    for (const attribute of ["d", "points", "x", "y"]) place[attribute] = element.getAttribute(attribute);
    marks.set(name, { element, place });
  };
  for (const part of root.querySelectorAll("svg [data-party], svg [data-flow]")) {
    const { party, flow } = part.dataset;
    const end = (at) => ids[ends.charCodeAt(2 * flow + at) - 32];
    const name = party ? ids[party] : `${end(0)}\0${end(1)}`;
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
  if (to.points !== null) {
    if (from.points === to.points) return undefined;
    const [left, top, width, height] = box(from);
    const [x, y, across, down] = box(to);
    const [wide, high] = [width / across, height / down];
    return { transform: [`matrix(${wide}, 0, 0, ${high}, ${left - x * wide}, ${top - y * high})`, "none"] };
  }
  const [x, y] = [from.x - to.x, from.y - to.y];
  return x || y ? { transform: [`translate(${x}px, ${y}px)`, "none"] } : undefined;
}

/** Place and size of a bar. */
function box({ points }) {
  const [x, y, across, , , down] = points.split(/[ ,]/).map(Number);
  return [x, y, across - x, down - y];
}
