/** Looks and distances of the PDF, the same as in the Word document. Measures are points. */
import { COLOURS } from "../theme.ts";
import type { Look } from "./lines.ts";

const regular = (size: number, colour: string = COLOURS.text): Look => ({ size, weight: "regular", colour });
const bold = (size: number, colour: string = COLOURS.accent): Look => ({ size, weight: "bold", colour });

export const BODY = regular(11);
export const ASIDE = regular(10, COLOURS.quiet);
export const LABEL = bold(11);
export const TITLE = bold(20);
export const HEADING = { 1: bold(14), 2: bold(11.5), 3: bold(11, COLOURS.quiet) } as const;
export const NOTE = regular(12);
export const CELL = regular(9.5);
export const HEAD_CELL = bold(9.5, COLOURS.text);
export const CAPTION = regular(10, COLOURS.quiet);
export const HEADER = { title: bold(9, COLOURS.quiet), about: regular(9, COLOURS.quiet) } as const;

export const FACT_INDENT = 150;
export const LIST_INDENT = 18;
