// A minimal page with ECharts of which only the Sankey diagram, the tooltip and the SVG renderer are bundled.
import { SankeyChart } from "echarts/charts";
import { TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([SankeyChart, TooltipComponent, SVGRenderer]);
const { nodes, links } = await (await fetch("data.json")).json();
const chart = init(document.querySelector("#chart"), null, { renderer: "svg", width: 1000, height: 600 });
chart.setOption({
  animation: false,
  tooltip: { trigger: "item" },
  series: { type: "sankey", emphasis: { focus: "adjacency" }, data: nodes.map(({ id }) => ({ name: id })), links },
});
window.drawn();
