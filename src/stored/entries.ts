/** Stafettlogg entries as they are stored: a read model, so what can't be understood may be made anew from the events. */
import { z } from "zod";
import { Unreadable } from "../errors.ts";
import { TILTAK_KINDS } from "../meeting/record.ts";
import type { Entry } from "../stafettlogg/entry.ts";
import { faultOf } from "./forms.ts";
import { id, number, plan, text } from "./meeting/parts.ts";

const entry: z.ZodType<Entry> = z.strictObject({
  id,
  meetingId: id,
  eining: text,
  leaderId: id,
  createdAtMs: number,
  plan,
  level: z.union([z.literal(1), z.literal(2)]),
  informed: z.array(text),
  tiltak: z.strictObject({ kind: z.enum(TILTAK_KINDS), text, factor: text }),
});

/** Throws Unreadable. */
export function entryFromStored(stored: unknown, stream: string): Entry {
  const read = entry.safeParse(stored);
  if (read.success) return read.data;
  throw new Unreadable({ stream, version: 1, type: "entry", fault: faultOf(read.error) });
}
