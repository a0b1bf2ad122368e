// Gives a graph on standard input to the library that its format is for, and
// prints what the library holds then: nodes, their types, edges.
import { readFileSync } from "node:fs";

const json = JSON.parse(readFileSync(0, "utf8"));

const readers = {
  async cytoscape() {
    const { default: cytoscape } = await import("cytoscape");
    const cy = cytoscape({ headless: true, ...json });
    return {
      nodes: cy.nodes().map((n) => [n.id(), n.data("label"), n.data("type")]),
      edges: cy.edges().map((e) => [e.source().id(), e.target().id(), e.data("predicate")]),
    };
  },
  async graphology() {
    const { default: Graph } = await import("graphology");
    const graph = Graph.from(json);
    return {
      nodes: graph.mapNodes((id, a) => [id, a.label, a.type]),
      edges: graph.mapEdges((_, a, source, target) => [source, target, a.predicate]),
    };
  },
  async d3() {
    const { forceSimulation, forceLink } = await import("d3-force");
    const links = forceLink(json.links).id((n) => n.id);
    forceSimulation(json.nodes).force("link", links).stop().tick();
    return {
      nodes: json.nodes.map((n) => [n.id, n.label, n.type]),
      edges: links.links().map((l) => [l.source.id, l.target.id, l.predicate]),
    };
  },
  async echarts() {
    const echarts = await import("echarts");
    const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
    chart.setOption(json);
    chart.renderToSVGString();
    const data = chart.getModel().getSeriesByIndex(0).getGraph();
    const categories = json.series[0].categories;
    return {
      nodes: data.nodes.map((n) => [n.id, n.getModel().get("name"), categories[n.getModel().get("category")].name]),
      edges: data.edges.map((e) => [e.node1.id, e.node2.id, e.getModel().get("value")]),
    };
  },
};

const { nodes, edges } = await readers[process.argv[2]]();
console.log(
  JSON.stringify({
    nodes: Object.fromEntries(nodes.map(([id, label]) => [id, label])),
    types: Object.fromEntries(nodes.map(([id, , type]) => [id, type])),
    edges,
  }),
);
process.exit(); // a library's animation would keep the process
