// The contenders: of each what its page loads, and how it draws `{ parties, flows }` in the element `host`. Every `draw` and
// `update` is awaited until the elements of the picture are there.

const scripts = (...files) => files.map((file) => `<script src="/npm/${file}"></script>`).join("");

/** The least page that draws with d3-sankey: bars, links, names, nothing that answers to a reader. */
const D3 = `
  function drawn() {
    const [width, height] = [host.clientWidth, host.clientHeight];
    const { nodes, links } = d3.sankey().nodeId((node) => node.id).nodeWidth(14).nodePadding(10)
      .extent([[1, 5], [width - 1, height - 5]])({
        nodes: data.parties.map((party) => ({ ...party })),
        links: data.flows.map(({ from, to, amount }) => ({ source: from, target: to, value: amount })),
      });
    const colour = (node) => COLOURS[node.index % COLOURS.length];
    host.replaceChildren();
    const svg = d3.select(host).append("svg").attr("width", width).attr("height", height)
      .attr("font-family", "sans-serif").attr("font-size", 11);
    svg.append("g").attr("fill", "none").attr("stroke-opacity", 0.4).selectAll("path").data(links).join("path")
      .attr("d", d3.sankeyLinkHorizontal()).attr("stroke", (link) => colour(link.source))
      .attr("stroke-width", (link) => Math.max(1, link.width));
    svg.append("g").selectAll("rect").data(nodes).join("rect").attr("x", (node) => node.x0).attr("y", (node) => node.y0)
      .attr("width", (node) => node.x1 - node.x0).attr("height", (node) => Math.max(0, node.y1 - node.y0)).attr("fill", colour);
    const left = (node) => node.x0 < width / 2;
    svg.append("g").selectAll("text").data(nodes).join("text").attr("x", (node) => left(node) ? node.x1 + 6 : node.x0 - 6)
      .attr("y", (node) => (node.y0 + node.y1) / 2).attr("dy", "0.35em")
      .attr("text-anchor", (node) => left(node) ? "start" : "end").text((node) => node.name);
  }
  const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#66717e"];
  let data;
  window.draw = window.update = async (given) => { data = given; drawn(); };`;

const ECHARTS = `
  let chart;
  window.draw = async (data) => {
    chart = echarts.init(host, null, { renderer: "svg" });
    await update(data);
  };
  window.update = (data) => new Promise((resolve) => {
    chart.on("finished", () => { chart.off("finished"); resolve(); });
    chart.setOption({ animation: false, tooltip: {}, series: [{
      type: "sankey", data: data.parties.map(({ id, name }) => ({ name: id, value: name })),
      label: { formatter: ({ value }) => value },
      links: data.flows.map(({ from, to, amount }) => ({ source: from, target: to, value: amount })),
    }] });
  });`;

const PLOTLY = `
  window.draw = window.update = (data) => {
    const place = new Map(data.parties.map(({ id }, index) => [id, index]));
    return Plotly.react(host, [{
      type: "sankey", node: { label: data.parties.map(({ name }) => name) },
      link: {
        source: data.flows.map(({ from }) => place.get(from)), target: data.flows.map(({ to }) => place.get(to)),
        value: data.flows.map(({ amount }) => amount),
      },
    }], { width: host.clientWidth, height: host.clientHeight });
  };`;

/** Its data are descriptions. */
const OURS = `
  import { core } from "/ours/funding-flow.js";
  await core();
  const widget = document.createElement("funding-flow");
  window.draw = (data) => { host.append(widget); return update(data); };
  let done, failed;
  widget.addEventListener("funding-flow-ready", () => done());
  widget.addEventListener("funding-flow-error", ({ detail }) => failed(new Error(detail.problems[0].message)));
  window.update = (data) => new Promise((resolve, reject) => {
    [done, failed] = [resolve, reject];
    widget.data = data;
  });
  window.widget = widget;`;

/** Keeps the memory of the wasm in sight. Goes before the worker's script, too. */
export const WATCH = `{
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    globalThis.memory ??= instance.exports.memory;
    return instance;
  };
}`;

/** The layout alone, as the playground's wasm has it. */
const LAYOUT = `
  import { core } from "/playground/funding-flow.js";
  const { lay_out } = await core();
  window.lay_out = lay_out;`;

const page = (head, script, type) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>race</title>
<style>body{margin:0}#host{height:600px}</style>${head}<div id="host"></div>
<script type="${type}">const host = document.querySelector("#host");${script}
window.ready = true;</script></html>`;

const SANKEY = ["d3-array/dist/d3-array.min.js", "d3-path/dist/d3-path.min.js", "d3-shape/dist/d3-shape.min.js",
  "d3-sankey/dist/d3-sankey.min.js", "d3-selection/dist/d3-selection.min.js"];

export const LAYOUT_PAGE = page("", LAYOUT, "module");

export const CONTENDERS = {
  "d3-sankey": page(scripts(...SANKEY), D3, "text/javascript"),
  "funding-flow": page(`<script>${WATCH}</script>`, OURS, "module"),
  "ECharts": page(scripts("echarts/dist/echarts.min.js"), ECHARTS, "text/javascript"),
  "Plotly": page(scripts("plotly.js-dist-min/plotly.min.js"), PLOTLY, "text/javascript"),
};
