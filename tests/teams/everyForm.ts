/** Every form there is, at a time when it can be sent, with the one who sends it. */
import type { DialogName } from "../../cards/verbs.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import * as states from "../cards/referatStates.ts";
import { ADD, entryOf, opened, playEntry } from "../support/entry.ts";
import { followUpIn } from "../support/followUpMeeting.ts";
import type { Json } from "../support/forms.ts";
import {
  as,
  meetingDoneWith,
  meetingIn,
  next,
  PLAN,
  type Played,
  play,
  start,
  wholeRound,
} from "../support/meeting.ts";

export interface FormCase {
  readonly dialog: DialogName;
  /** Nothing for the forms that start a meeting. */
  readonly at?: Played;
  /** What the stafettlogg holds; whoever sends the form leads the eining that it is of. */
  readonly entries?: readonly Entry[];
  readonly by: string;
  readonly about?: { readonly id?: string; readonly personId?: string };
  /** The button that it is sent with; otherwise the first one. */
  readonly verb?: string;
  /** What can't be any word. */
  readonly fill?: Json;
}

const leader = "leader";
const worded = play([as(leader, { type: "wordStatusQuo", sentence: "mange står utanfor" })], meetingIn("statusQuo"));
/** The proposals' factor is looked at again, and taken back. */
const back = play(
  [as(leader, { type: "goBack", phase: "factors", reason: "Sjå på faktorane" })],
  meetingDoneWith("tiltak"),
);
const hanging = play(
  [
    as("olav", { type: "withdrawContribution", id: "k2" }, true),
    wholeRound,
    as(leader, { type: "chooseFactors", factorIds: ["k3"] }),
    next,
  ],
  back,
);
const spared = play(
  [
    {
      ...as("per", {
        type: "contribute",
        authorId: "per",
        text: "Kva gjer Solbakken?",
        detail: { kind: "clarifying" },
      }),
      noChild: ["Solbakken"],
    },
  ],
  meetingIn("clarifying"),
);
const followedUp = entryOf(playEntry([ADD], opened));
const undelivered = states.undelivered();
const { startBy, evaluateBy } = PLAN;

/** Every form has one; the type checker sees to that. */
const CASES: Readonly<Record<DialogName, readonly Omit<FormCase, "dialog">[]>> = {
  start: [{ by: leader }],
  startFollowUp: [{ by: leader, entries: [followedUp] }],
  participant: [
    { at: meetingDoneWith("roles"), by: "per", fill: { teneste: "nav" } },
    { at: meetingDoneWith("roles"), by: leader, about: { personId: "per" }, fill: { teneste: "nav" } },
  ],
  withoutApp: [{ at: meetingDoneWith("roles"), by: "siri" }],
  roles: [
    { at: meetingIn("roles"), by: leader, fill: { "secretary:none": "siri" } },
    { at: play([start({ room: "all" })]), by: leader },
  ],
  handOver: [{ at: meetingIn("description"), by: leader, fill: { personId: "siri" } }],
  describe: [{ at: meetingIn("description"), by: leader }],
  contribute: [
    { at: meetingIn("clarifying"), by: "per" },
    { at: meetingIn("factors"), by: "siri" },
    { at: meetingIn("tiltak"), by: leader },
  ],
  contributeTogether: [{ at: meetingIn("factors"), by: leader }],
  mine: [{ at: meetingDoneWith("clarifying"), by: "per" }],
  editContribution: [{ at: meetingDoneWith("tiltak"), by: "per", about: { id: "k5" } }],
  allSaid: [{ at: meetingDoneWith("clarifying"), by: leader }],
  correctText: [{ at: meetingDoneWith("factors"), by: leader, about: { id: "k2" } }],
  hideWords: [{ at: meetingDoneWith("factors"), by: leader, about: { id: "k2" }, fill: { words: "vaksne" } }],
  withdrawFactor: [{ at: back, by: "olav", about: { id: "k2" } }],
  nameFactor: [{ at: hanging, by: "siri" }],
  answerQuestion: [{ at: meetingDoneWith("clarifying"), by: "olav", about: { id: "k1" } }],
  wordStatusQuo: [{ at: meetingIn("statusQuo"), by: "siri" }],
  reserve: [{ at: worded, by: "kari" }],
  agreeTogether: [{ at: worded, by: leader, fill: { except: "" } }],
  answerFor: [{ at: worded, by: leader, verb: "reserve" }],
  passFor: [{ at: meetingIn("factors"), by: leader }],
  sortFactors: [{ at: meetingDoneWith("factors"), by: "siri" }],
  sparedWords: [{ at: spared, by: leader, fill: { kept: "" } }],
  mergeFactors: [{ at: meetingDoneWith("factors"), by: leader, fill: { ids: "k3", intoId: "k2" } }],
  vote: [{ at: meetingDoneWith("factors"), by: "kari" }],
  chooseFactors: [{ at: meetingDoneWith("factors"), by: leader, fill: { factorIds: "k2,k3" } }],
  takeTiltak: [{ at: meetingIn("summary"), by: leader, about: { id: "k5" }, fill: { startBy, evaluateBy } }],
  evaluate: [{ at: meetingDoneWith("evaluation"), by: "siri" }],
  reviewTiltak: [{ at: followUpIn("happened"), by: "siri", about: { id: "1.2" } }],
  decideNext: [{ at: followUpIn("whatNow"), by: "siri", about: { id: "1.2" }, fill: { startBy, evaluateBy } }],
  closeBrought: [{ at: followUpIn("whatNow"), by: leader, about: { id: "m0-k3" } }],
  goBack: [{ at: meetingDoneWith("tiltak"), by: leader }],
  lengthen: [{ at: meetingDoneWith("factors"), by: "olav" }],
  abort: [{ at: meetingDoneWith("factors"), by: leader }],
  chooseParts: [{ at: states.draft(), by: leader, fill: { parts: "picture" } }],
  editSection: [{ at: states.draft(), by: leader, about: { id: "challenge" } }],
  correctPlan: [{ at: states.draft(), by: leader, about: { id: "k4" }, fill: { startBy, evaluateBy } }],
  recipients: [{ at: states.leftOut(), by: leader, about: { personId: "per" } }],
  addRecipient: [{ at: states.draft(), by: leader }],
  chooseEntries: [{ at: states.draft(), by: leader, fill: { "into:k2": "e1" } }],
  decideNames: [{ at: states.namesUndecided(), by: leader }],
  correctReferat: [{ at: states.unsent(), by: leader }],
  giveAddress: [{ at: undelivered, by: leader, about: { personId: "per" } }],
  more: [{ at: meetingDoneWith("factors"), by: "per" }],
};

export const FORMS: readonly FormCase[] = Object.entries(CASES).flatMap(([dialog, cases]) =>
  cases.map((one) => ({ dialog: dialog as DialogName, ...one })),
);
