/** Bars drawn by ECharts as SVG, and that as PNG in the product's own fonts: nothing of the machine's, and no network. */
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Chart } from "../figures/chart.ts";
import { LEADING } from "../referat/drawing.ts";
import { FAMILIES } from "../referat/fonts.ts";
import { fitText } from "../referat/pictures/fitText.ts";
import { LOOKS, SMALLEST_PX } from "../referat/pictures/looks.ts";
import { pngOf } from "../referat/pictures/png.ts";
import { rectangle } from "../referat/pictures/shapes.ts";
import { withoutIsolates } from "../referat/safeText.ts";
import { COLOURS } from "../referat/theme.ts";

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

const WIDTH = 900;
const LABEL_WIDTH = 330;
const LABEL_LINES = 3;
const ROW = 34;
const EDGE = 20;
const LEGEND = 44;
const BAR = 22;

/** Told apart in grey as in colour: the first is filled, the second a frame around light ground. */
const SERIES = [
  { fill: COLOURS.accent, stroke: COLOURS.accent, text: COLOURS.sheet },
  { fill: COLOURS.warningGround, stroke: LOOKS.challenge.stroke, text: COLOURS.text },
] as const;

/** The longer side is `longestPx`. */
export function chartPng(chart: Chart, longestPx: number): Uint8Array {
  const { svg, height } = chartSvg(chart);
  return pngOf(svg, longestPx / Math.max(WIDTH, height));
}

function chartSvg(chart: Chart): { readonly svg: string; readonly height: number } {
  const labels = chart.labels.map(wrapped);
  const isStacked = chart.series.length > 1;
  const lines = Math.max(1, ...labels.map(({ length }) => length));
  const row = Math.max(ROW, lines * SMALLEST_PX * LEADING + 10);
  const bottom = isStacked ? LEGEND : EDGE / 2;
  const height = Math.ceil(labels.length * row + EDGE / 2 + bottom);
  const drawing = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    drawing.setOption({
      animation: false,
      backgroundColor: COLOURS.sheet,
      textStyle: { fontFamily: FAMILIES.regular, fontSize: SMALLEST_PX, color: COLOURS.text },
      grid: { left: LABEL_WIDTH + EDGE, right: 3 * EDGE, top: EDGE / 2, bottom },
      legend: {
        show: isStacked,
        bottom: 4,
        left: LABEL_WIDTH + EDGE,
        itemGap: 2 * EDGE,
        textStyle: { fontSize: SMALLEST_PX, color: COLOURS.text },
      },
      xAxis: { type: "value", minInterval: 1, axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        type: "category",
        inverse: true,
        data: labels.map((line) => line.join("\n")),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOURS.line } },
        axisLabel: { interval: 0, fontSize: SMALLEST_PX, lineHeight: SMALLEST_PX * LEADING, color: COLOURS.text },
      },
      series: chart.series.map((one, at) => seriesOf(one, SERIES[at % SERIES.length] ?? SERIES[0], isStacked)),
    });
    return { svg: drawing.renderToSVGString(), height };
  } finally {
    drawing.dispose();
  }
}

function seriesOf({ name, values }: Chart["series"][number], look: (typeof SERIES)[number], isStacked: boolean) {
  return {
    type: "bar" as const,
    name,
    // A bar of nothing has no frame either.
    data: values.map((value) => (value === 0 ? { value, itemStyle: { borderWidth: 0 } } : value)),
    barWidth: BAR,
    itemStyle: { color: look.fill, borderColor: look.stroke, borderWidth: 1.5 },
    label: {
      show: true,
      fontSize: SMALLEST_PX,
      fontWeight: 700,
      color: isStacked ? look.text : COLOURS.text,
      position: isStacked ? ("inside" as const) : ("right" as const),
      formatter: ({ value }: { readonly value: unknown }) => (isStacked && value === 0 ? "" : String(value)),
    },
    ...(isStacked ? { stack: "all" } : {}),
  };
}

function wrapped(label: string): readonly string[] {
  const room = rectangle(LABEL_WIDTH, LABEL_LINES * SMALLEST_PX * LEADING);
  const { lines } = fitText(withoutIsolates(label), room, { weight: "regular", sizes: [SMALLEST_PX] });
  return lines.length === 0 ? [label.slice(0, 1)] : lines;
}
