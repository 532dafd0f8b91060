/** What somebody was told last, as it is now: for the card that stands in their private chat. */
import type { DigestContext, DigestLine } from "../../../cards/reminders/digest.ts";
import type { TiltakRef } from "../../followers/events.ts";
import { type Follower, followed, standing } from "../../followers/state.ts";
import { osloDate } from "../../meeting/oslo.ts";
import type { PersonId } from "../../meeting/people.ts";
import { isActive } from "../../stafettlogg/tiltak.ts";
import { translator } from "../../text/text.ts";
import { isReadBy, isWrittenBy, type Known, type LookUpParts, lookUp } from "./lookUp.ts";

/** Undefined where they have been told nothing. */
export async function digestContext(
  parts: LookUpParts,
  follower: Follower,
  personId: PersonId,
  nowMs: number,
): Promise<DigestContext | undefined> {
  const { digest, isOff, snoozedUntil, målform } = follower;
  if (digest === undefined) return undefined;
  const today = osloDate(nowMs);
  const known = await lookUp(parts, digest.items);
  return {
    lines: known.map((one) => lineOf(follower, personId, one, today)),
    today,
    isOff,
    snoozedUntil,
    t: translator(målform),
  };
}

function lineOf(follower: Follower, personId: PersonId, known: Known<TiltakRef>, today: string): DigestLine {
  const { ref, entry, tiltak } = known;
  const mayWrite = tiltak !== undefined && isWrittenBy(known, personId);
  return {
    ...ref,
    state: stateOf(follower, known),
    eining: entry?.eining.name ?? "",
    text: tiltak !== undefined && isReadBy(known, personId) ? tiltak.text : "",
    mayWrite,
    mayEvaluate: mayWrite && tiltak.startBy <= today,
    startBy: tiltak?.startBy ?? "",
    evaluateBy: tiltak?.evaluateBy ?? "",
    isForLeader: followed(follower, ref)?.step === "leader",
  };
}

function stateOf(follower: Follower, { ref, tiltak }: Known<TiltakRef>): DigestLine["state"] {
  if (tiltak !== undefined && !isActive(tiltak)) return "evaluated";
  const one = followed(follower, ref);
  if (one === undefined || tiltak === undefined) return "over";
  return standing(follower).includes(one) ? "open" : (one.answered?.answer ?? "over");
}
