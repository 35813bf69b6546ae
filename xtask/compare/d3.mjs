// Lays one case out with d3-sankey: node d3.mjs CASE [PASSES] prints its geometry and the CPU time in milliseconds.
import { readFileSync } from "node:fs";
import { sankey } from "d3-sankey";

const [file, passes = "6"] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, "utf8"));

const layout = sankey()
  .nodeId((node) => node.id)
  .nodeAlign((node) => node.column)
  .nodeWidth(given.nodeWidth)
  .nodePadding(given.padding)
  .size([given.width, given.height])
  .iterations(Number(passes));

// d3-sankey writes into what it is given.
const copy = () => ({
  nodes: given.nodes.map((node) => ({ ...node })),
  links: given.links.map((link) => ({ ...link })),
});

const milliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

// One run: as many repetitions as take a tenth of a second, the copies not counted.
let last;
const run = () => {
  let spent = 0;
  let repetitions = 0;
  while (spent < 100) {
    const graphs = Array.from({ length: Math.max(1, Math.min(50, repetitions)) }, copy);
    const start = milliseconds();
    for (const graph of graphs) last = layout(graph);
    spent += milliseconds() - start;
    repetitions += graphs.length;
  }
  return spent / repetitions;
};

// The first run warms up: the compiler of Node sees what is called often. What takes seconds is warm by its end.
const first = run();
const runs = first > 2000 ? [first, first, first] : Array.from({ length: 5 }, run);
runs.sort((a, b) => a - b);

const { nodes, links } = last;
const moved = nodes.filter((node) => node.layer !== node.column).length;
console.log(
  JSON.stringify({
    node: process.version,
    milliseconds: runs[runs.length >> 1],
    moved,
    width: given.width,
    height: given.height,
    nodes: nodes.map(({ id, x0, x1, y0, y1 }) => ({ id, x0, x1, y0, y1 })),
    links: links.map((link) => ({
      source: link.source.id,
      target: link.target.id,
      value: link.value,
      sy: link.y0,
      ty: link.y1,
      width: link.width,
    })),
  }),
);
