// The first drawing: the whole picture, to which nothing has happened yet. It answers nobody.
import * as bindings from "./bindings.js";
import { paint } from "./painter.js";

export class First {
  root = document.createElement("div");
  /** The order in which this drawing began: that of the one before it. */
  before = "";
  #host;
  #dress;
  #unwatch;
  #width;
  #order = "";
  #text; // What is drawn,
  #shown; // with all that was asked of it.
  #wanted = {}; // What is to be drawn,
  #isDue = false; // whether that is still to be begun,
  #working; // and when it is done.
  #isOver = false;

  /** A place in `host`. `dress` is given the style sheet. */
  constructor(host, dress) {
    this.#host = host;
    this.#dress = dress;
    this.root.className = "ff-first"; // By which it can be told from a live one.
    host.append(this.root);
    this.#unwatch = bindings.watch(this.root, host.clientWidth, (width) => {
      this.#width = width;
      this.#again().catch(() => {}); // It stays as it is.
    });
  }

  /**
   * Draws a text, or without one what was drawn before, as the attributes say. Resolves to whether the text is right; to
   * undefined where the place is gone. Rejects with a problem where the program cannot be had.
   */
  draw(attributes, text = this.#wanted.text) {
    this.#wanted = { attributes, text };
    this.#width = this.#host.clientWidth;
    return this.#again();
  }

  /** Stays as it is. */
  stop() {
    this.#unwatch();
    this.#isOver = true;
  }

  #again() {
    this.#isDue = true;
    return (this.#working ??= this.#work().finally(() => { this.#working = undefined; }));
  }

  /** One after the other, and of those that come meanwhile the last alone. */
  async #work() {
    let isRight;
    while (this.#isDue && !this.#isOver) {
      this.#isDue = false;
      isRight = await this.#paint(this.#wanted);
    }
    return this.#isOver ? undefined : isRight;
  }

  async #paint({ attributes, text }) {
    const width = this.#width;
    const before = text === this.#text ? this.before : this.#order;
    const asked = [...attributes, before, text].join("\0");
    if (text === undefined || asked + width === this.#shown) return true;
    const picture = await paint(asked, width);
    if (this.#isOver) return undefined;
    if (picture === undefined) {
      this.#wanted.text = this.#text;
      return false;
    }
    const parts = picture.split("\x03", 5);
    const [shape, ends, ids, order, style] = parts;
    this.#dress(style);
    this.root.replaceChildren(bindings.build(false, shape, picture.slice(parts.join().length + 1)));
    bindings.follow(this.root, ids, ends);
    [this.before, this.#order, this.#text, this.#shown] = [before, order, text, asked + width];
    return true;
  }
}
