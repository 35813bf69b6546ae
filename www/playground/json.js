// JSON text as its author left it: tokens and a tree with places, also where the text is broken. Nothing here recurses
// into what a stranger may have nested.

/** How deep a tree goes; what is nested deeper is left out of it. */
const DEEPEST = 100;

const TOKEN = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^\n][^'\\\n]*)*'?|[{}[\],:]|[^\s{}[\],:"'/]+|\//g;

/** The tokens up to `end`: `{ type, start, end }`, where the type is the character itself for punctuation. */
export function tokens(text, end = text.length) {
  const found = [];
  TOKEN.lastIndex = 0;
  for (let match; (match = TOKEN.exec(text)) && match.index < end;) {
    const [word] = match;
    const type = "{}[],:".includes(word) ? word : word[0] === '"' ? "string" : word[0] === "/" ? "comment" : "word";
    if (type !== "comment") found.push({ type, start: match.index, end: match.index + word.length });
  }
  return found;
}

/** What the token stands for, as far as it is a string; the bare text otherwise. */
export function valueOf(text, { start, end }) {
  const raw = text.slice(start, end);
  if (raw[0] !== '"') return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return raw.replace(/^"|"$/g, "");
  }
}

/** The tree of a text: nodes `{ kind, start, end, name?, key?, children? }`, where the name is a key or an index. */
export function tree(text) {
  let root;
  let key; // The key that waits for its value.
  let deep = 0; // How many brackets beyond the deepest are open.
  const open = [];
  for (const token of tokens(text)) {
    const { type, start, end } = token;
    const holder = open.at(-1);
    if (type === "{" || type === "[") {
      if (open.length >= DEEPEST) {
        deep += 1;
        continue;
      }
      const node = { kind: type === "{" ? "object" : "array", start, end: text.length, children: [] };
      place(node);
      open.push(node);
    } else if (type === "}" || type === "]") {
      if (deep > 0) {
        deep -= 1;
        continue;
      }
      if (holder) open.pop().end = end;
      key = undefined;
    } else if (deep > 0 || type === ":") {
      continue;
    } else if (type === ",") {
      key = undefined;
    } else if (holder?.kind === "object" && !key) {
      key = token;
    } else {
      place({ kind: type, start, end });
    }
  }
  return root;

  function place(node) {
    const holder = open.at(-1);
    if (!holder) {
      root ??= node;
      return;
    }
    if (holder.kind === "object") {
      if (key) Object.assign(node, { key, name: valueOf(text, key) });
      key = undefined;
    } else {
      node.name = holder.children.length;
    }
    holder.children.push(node);
  }
}

/** The names on the way to what stands at an offset, and the node there. */
export function pathAt(root, offset) {
  const path = [];
  let node = root;
  while (node?.children) {
    const inside = node.children.find((child) => (child.key ?? child).start <= offset && offset <= child.end);
    if (!inside || inside.name === undefined) break;
    path.push(inside.name);
    node = inside;
  }
  return { path, node };
}

/** The node that a path of names leads to. */
export function nodeAt(root, path) {
  let node = root;
  for (const name of path) node = node?.children?.find((child) => child.name === name);
  return node;
}

/** The texts of the ids of a list such as `funders`, or of any other member of its objects. */
export function members(text, root, list, member) {
  const entries = nodeAt(root, [list])?.children ?? [];
  return entries.map((entry) => nodeAt(entry, [member])).map((node) => node && valueOf(text, node));
}

/** Where the cursor stands in a text that may be unfinished: which value or key of what is being written. */
export function contextAt(text, offset) {
  const open = [];
  let at; // The token that the cursor touches.
  let key;
  let expects = "value";
  for (const token of tokens(text, offset)) {
    const { type, start, end } = token;
    const touches = (type === "string" || type === "word") && offset <= end && offset > start;
    if (touches) {
      at = token;
      break;
    }
    const holder = open.at(-1);
    if (type === "{") {
      open.push({ kind: "object", name: nameIn(holder), start });
      expects = "key";
    } else if (type === "[") {
      open.push({ kind: "array", name: nameIn(holder), index: 0, start });
      expects = "value";
    } else if (type === "}" || type === "]") {
      open.pop();
      key = undefined;
      expects = "comma";
    } else if (type === ",") {
      if (holder?.kind === "array") holder.index += 1;
      expects = holder?.kind === "object" ? "key" : "value";
    } else if (type === ":") {
      expects = "value";
    } else if (expects === "key") {
      key = valueOf(text, token);
      if (holder) (holder.keys ??= []).push(key);
      expects = "colon";
    } else {
      expects = "comma";
    }
  }
  const holder = open.at(-1);
  const path = open.slice(1).map(({ name }) => name);
  if (holder && expects === "value") path.push(nameIn(holder));
  return {
    expects,
    path,
    holder,
    from: at?.start ?? offset,
    to: at ? Math.max(at.end, offset) : offset,
    token: at,
  };

  function nameIn(holder) {
    return holder?.kind === "array" ? holder.index : key;
  }
}

/** How wide a line may be that holds a whole object. */
const WIDE = 110;

/** The text in one style: two spaces, small objects on one line. Undefined where it is not JSON. */
export function format(text) {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const root = tree(text);
  if (!root || depth(root) >= DEEPEST) return undefined;
  return `${print(root, "", true)}\n`;

  // The depth is known to be small here.
  function print(node, indent, open) {
    if (!node.children) return text.slice(node.start, node.end);
    const [before, after] = node.kind === "object" ? "{}" : "[]";
    if (node.children.length === 0) return before + after;
    const line = open || holdsList(node) ? undefined : oneLine(node);
    const label = node.key ? node.key.end - node.key.start + 2 : 0;
    if (line && indent.length + label + line.length <= WIDE) return line;
    const inner = `${indent}  `;
    const rows = node.children.map((child) => `${inner}${labelled(child)}${print(child, inner)}`);
    return `${before}\n${rows.join(",\n")}\n${indent}${after}`;
  }

  function oneLine(node) {
    if (!node.children) return text.slice(node.start, node.end);
    const inside = node.children.map((child) => labelled(child) + oneLine(child)).join(", ");
    if (node.kind === "array") return `[${inside}]`;
    return inside ? `{ ${inside} }` : "{}";
  }

  function labelled({ key }) {
    return key ? `${text.slice(key.start, key.end)}: ` : "";
  }

  function holdsList(node) {
    return node.kind === "array" && node.children.some(({ kind }) => kind === "object");
  }
}

function depth(root) {
  let deepest = 0;
  const rest = [[root, 1]];
  while (rest.length > 0) {
    const [node, level] = rest.pop();
    deepest = Math.max(deepest, level);
    for (const child of node.children ?? []) rest.push([child, level + 1]);
  }
  return deepest;
}
