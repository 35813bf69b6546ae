// A minimal page with d3-sankey: what one writes by its example, labels and a tooltip.
import { sankey, sankeyJustify, sankeyLinkHorizontal } from "d3-sankey";
import { create } from "d3-selection";

const data = await (await fetch("data.json")).json();
const { nodes, links } = sankey()
  .nodeId(({ id }) => id).nodeAlign(sankeyJustify).nodeWidth(15).nodePadding(10).extent([[1, 5], [999, 595]])(data);
const svg = create("svg").attr("viewBox", "0 0 1000 600").attr("font", "12px sans-serif");
svg.append("g").attr("fill", "none").selectAll("path").data(links).join("path")
  .attr("d", sankeyLinkHorizontal()).attr("stroke", "#0072b2").attr("stroke-opacity", 0.4)
  .attr("stroke-width", ({ width }) => Math.max(1, width))
  .append("title").text(({ source, target, value }) => `${source.id} → ${target.id}: ${value}`);
svg.append("g").selectAll("rect").data(nodes).join("rect")
  .attr("x", ({ x0 }) => x0).attr("y", ({ y0 }) => y0).attr("width", ({ x0, x1 }) => x1 - x0)
  .attr("height", ({ y0, y1 }) => y1 - y0);
svg.append("g").selectAll("text").data(nodes).join("text")
  .attr("x", ({ x0, x1 }) => (x0 < 500 ? x1 + 6 : x0 - 6)).attr("y", ({ y0, y1 }) => (y0 + y1) / 2)
  .attr("dy", "0.35em").attr("text-anchor", ({ x0 }) => (x0 < 500 ? "start" : "end")).text(({ id }) => id);
document.querySelector("#chart").append(svg.node());
window.drawn();
