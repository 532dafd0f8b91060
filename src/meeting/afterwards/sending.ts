/** When the referat goes out: approved by the leader, or by the clock; and what the leader is told before. */
import { Refused } from "../../errors.ts";
import type { EventBody } from "../events.ts";
import { ended } from "../guards.ts";
import type { Rule } from "../rule.ts";
import { TIMES } from "../script/limits.ts";
import type { EndedMeeting } from "../state.ts";
import { undecidedNames } from "./nameReview.ts";
import { requireDecided, requirePlansComplete } from "./work.ts";

/** Nothing leaves for a minute. Approving again meanwhile neither hurries it nor puts it off. */
export const approveReferat: Rule<"approveReferat"> = (state, _command, nowMs) => {
  const meeting = ended(state);
  if (meeting.referat.status === "sent") throw new Refused("referatSent");
  if (meeting.referat.status === "sending") return [];
  requireDecided(meeting);
  requirePlansComplete(meeting);
  return [{ type: "sendingBegun", dueAtMs: nowMs + TIMES.beforeSendingMs }];
};

/** Also where its time has come and the clock has not: what has not left can be held back. */
export const takeBackSending: Rule<"takeBackSending"> = (state) => {
  const { referat } = ended(state);
  if (referat.status === "sent") throw new Refused("referatSent");
  return referat.status === "sending" ? [{ type: "sendingTakenBack" }] : [];
};

/**
 * Where the machine was down for so long that it is sent now, there is nothing left to warn of. A timer from before the end
 * was taken back comes too early: the one after it has its own.
 */
export function warnOfSending({ referat }: EndedMeeting, nowMs: number): EventBody[] {
  if (referat.status !== "draft" || referat.warned || referat.sendAtMs === undefined) return [];
  const isTime = nowMs >= referat.sendAtMs - TIMES.warnBeforeSendingMs && nowMs < referat.sendAtMs;
  return isTime ? [{ type: "sendingWarned" }] : [];
}

export function sendReferat(meeting: EndedMeeting, nowMs: number): EventBody[] {
  const { referat } = meeting;
  switch (referat.status) {
    case "draft":
      return referat.sendAtMs !== undefined && referat.sendAtMs <= nowMs ? sentByItself(meeting) : [];
    case "sending":
      return referat.dueAtMs <= nowMs ? [{ type: "referatSent", because: "approved" }] : [];
    case "sent":
      return [];
  }
}

/** Once for all the moments that have come: after a standstill the leader is not told twice. */
export function callForApproval({ referat }: EndedMeeting, nowMs: number): EventBody[] {
  if (referat.status !== "draft") return [];
  const { remindAtMs = [], reminded = 0 } = referat;
  const number = remindAtMs.filter((atMs) => atMs <= nowMs).length;
  return number > reminded ? [{ type: "approvalCalledFor", number }] : [];
}

/**
 * The referat goes out without the leader: words that nobody decided on are left out of it, since a name once sent
 * can't be called back; the leader may put them in again with a correction.
 */
function sentByItself(meeting: EndedMeeting): EventBody[] {
  const masked = undecidedNames(meeting).map((word): EventBody => ({ type: "nameDecided", word, decision: "mask" }));
  return [...masked, { type: "referatSent", because: "time" }];
}
