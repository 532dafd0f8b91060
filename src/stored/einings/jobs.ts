/** Jobs of einings as the queue holds them. */
import { z } from "zod";
import type { EiningJob, EiningJobOf } from "../../einings/jobs.ts";
import { Unreadable } from "../../errors.ts";
import { type Form, type Json, readForm, versionOf } from "../forms.ts";
import { id, målform, number, text } from "../meeting/parts.ts";

/** Every kind has its form; the type checker sees to that. */
type Forms = { readonly [Kind in EiningJob["kind"]]: Form<Omit<EiningJobOf<Kind>, "kind">> };

const forms: Forms = {
  figures: {
    today: z.strictObject({
      einingId: id,
      personId: id,
      scope: id,
      schoolYear: number,
      request: text,
      askedAtMs: number,
      målform,
    }),
  },
  remindAll: { today: z.strictObject({ einingId: id }) },
  leaver: { today: z.strictObject({ einingId: id, personId: id }) },
};

export function einingJobToStored(job: EiningJob): Json {
  return { v: versionOf(forms[job.kind]), ...job };
}

/** Throws Unreadable. */
export function einingJobFromStored({ v, kind, ...fields }: Json): EiningJob {
  const known = typeof kind === "string" && Object.hasOwn(forms, kind);
  const form: Form<object> | undefined = known ? forms[kind as EiningJob["kind"]] : undefined;
  const read = form === undefined ? { fault: "kind" } : readForm(form, Number(v), fields);
  if ("value" in read) return { kind, ...read.value } as EiningJob;
  throw new Unreadable({ stream: "jobs", version: Number(v), type: String(kind), fault: read.fault });
}
