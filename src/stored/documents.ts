/** The referat of an edition as it was stored when it was sent: it is read as it stands, and never written again. */
import { z } from "zod";
import { Unreadable } from "../errors.ts";
import type { Mark } from "../referat/drawing.ts";
import type { Block, ReferatDocument } from "../referat/model.ts";
import type { Place } from "./envelope.ts";
import { type Form, type Json, readForm, versionOf } from "./forms.ts";

const text = z.string();
const number = z.number();
const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const paint = {
  fill: text.exactOptional(),
  stroke: text.exactOptional(),
  strokeWidth: number.exactOptional(),
  dash: z.tuple([number, number]).exactOptional(),
};

const drawn: z.ZodType<Mark> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("circle"), x: number, y: number, r: number, ...paint }),
    z.strictObject({
      ...{ kind: z.literal("box"), x: number, y: number, width: number, height: number },
      ...{ corner: number.exactOptional(), ...paint },
    }),
    z.strictObject({ kind: z.literal("path"), d: text, ...paint }),
    z.strictObject({
      ...{ kind: z.literal("text"), text, x: number, y: number, size: number, colour: text },
      ...{ weight: z.enum(["regular", "bold"]), anchor: z.enum(["start", "middle", "end"]) },
    }),
    z.strictObject({
      ...{ kind: z.literal("group"), name: text, dx: number.exactOptional(), dy: number.exactOptional() },
      marks: z.array(drawn),
    }),
  ]),
);

const item = { text, aside: text.exactOptional() };
const items = z.array(z.strictObject({ ...item, items: z.array(z.strictObject(item)).exactOptional() }));

const block: z.ZodType<Block> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heading"), level, text, newPage: z.literal(true).exactOptional() }),
  z.strictObject({ kind: z.literal("paragraph"), text }),
  z.strictObject({ kind: z.literal("note"), tone: z.enum(["warning", "conclusion"]), text }),
  z.strictObject({ kind: z.literal("list"), items }),
  z.strictObject({ kind: z.literal("facts"), rows: z.array(z.strictObject({ label: text, value: text })) }),
  z.strictObject({
    ...{ kind: z.literal("table"), caption: text, rows: z.array(z.array(text)) },
    columns: z.array(z.strictObject({ label: text, widthPercent: number })),
  }),
  z.strictObject({
    ...{ kind: z.literal("picture"), name: text, marks: z.array(drawn), alt: text, caption: text.exactOptional() },
    ...{ widthPx: number, heightPx: number },
    outline: z.strictObject({ title: text, items }).exactOptional(),
  }),
]);

const form: Form<ReferatDocument> = {
  today: z.strictObject({
    ...{ language: z.enum(["nn-NO", "nb-NO"]), title: text, eining: text, topic: text, date: text },
    ...{ edition: number, madeAtMs: number, blocks: z.array(block) },
    header: z.strictObject({ title: text, about: text }).exactOptional(),
    followsUp: z.literal(true).exactOptional(),
    names: z.array(text).exactOptional(),
  }),
};

export function documentToStored(document: ReferatDocument): Json {
  return { v: versionOf(form), ...document };
}

/** Throws Unreadable; `place` has the edition's number. Up to 0.1.0 there was no `v`: that is the first version. */
export function documentFromStored({ v = 1, ...document }: Json, place: Place): ReferatDocument {
  const read = readForm(form, Number(v), document);
  if ("value" in read) return read.value;
  throw new Unreadable({ ...place, type: "edition", fault: read.fault });
}
