// The dialog that makes a link of the text.
import { file } from "./embed.js";
import { save } from "./exports.js";
import { copy, dialog } from "./menu.js";
import { MOST_PACKED, fragment } from "./share.js";

const $ = (id) => document.getElementById(id);

/** `state` gives the text and the view when the dialog opens. */
export function shareDialog(button, state) {
  const box = dialog($("share-dialog"));
  button.addEventListener("click", async () => {
    const { text, view } = state();
    const part = await fragment(text, view);
    $("shareable").hidden = !part;
    $("unshareable").hidden = Boolean(part);
    if (part) {
      const link = location.origin + location.pathname + part;
      $("link").value = link;
      $("link-size").textContent = `${link.length.toLocaleString("en")} characters${link.length > 8000 ? ": some programs cut off links as long as this" : ""}`;
    } else {
      $("too-large").textContent = `This text is too large for a link: compressed it is more than ${MOST_PACKED / 1024} KiB. Share the file instead.`;
    }
    box.showModal();
    if (part) $("link").select();
  });
  $("copy-link").addEventListener("click", () => copy($("link").value, $("copy-link")));
  $("share-file").addEventListener("click", () => {
    const { text, name } = state();
    save(`${file(name.replace(/\.[^.]*$/, ""))}.json`, "application/json", text);
  });
}
