/** What main thread and worker say to each other. */
import type { RenderedReferat } from "../app/ports/rendering.ts";
import type { Chart } from "../figures/chart.ts";
import type { Picture, ReferatDocument } from "../referat/model.ts";

export type Task =
  | { readonly kind: "referat"; readonly document: ReferatDocument }
  | { readonly kind: "picture"; readonly picture: Picture; readonly longestPx: number }
  | { readonly kind: "chart"; readonly chart: Chart; readonly longestPx: number }
  | { readonly kind: "pages"; readonly document: ReferatDocument; readonly longestPx: number };

/** What each kind of task gives. */
export interface Outcome {
  readonly referat: RenderedReferat;
  readonly picture: Uint8Array;
  readonly chart: Uint8Array;
  readonly pages: readonly Uint8Array[];
}

export type Answer =
  | { readonly id: number; readonly outcome: Outcome[keyof Outcome] }
  | { readonly id: number; readonly fault: string };
