/** Making files and pictures. */
import type { Chart } from "../../figures/chart.ts";
import type { DrawnPictures, Picture, ReferatDocument } from "../../referat/model.ts";

/** The files of a referat. Pictures are PNG, by their name in the document. */
export interface RenderedReferat {
  readonly docx: Uint8Array;
  readonly pdf: Uint8Array;
  readonly pictures: DrawnPictures;
}

export interface Renderer {
  /** Both throw Unreachable when the thread was lost; what was asked for can then be asked for again. */
  render(document: ReferatDocument): Promise<RenderedReferat>;
  /** One picture as PNG, its longer side `longestPx`. */
  draw(picture: Picture, longestPx: number): Promise<Uint8Array>;
  /** Bars as PNG, the same. */
  drawChart(chart: Chart, longestPx: number): Promise<Uint8Array>;
  /** The pages of the PDF as PNG, their longer side `longestPx`; no more than the first six. */
  drawPages(document: ReferatDocument, longestPx: number): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}
