// What the JSON Schema says about a place in a description: which fields, which words, and what they mean.
import { contextAt, members, nodeAt, pathAt, tree, valueOf } from "./json.js";

const LISTS = ["funders", "sponsors", "projects", "people", "deliverables"];

/** Currencies that are offered first; any other code of ISO 4217 is as good. */
const CURRENCIES = ["USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "NOK", "DKK", "INR", "BRL"];

/** A schema, asked by path. */
export class Guide {
  #schema;

  constructor(schema) {
    this.#schema = schema;
  }

  /** What may be written where the cursor stands: `{ from, to, options: [{ label, detail, info, insert, cursor }] }`. */
  complete(text, offset) {
    const context = contextAt(text, offset);
    const { expects, holder, from, to, token } = context;
    if (expects === "key" && holder?.kind === "object") {
      const root = tree(text);
      const node = nodeAt(root, context.path);
      const own = token && valueOf(text, token);
      const present = new Set([...(holder.keys ?? []), ...(node?.children ?? []).map(({ name }) => name)]);
      if (own) present.delete(own);
      const colon = /^\s*:/.test(text.slice(to));
      const options = [];
      for (const schema of this.#at(context.path)) {
        for (const [name, property] of Object.entries(schema.properties ?? {})) {
          if (present.has(name) || options.some(({ label }) => label === name)) continue;
          const [value, cursor] = colon ? ["", 0] : this.#blank(property);
          const insert = `"${name}"${colon ? "" : `: ${value}`}`;
          options.push({
            label: name,
            detail: (schema.required ?? []).includes(name) ? "required" : "",
            info: this.#about(property),
            insert,
            cursor: insert.length - cursor,
            boost: (schema.required ?? []).includes(name) ? 1 : 0,
          });
        }
      }
      return { from, to, options };
    }
    if (expects === "value" && holder) {
      return { from, to, options: this.#values(text, context.path) };
    }
    return undefined;
  }

  /** What is meant by the key or word at an offset: `{ start, end, title, text }`. */
  explain(text, offset) {
    const root = tree(text);
    const { path, node } = pathAt(root, offset);
    if (path.length === 0 || !node) return undefined;
    const onKey = node.key && node.key.start <= offset && offset <= node.key.end;
    if (!onKey && node.children) return undefined;
    const { start, end } = onKey ? node.key : node;
    const name = [...path].reverse().find((part) => typeof part === "string");
    const [property] = this.#raw(path);
    const words = this.#at(path).flatMap(({ enum: words = [] }) => words);
    const about = property && this.#about(property);
    if (!about) return undefined;
    return { start, end, title: name, text: about, words };
  }

  #values(text, path) {
    const name = path.at(-1);
    const options = [];
    const add = (value, info, detail) => {
      const label = JSON.stringify(value);
      if (!options.some((option) => option.label === label)) options.push({ label, info, detail, insert: label, cursor: label.length });
    };
    for (const schema of this.#at(path)) {
      for (const word of schema.enum ?? []) add(word, schema.description);
      if (schema.const !== undefined) add(schema.const, schema.description);
      if (schema.type === "boolean" || schema.type?.includes?.("boolean")) [true, false].forEach((word) => add(word));
      for (const example of schema.examples ?? []) if (typeof example === "object") add(example, schema.description);
      if (schema.type === "object" && name === "amount") {
        const [blank, cursor] = this.#object(schema);
        options.push({ label: blank, info: schema.description, insert: blank, cursor: blank.length - cursor });
      }
    }
    if (name === "currency") CURRENCIES.forEach((code) => add(code));
    const root = tree(text);
    if (path[0] === "flows" && (name === "from" || name === "to") || name === "funder" || name === "recipient") {
      for (const list of LISTS) {
        const names = members(text, root, list, "name");
        members(text, root, list, "id").forEach((id, index) => id && add(id, names[index], list));
      }
      for (const end of ["from", "to"]) members(text, root, "flows", end).forEach((id) => id && add(id));
    }
    for (const [field, list] of [["award", "awards"], ["source", "sources"], ["project", "projects"]]) {
      if (name !== field) continue;
      const titles = members(text, root, list, "title");
      members(text, root, list, "id").forEach((id, index) => id && add(id, titles[index]));
    }
    return options;
  }

  /** The schemas that a value at a path may follow, as objects without references. */
  #at(path) {
    return this.#raw(path).flatMap((schema) => this.#plain(schema));
  }

  /** The same as they are written where they are used, with the description of that place. */
  #raw(path) {
    let level = [this.#schema];
    for (const name of path) {
      level = level.flatMap((schema) => this.#plain(schema)).flatMap((schema) => {
        if (typeof name === "number") return [schema.prefixItems?.[name] ?? schema.items].filter((item) => item && item !== true);
        const own = schema.properties?.[name];
        const other = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
        return [Object.hasOwn(schema.properties ?? {}, name) ? own : other].filter(Boolean);
      });
    }
    return level;
  }

  #plain(schema, left = 8) {
    if (left === 0 || typeof schema !== "object") return [];
    if (schema.$ref) return this.#plain(this.#named(schema.$ref), left - 1);
    const choices = schema.anyOf ?? schema.oneOf;
    if (!choices || schema.properties) return [schema];
    return [{ ...schema, anyOf: undefined, oneOf: undefined }, ...choices.flatMap((choice) => this.#plain(choice, left - 1))];
  }

  #named(reference) {
    return this.#schema.$defs?.[reference.replace("#/$defs/", "")] ?? {};
  }

  #about(property) {
    const about = property.description ?? this.#plain(property).find(({ description }) => description)?.description ?? "";
    return about.replaceAll("`", "");
  }

  /** An empty value of a property, and how far before its end the cursor goes. */
  #blank(property) {
    const [schema] = this.#plain(property).filter(({ type }) => type && type !== "null");
    const type = [schema?.type].flat().find((type) => type && type !== "null");
    if (type === "string") return ['""', 1];
    if (type === "array") return ["[]", 1];
    if (type === "object") return ["{  }", 2];
    return ["", 0];
  }

  #object(schema) {
    const name = Object.keys(schema.properties ?? {})[0] ?? "";
    const [value, cursor] = this.#blank(schema.properties?.[name] ?? {});
    return [`{ "${name}": ${value} }`, cursor + 2];
  }
}
