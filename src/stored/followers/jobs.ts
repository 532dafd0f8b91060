/** Jobs for those who are reminded, as the queue holds them. */
import { z } from "zod";
import { Unreadable } from "../../errors.ts";
import type { FollowerJob } from "../../followers/jobs.ts";
import { type Form, type Json, readForm, versionOf } from "../forms.ts";
import { id, number } from "../meeting/parts.ts";

/** Every kind has its form; the type checker sees to that. */
type Forms = { readonly [Kind in FollowerJob["kind"]]: Form<Omit<Extract<FollowerJob, { kind: Kind }>, "kind">> };

const forms: Forms = {
  digest: { today: z.strictObject({ followerId: id, dueAtMs: number }) },
  render: { today: z.strictObject({ followerId: id }) },
  mail: { today: z.strictObject({ followerId: id, number }) },
};

export function followerJobToStored(job: FollowerJob): Json {
  return { v: versionOf(forms[job.kind]), ...job };
}

/** Throws Unreadable. */
export function followerJobFromStored({ v, kind, ...fields }: Json): FollowerJob {
  const known = typeof kind === "string" && Object.hasOwn(forms, kind);
  const form: Form<object> | undefined = known ? forms[kind as FollowerJob["kind"]] : undefined;
  const read = form === undefined ? { fault: "kind" } : readForm(form, Number(v), fields);
  if ("value" in read) return { kind, ...read.value } as FollowerJob;
  throw new Unreadable({ stream: "jobs", version: Number(v), type: String(kind), fault: read.fault });
}
