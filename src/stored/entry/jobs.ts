/** Jobs of entries as the queue holds them. */
import { z } from "zod";
import { Unreadable } from "../../errors.ts";
import { MALFORMER } from "../../meeting/events.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import { type Form, type Json, readForm, versionOf } from "../forms.ts";
import { id, number } from "../meeting/parts.ts";

/** Every kind has its form; the type checker sees to that. */
type Forms = { readonly [Kind in EntryJob["kind"]]: Form<Omit<Extract<EntryJob, { kind: Kind }>, "kind">> };

const forms: Forms = {
  noteReopened: { today: z.strictObject({ entryId: id, as: id }) },
  remind: { today: z.strictObject({ entryId: id, dueAtMs: number.exactOptional() }) },
  archive: { today: z.strictObject({ entryId: id, edition: number }) },
  export: {
    today: z.strictObject({ entryId: id, personId: id, request: id, askedAtMs: number, målform: z.enum(MALFORMER) }),
  },
};

export function entryJobToStored(job: EntryJob): Json {
  return { v: versionOf(forms[job.kind]), ...job };
}

/** Throws Unreadable. */
export function entryJobFromStored({ v, kind, ...fields }: Json): EntryJob {
  const known = typeof kind === "string" && Object.hasOwn(forms, kind);
  const form: Form<object> | undefined = known ? forms[kind as EntryJob["kind"]] : undefined;
  const read = form === undefined ? { fault: "kind" } : readForm(form, Number(v), fields);
  if ("value" in read) return { kind, ...read.value } as EntryJob;
  throw new Unreadable({ stream: "jobs", version: Number(v), type: String(kind), fault: read.fault });
}
