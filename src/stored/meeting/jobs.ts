/** Jobs of meetings as the queue holds them: their fields side by side, with the version of the form of their kind. */
import { z } from "zod";
import { Unreadable } from "../../errors.ts";
import type { Job, Timer } from "../../meeting/jobs.ts";
import { type Form, type Json, readForm, versionOf } from "../forms.ts";
import { id, mark, number, prompt } from "./parts.ts";

/** Every kind has its form, of timers as of jobs; the type checker sees to that. */
const timers: { readonly [Kind in Timer["kind"]]: z.ZodType<Extract<Timer, { readonly kind: Kind }>> } = {
  prompt: z.strictObject({ kind: z.literal("prompt"), epoch: number, prompt }),
  takeOver: z.strictObject({ kind: z.literal("takeOver"), personId: id }),
  stale: z.strictObject({ kind: z.literal("stale") }),
  warnOfSending: z.strictObject({ kind: z.literal("warnOfSending") }),
  sendReferat: z.strictObject({ kind: z.literal("sendReferat") }),
  callForApproval: z.strictObject({ kind: z.literal("callForApproval") }),
};
const timer: z.ZodType<Timer> = z.union(Object.values(timers));

const count = number.exactOptional();

type Forms = { readonly [Kind in Job["kind"]]: Form<Omit<Extract<Job, { kind: Kind }>, "kind">> };

const forms: Forms = {
  render: {
    today: z.strictObject({
      meetingId: id,
      personId: id.exactOptional(),
      calm: mark,
      look: z.enum(["check", "anew"]).exactOptional(),
      dueAtMs: count,
    }),
  },
  presence: { today: z.strictObject({ meetingId: id, visit: number, from: count, tries: count }) },
  timer: { today: z.strictObject({ meetingId: id, timer, dueAtMs: number }) },
  eining: { today: z.strictObject({ meetingId: id }) },
  addresses: { today: z.strictObject({ meetingId: id, attempt: number }) },
  mail: { today: z.strictObject({ meetingId: id, personId: id, attempt: number }) },
  handOver: { today: z.strictObject({ meetingId: id }) },
  archive: { today: z.strictObject({ meetingId: id, edition: number, attempt: number }) },
};

export function jobToStored(job: Job): Json {
  return { v: versionOf(forms[job.kind]), ...job };
}

/** Throws Unreadable. Up to 0.1.0 there was no `v`: that is the first version of each kind. */
export function jobFromStored({ v = 1, kind, ...fields }: Json): Job {
  const known = typeof kind === "string" && Object.hasOwn(forms, kind);
  const form: Form<object> | undefined = known ? forms[kind as Job["kind"]] : undefined;
  const read = form === undefined ? { fault: "kind" } : readForm(form, Number(v), fields);
  if ("value" in read) return { kind, ...read.value } as Job;
  throw new Unreadable({ stream: "jobs", version: Number(v), type: String(kind), fault: read.fault });
}
