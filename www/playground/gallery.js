// Where to begin: the examples with their pictures, an empty text, a file.

/** Fills the gallery; `open` gets the name of an example's file. */
export async function gallery(list, open) {
  const examples = await (await fetch("examples/index.json")).json();
  list.replaceChildren(...examples.map(({ file, title, picture }) => {
    const item = document.createElement("li");
    const card = Object.assign(document.createElement("button"), { type: "button", className: "card" });
    if (picture) {
      const image = Object.assign(document.createElement("img"), { src: `examples/${picture}`, alt: "", loading: "lazy", width: 300, height: 180 });
      card.append(image);
    }
    card.append(Object.assign(document.createElement("span"), { textContent: title }));
    card.addEventListener("click", () => open(file));
    item.append(card);
    return item;
  }));
  return examples;
}
