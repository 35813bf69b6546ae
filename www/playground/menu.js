// Menus under a button, dialogs, tabs, and copying: the small manners of the page.

/** A list of buttons that a button opens: arrow keys move in it, Escape and a click elsewhere close it. */
export function menu(button, items) {
  const box = document.createElement("div");
  box.className = "menu";
  box.hidden = true;
  box.setAttribute("role", "menu");
  box.setAttribute("aria-label", button.textContent.trim());
  for (const [label, act] of items) {
    const item = Object.assign(document.createElement("button"), { type: "button", textContent: label, tabIndex: -1 });
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      close(true);
      act();
    });
    box.append(item);
  }
  button.after(box);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  const entries = [...box.children];

  function open() {
    box.hidden = false;
    button.setAttribute("aria-expanded", "true");
    entries[0].focus();
  }
  function close(back) {
    box.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }
  button.addEventListener("click", () => (box.hidden ? open() : close(true)));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    open();
  });
  box.addEventListener("keydown", (event) => {
    const at = entries.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined) entries[(to + entries.length) % entries.length].focus();
    else if (event.key === "Escape") close(true);
    else if (event.key === "Tab") return close(false);
    else return;
    event.preventDefault();
  });
  addEventListener("pointerdown", (event) => {
    if (!box.hidden && !box.contains(event.target) && !button.contains(event.target)) close(false);
  });
}

/** Tabs: one of the panels is seen where the page is narrow; the arrow keys go from tab to tab. */
export function tabs(buttons, chosen) {
  const choose = (button, focus) => {
    for (const other of buttons) {
      other.setAttribute("aria-selected", String(other === button));
      other.tabIndex = other === button ? 0 : -1;
    }
    if (focus) button.focus();
    chosen(button.dataset.panel);
  };
  for (const [index, button] of buttons.entries()) {
    button.addEventListener("click", () => choose(button));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      choose(buttons[(index + step + buttons.length) % buttons.length], true);
    });
  }
  return (panel) => choose(buttons.find(({ dataset }) => dataset.panel === panel));
}

/** A dialog that closes by its own button, by Escape, and by a click beside it. */
export function dialog(element) {
  element.querySelector(".close").addEventListener("click", () => element.close());
  element.addEventListener("click", (event) => event.target === element && element.close());
  return element;
}

/** Copies a text, and says so on the button for a while. */
export async function copy(text, button) {
  const label = (button.dataset.label ??= button.textContent);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed: select it";
  }
  setTimeout(() => { button.textContent = label; }, 2000);
}
