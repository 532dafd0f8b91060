/** The forms that stored JSON has had, and how the older ones are made into that of today. */
import type { z } from "zod";

export type Json = Readonly<Record<string, unknown>>;

/** `lifts[v - 1]` makes the form of version `v + 1` from that of version `v`; the last makes today's. */
export interface Form<Value> {
  readonly today: z.ZodType<Value>;
  readonly lifts?: readonly ((older: Json) => Json)[];
}

/** The version that is written today; 1 is that of the first release. */
export function versionOf({ lifts = [] }: Form<unknown>): number {
  return lifts.length + 1;
}

export type Read<Value> = { readonly value: Value } | { readonly fault: string };

/** What stands in `json`, which is of version `v`; or what is wrong with it. */
export function readForm<Value>(form: Form<Value>, v: number, json: Json): Read<Value> {
  // A later release has written it.
  if (v > versionOf(form)) return { fault: "v" };
  const lifted = (form.lifts ?? []).slice(v - 1).reduce((older, lift) => lift(older), json);
  const read = form.today.safeParse(lifted);
  return read.success ? { value: read.data } : { fault: faultOf(read.error) };
}

/** The field that is wrong, by its outermost name: further in, names may be those of people. */
export function faultOf({ issues: [issue] }: z.ZodError): string {
  const [field] = issue?.path ?? [];
  return typeof field === "string" ? field : "form";
}
