/** A referat in every state that the leader may meet it in, each on top of a typical meeting that is over. */
import type { Målform } from "../../src/meeting/events.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { sectionTexts } from "../../src/referat/sectionTexts.ts";
import { translator } from "../../src/text/text.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingIn,
  PLAN,
  type Played,
  play,
  type Step,
  TYPICAL,
} from "../support/meeting.ts";

export type Make = (info?: { readonly målform?: Målform }) => Played;

const on =
  (from: Make, ...steps: readonly Step[]): Make =>
  (info) =>
    play(steps, from(info));

const byLeader = (command: Parameters<typeof as>[1]) => as("leader", command, true);
const archived = (edition: number, result: Extract<Parameters<typeof as>[1], { type: "archiveResult" }>["result"]) =>
  as(SYSTEM, { type: "archiveResult", edition, result });

/** Somebody wrote what are likely names of children, and stood by it. */
const named: Make = (info) => {
  const said = as(
    "per",
    { type: "contribute", authorId: "per", text: "Kvifor går Ola og Nora åleine?", detail: { kind: "clarifying" } },
    true,
  );
  const inClarifying = play([said, ...TYPICAL.clarifying.slice(2)], meetingIn("clarifying", info));
  return play([byLeader({ type: "abort", reason: "Brannalarm" })], inClarifying);
};

const approve = approved;
const edit = byLeader({ type: "editSection", section: "challenge", text: "Mange er åleine i storefri." });
const correct = byLeader({ type: "correctReferat", why: "Det mangla noko om storefri" });
const decide = byLeader({ type: "decideNames", decisions: { Ola: "keep", Nora: "mask" } });
const byTime = as(SYSTEM, { type: "timer", timer: { kind: "sendReferat" } });

export const draft: Make = (info) => completedMeeting(info);
export const namesUndecided: Make = named;
export const namesDecided = on(named, decide);
export const edited = on(
  draft,
  edit,
  byLeader({ type: "correctPlan", id: "k4", plan: { ...PLAN, goal: "Alle har nokon" } }),
);
const remarked = on(draft, byLeader({ type: "editSection", section: "remarks", text: "Vaktmeisteren var innom." }));
export const leftOut = on(
  draft,
  byLeader({ type: "leaveOutRecipient", personId: "kari", reason: "Har slutta i jobben" }),
  byLeader({ type: "addRecipient", name: "Eva Strand", email: "eva@kommune.example" }),
);
export const warned = on(named, { minutes: 22 * 60 }, as(SYSTEM, { type: "timer", timer: { kind: "warnOfSending" } }));
export const onItsWay = on(draft, byLeader({ type: "approveReferat" }));
/** Only approval sends it, and the leader has been told for the last time. */
const waiting = on(
  onItsWay,
  byLeader({ type: "takeBackSending" }),
  { minutes: 30 * 24 * 60 },
  as(SYSTEM, { type: "timer", timer: { kind: "callForApproval" } }),
);
export const sent = on(draft, approve);
export const sentByItself = on(named, { minutes: 24 * 60 }, byTime);
export const undelivered = on(
  sent,
  ...(["denied", "rejected", "unreachable", "invalidAddress"] as const).map((fault, at) => {
    const personId = ["olav", "siri", "per", "kari"][at] ?? "";
    return as(SYSTEM, { type: "mailResult", edition: 1, personId, fault });
  }),
  as(SYSTEM, { type: "mailResult", edition: 1, personId: "leader", fault: null }),
);
export const leftOutAndSent = on(leftOut, approve);
export const unsent = on(sent, { minutes: 5 }, edit);
export const unsentWithName = on(
  unsent,
  byLeader({ type: "editSection", section: "remarks", text: "Det gjeld ikkje Ola." }),
);
export const corrected = on(unsent, correct);
export const archiveQueued = on(sent, archived(1, { status: "queued" }));
export const archiveDelivered = on(archiveQueued, archived(1, { status: "delivered", reference: "2027/_12_" }));
export const archiveAwaits = on(archiveQueued, archived(1, { status: "awaitingReceipt", reference: "a-1" }));
export const archiveFailed = on(archiveQueued, archived(1, { status: "failed", fault: "denied" }));
const failedWith = (fault: "unreachable" | "rejected" | "full") =>
  on(archiveQueued, archived(1, { status: "failed", fault }));

export const STATES: Readonly<Record<string, Make>> = {
  draft,
  "names undecided": namesUndecided,
  "names decided": namesDecided,
  edited,
  remarked,
  "left out and added": leftOut,
  warned,
  "on its way": onItsWay,
  waiting,
  sent,
  "sent by itself": sentByItself,
  undelivered,
  "left out and sent": leftOutAndSent,
  "corrected, not sent": unsent,
  "corrected with a name": unsentWithName,
  corrected,
  "archive queued": archiveQueued,
  "archive delivered": archiveDelivered,
  "archive awaits": archiveAwaits,
  "archive failed": archiveFailed,
  "archive unreachable": failedWith("unreachable"),
  "archive rejects": failedWith("rejected"),
  "archive full": failedWith("full"),
};

/** What the leader's cards and forms are drawn from. */
export function leaderSees(played: Played) {
  const meeting: EndedMeeting = endedOf(played);
  const t = translator(meeting.info.målform);
  return { meeting, viewerId: "leader", nowMs: played.nowMs, t, referat: sectionTexts(meeting) };
}
