/** Jobs of einings as the queue holds them. */
import { z } from "zod";
import type { EiningJob } from "../../einings/jobs.ts";
import { Unreadable } from "../../errors.ts";
import { type Form, type Json, readForm, versionOf } from "../forms.ts";
import { id, målform, number, text } from "../meeting/parts.ts";

const form: Form<Omit<EiningJob, "kind">> = {
  today: z.strictObject({
    einingId: id,
    personId: id,
    scope: id,
    schoolYear: number,
    request: text,
    askedAtMs: number,
    målform,
  }),
};

export function einingJobToStored(job: EiningJob): Json {
  return { v: versionOf(form), ...job };
}

/** Throws Unreadable. */
export function einingJobFromStored({ v, kind, ...fields }: Json): EiningJob {
  const read = kind === "figures" ? readForm(form, Number(v), fields) : { fault: "kind" };
  if ("value" in read) return { kind: "figures", ...read.value };
  throw new Unreadable({ stream: "jobs", version: Number(v), type: String(kind), fault: read.fault });
}
