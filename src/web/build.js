// Builds elements in one pass from what Rust has written down of them: numbers for their nesting, a letter each, words for what they say.

const END = 0;
const TEXT = 1;
const SVG = "http://www.w3.org/2000/svg";

/**
 * The element that `shape` and `text` describe, a part of a drawing or HTML, which may have drawings in it. A number from 2 on
 * begins an element of that kind. A kind is described in words where it comes first: its tag, how many attributes are always
 * the same, their names and values, how many differ, and their names. Elements are copies of the first of their kind.
 */
export function build(isSvg, shape, text) {
  const words = text.split("\0");
  const kinds = [];
  let at = 0;
  let top = document.createDocumentFragment();
  const built = top;
  for (let index = 0; index < shape.length; index += 1) {
    const code = shape.charCodeAt(index) - 32;
    if (code === END) {
      top = top.parentNode;
    } else if (code === TEXT) {
      top.append(words[at++]);
    } else {
      const { model, names } = (kinds[code] ??= kind());
      const element = model.cloneNode();
      // Not an iterator for each: most drawings are built before a browser has compiled this.
      for (let name = 0; name < names.length; name += 1) element.setAttribute(names[name], words[at++]);
      top.appendChild(element);
      top = element;
    }
  }
  return built.firstChild;

  function kind() {
    const tag = words[at++];
    const inSvg = tag === "svg" || (top === built ? isSvg : top.namespaceURI === SVG);
    const model = inSvg ? document.createElementNS(SVG, tag) : document.createElement(tag);
    for (let count = Number(words[at++]); count > 0; count -= 1) model.setAttribute(words[at++], words[at++]);
    const names = [];
    for (let count = Number(words[at++]); count > 0; count -= 1) names.push(words[at++]);
    return { model, names };
  }
}
