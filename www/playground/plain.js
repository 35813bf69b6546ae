// The editor where CodeMirror could not be built in: a text area with the same functions.

export function createEditor({ parent, label, change, move, paste }) {
  const area = document.createElement("textarea");
  Object.assign(area, { spellcheck: false, autocomplete: "off", autocapitalize: "off", wrap: "off" });
  area.setAttribute("aria-label", label);
  parent.append(area);
  let own = false;

  const changed = () => {
    change(own);
    own = false;
  };
  area.addEventListener("input", changed);
  for (const type of ["keyup", "click", "focus", "blur"]) {
    area.addEventListener(type, () => move(area.selectionStart, document.activeElement === area));
  }
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain");
    const whole = area.value.trim() === "" || (area.selectionStart === 0 && area.selectionEnd === area.value.length);
    if (text && whole && paste(text)) event.preventDefault();
  });

  const edit = (from, to, insert) => {
    area.setRangeText(insert, from, to, "end");
  };
  return {
    plain: true,
    get text() { return area.value; },
    get cursor() { return area.selectionStart; },
    replace(text) {
      own = true;
      area.value = text;
      area.setSelectionRange(0, 0);
      area.scrollTop = 0;
      changed();
    },
    change(changes, cursor) {
      own = true;
      for (const { from, to = from, insert } of [...changes].sort((a, b) => b.from - a.from)) edit(from, to, insert);
      if (cursor !== undefined) area.setSelectionRange(cursor, cursor);
      changed();
    },
    select(start, end, { focus = true } = {}) {
      if (focus) area.focus();
      area.setSelectionRange(start, end);
      // Browsers do not scroll to a selection made by a script; lines do not wrap, so all are of one height.
      const line = area.value.slice(0, start).split("\n").length - 1;
      area.scrollTop = line * parseFloat(getComputedStyle(area).lineHeight) - area.clientHeight / 3;
    },
    mark() {},
    focus: () => area.focus(),
  };
}
