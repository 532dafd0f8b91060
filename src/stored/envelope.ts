/**
 * An event as it is stored and as it is in code. Stored, it is an envelope (`type`, `v`, `by`, `atMs`) around a body whose
 * form is that of version `v` of its type; in code it is one object. What is read is lifted to the form of today and
 * checked, so that nothing unknown reaches a rule; what is written is checked too, so that nothing is stored that could
 * not be read (docs/decisions/2026-11-26-stored-events.md).
 */
import { z } from "zod";
import { Unreadable } from "../errors.ts";
import { type Form, faultOf, type Json, readForm, versionOf } from "./forms.ts";

const Envelope = z.strictObject({
  type: z.string(),
  v: z.int().min(1),
  by: z.string(),
  atMs: z.number(),
  erased: z.literal(true).exactOptional(),
  body: z.record(z.string(), z.unknown()),
});
type Envelope = z.output<typeof Envelope>;

/** What every event has in code, besides what is of its type. */
export interface Enveloped {
  readonly type: string;
  readonly by: string;
  readonly atMs: number;
  readonly erased?: true;
}

/** Which event it is: the first of a stream has version 1. */
export interface Place {
  readonly stream: string;
  readonly version: number;
}

type BodyOf<Event extends Enveloped, Type> = Omit<Extract<Event, { type: Type }>, keyof Enveloped>;
/** Every type has its form; the type checker sees to that. */
export type Forms<Event extends Enveloped> = { readonly [Type in Event["type"]]: Form<BodyOf<Event, Type>> };

export interface Codec<Event> {
  /** Throws Unreadable where it could not be read back. */
  toStored(event: Event, place: Place): Json;
  /** Throws Unreadable. */
  fromStored(stored: Json, place: Place): Event;
}

export function codec<Event extends Enveloped>(forms: Forms<Event>): Codec<Event> {
  const formOf = (type: string): Form<object> | undefined =>
    Object.hasOwn(forms, type) ? forms[type as Event["type"]] : undefined;

  /** The body in the form of today. */
  function bodyIn({ type, v, body }: Envelope, place: Place): object {
    const form = formOf(type);
    const read = form === undefined ? { fault: "type" } : readForm(form, v, body);
    if ("fault" in read) throw new Unreadable({ ...place, type, fault: read.fault });
    return read.value;
  }

  return {
    toStored({ type, by, atMs, erased, ...body }, place) {
      const form = formOf(type);
      const stored = { type, v: form ? versionOf(form) : 1, by, atMs, ...(erased && { erased }), body };
      bodyIn(stored, place);
      return stored;
    },

    fromStored(stored, place) {
      const read = Envelope.safeParse("v" in stored ? stored : enveloped(stored));
      if (!read.success) {
        const type = typeof stored.type === "string" ? stored.type : "";
        throw new Unreadable({ ...place, type, fault: faultOf(read.error) });
      }
      const { type, by, atMs, erased } = read.data;
      return { type, ...bodyIn(read.data, place), by, atMs, ...(erased && { erased }) } as unknown as Event;
    },
  };
}

/** Up to 0.1.0 the fields of the body lay beside the others, and there was no `v`: that is the first version of each type. */
function enveloped({ type, by, atMs, erased, ...body }: Json): Json {
  return { type, v: 1, by, atMs, ...(erased === undefined ? {} : { erased }), body };
}
