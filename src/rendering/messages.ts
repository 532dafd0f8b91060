/** What main thread and worker say to each other. */
import type { RenderedReferat } from "../app/ports.ts";
import type { ReferatDocument } from "../referat/model.ts";

export interface Wanted {
  readonly id: number;
  readonly document: ReferatDocument;
}

export type Made =
  | { readonly id: number; readonly files: RenderedReferat }
  | { readonly id: number; readonly fault: string };
