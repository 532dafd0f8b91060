/** Addresses that Teams' roster did not tell, or only guessed at: the organisation's directory is asked when a meeting is over. */
import { Unreachable } from "../../errors.ts";
import type { Job } from "../../meeting/jobs.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { Clock } from "../ports/clock.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Log } from "../ports/log.ts";
import type { Directory } from "../ports/people.ts";
import type { Meetings } from "./meetings.ts";
import { triedAgain } from "./tryAgain.ts";

export interface AddressParts {
  readonly meetings: Meetings;
  readonly queue: JobSender<Job>;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where there is none to ask. */
  readonly directory?: Directory | undefined;
}

/** Late answers count: who gets an address after the referat was sent gets the referat then. */
export async function findAddresses(parts: AddressParts, job: Extract<Job, { kind: "addresses" }>): Promise<void> {
  const { meetings, directory, log } = parts;
  const { meetingId } = job;
  const meeting = await meetings.find(meetingId);
  if (directory === undefined || meeting?.status !== "ended") return;
  let known: ReadonlyMap<string, string>;
  try {
    known = await directory.addresses(meeting.info.chatId);
  } catch (error) {
    if (await triedAgain(parts, job, error)) return;
    if (!(error instanceof Unreachable)) throw error;
    // The leader sees who has no address, and can give one.
    log.warn("addresses.notFound", { code: error.reason });
    return;
  }
  const addresses = Object.fromEntries(
    meeting.people.flatMap(({ id }) => {
      const address = known.get(id.toLowerCase());
      return address === undefined ? [] : [[id, address]];
    }),
  );
  await meetings.handle(meetingId, { type: "addressesFound", addresses, by: SYSTEM });
}
