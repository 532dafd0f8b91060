/** Bars as a picture in the chat. */
import type { Chart } from "../../figures/chart.ts";
import { pngUri } from "../dataUri.ts";
import type { Renderer } from "../ports/rendering.ts";
import { within } from "../within.ts";

/** Teams shows no larger picture in a card (PLATFORM §1). */
const LONGEST_PX = 1024;
/** Whoever asks for figures waits for the picture no longer: everything in it stands in words too. */
const PATIENCE_MS = 3_500;

/** A `data:` URI; undefined where it can't be drawn in time. */
export function chartImage(renderer: Pick<Renderer, "drawChart">, chart: Chart): Promise<string | undefined> {
  const drawn = renderer.drawChart(chart, LONGEST_PX);
  return within(PATIENCE_MS, drawn).then(pngUri, () => undefined);
}
