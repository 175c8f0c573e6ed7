import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** One measurement: what a request costs when there are so many factors. */
export interface Point {
  spread: string;
  kind: string;
  factors: number;
  microseconds: number;
}

/** A grey and six colours that can be read on white as on black. */
const ink = "#808891";
const colours = ["#2f81f7", "#d9730d", "#2da160", "#c05ad0", "#e5484d", "#a48a12"];

/** The growth of every kind of request, as SVG. */
export async function growthPicture(points: readonly Point[]): Promise<string> {
  const top = Math.ceil((Math.max(...points.map(({ microseconds }) => microseconds)) * 1.1) / 50) * 50;
  const spec: TopLevelSpec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: { values: [...points] },
    facet: { column: { field: "spread", title: null, sort: { field: "spread", order: "descending" } } },
    spec: {
      width: 300,
      height: 260,
      mark: { type: "line", point: { size: 40, filled: true }, strokeWidth: 2 },
      encoding: {
        x: {
          field: "factors",
          type: "quantitative",
          scale: { type: "log" },
          title: "factors in the mock",
          axis: { values: [100, 1000, 10_000, 100_000], format: ",d" },
        },
        y: { field: "microseconds", type: "quantitative", scale: { domain: [0, top] }, title: "µs per request" },
        color: { field: "kind", title: null, scale: { range: colours }, sort: null },
      },
    },
    config: {
      background: "transparent",
      font: "system-ui, sans-serif",
      view: { stroke: null },
      axis: {
        labelColor: ink,
        titleColor: ink,
        domainColor: ink,
        tickColor: ink,
        gridColor: ink,
        gridOpacity: 0.25,
        titleFontWeight: "normal",
      },
      header: { labelColor: ink, labelFontSize: 13 },
      legend: { labelColor: ink, orient: "bottom", columns: 3, symbolStrokeWidth: 2 },
    },
  };
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  return `${await view.toSVG()}\n`;
}
