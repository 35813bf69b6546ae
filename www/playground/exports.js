// What is taken home: the drawing, the table and the description as files, and a page that holds everything.

const SCALE = 2;

/** Hands a file to the reader. */
export function save(name, type, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** An SVG text as a PNG of twice its size. */
export async function png(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const [width, height] = size(svg) ?? [image.naturalWidth, image.naturalHeight];
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * SCALE);
    canvas.height = Math.round(height * SCALE);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error(`an image of ${canvas.width} by ${canvas.height} pixels is more than this browser makes`);
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function size(svg) {
  const box = /<svg[^>]*\sviewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  return box && [Number(box[1]), Number(box[2])];
}

/**
 * A page that needs nothing but itself, so that it works where it lies on a disk. The script finds its WebAssembly by
 * `fetch`, which a page from a disk may not use: it is answered from the page. The program is the one in one part, which
 * the playground runs itself: there is nothing that such a page could fetch later.
 */
export async function standalone({ title, text, svg, lang, theme, layout, color }) {
  const [script, wasm] = await Promise.all([
    fetch("playground/funding-flow.js").then((response) => response.text()),
    fetch("playground/funding-flow_bg.wasm").then((response) => response.arrayBuffer()),
  ]);
  const options = [theme !== "auto" && ` theme="${theme}"`, layout !== "auto" && ` layout="${layout}"`, color === "funder" && ' color="funder"'].filter(Boolean).join("");
  const scheme = theme === "auto" ? "light dark" : theme;
  return `<!doctype html>
<html lang="${escaped(lang || "en")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="${scheme}">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: ${scheme}; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: light-dark(#ffffff, #14181e); color: light-dark(#1b2027, #e8ecf1); font: 16px/1.5 system-ui, sans-serif; }
img { display: block; max-width: 100%; height: auto; }
</style>
</head>
<body>
<funding-flow src="#description"${options}>
<img src="data:image/svg+xml;base64,${await base64(new TextEncoder().encode(svg))}" alt="${escaped(title)}">
</funding-flow>
<script type="application/json" id="description">
${text.trim().replaceAll("<", "\\u003c")}
</script>
<script type="application/octet-stream" id="program">${await base64(wasm)}</script>
<script>
{
  const elsewhere = window.fetch;
  window.fetch = (address, ...more) => {
    if (!String(address?.url ?? address).includes("funding-flow_bg.wasm")) return elsewhere(address, ...more);
    const text = atob(document.getElementById("program").textContent);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return Promise.resolve(new Response(bytes, { headers: { "Content-Type": "application/wasm" } }));
  };
}
</script>
<script type="module">
${script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}
</script>
</body>
</html>
`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function base64(bytes) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes]));
  });
}
