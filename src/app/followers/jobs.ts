/** Carries out the jobs for those who are reminded. Everything here may run twice: the second time changes nothing. */
import type { FollowerJob } from "../../followers/jobs.ts";
import { followerJobFromStored } from "../../stored/followers/jobs.ts";
import type { QueuedJob } from "../ports/jobs.ts";
import { type DigestParts, digest } from "./digest.ts";
import { type PostParts, post } from "./post.ts";
import { type RenderParts, render } from "./render.ts";

export interface FollowerJobParts extends DigestParts, RenderParts, PostParts {}

type Of<Kind extends FollowerJob["kind"]> = Extract<FollowerJob, { kind: Kind }>;
type Work = { readonly [Kind in FollowerJob["kind"]]: (parts: FollowerJobParts, job: Of<Kind>) => Promise<void> };

/** Every kind of job is carried out; the type checker sees to that. */
const WORK: Work = {
  digest: (parts, { followerId }) => digest(parts, followerId),
  render: (parts, { followerId }) => render(parts, followerId),
  mail: post,
};

export function followerWorker(parts: FollowerJobParts): (job: QueuedJob) => Promise<void> {
  return ({ body }) => {
    const job = followerJobFromStored(body);
    const work = WORK[job.kind] as (parts: FollowerJobParts, job: FollowerJob) => Promise<void>;
    return work(parts, job);
  };
}
