/** Every form there is, at a time when it can be sent, with the one who sends it. */
import type { DialogName } from "../../cards/verbs.ts";
import * as states from "../cards/referatStates.ts";
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
  /** Nothing for the form that starts a meeting. */
  readonly at?: Played;
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
const undelivered = states.undelivered();
const { startBy, evaluateBy } = PLAN;

export const FORMS: readonly FormCase[] = [
  { dialog: "start", by: leader },
  { dialog: "participant", at: meetingDoneWith("roles"), by: "per", fill: { teneste: "nav" } },
  {
    dialog: "participant",
    at: meetingDoneWith("roles"),
    by: leader,
    about: { personId: "per" },
    fill: { teneste: "nav" },
  },
  { dialog: "withoutApp", at: meetingDoneWith("roles"), by: "siri" },
  { dialog: "roles", at: meetingIn("roles"), by: leader, fill: { "secretary:none": "siri" } },
  { dialog: "roles", at: play([start({ room: "all" })]), by: leader },
  { dialog: "handOver", at: meetingIn("description"), by: leader, fill: { personId: "siri" } },
  { dialog: "describe", at: meetingIn("description"), by: leader },
  { dialog: "contribute", at: meetingIn("clarifying"), by: "per" },
  { dialog: "contribute", at: meetingIn("factors"), by: "siri" },
  { dialog: "contribute", at: meetingIn("tiltak"), by: leader },
  { dialog: "contributeTogether", at: meetingIn("factors"), by: leader },
  { dialog: "mine", at: meetingDoneWith("clarifying"), by: "per" },
  { dialog: "editContribution", at: meetingDoneWith("tiltak"), by: "per", about: { id: "k5" } },
  { dialog: "allSaid", at: meetingDoneWith("clarifying"), by: leader },
  { dialog: "correctText", at: meetingDoneWith("factors"), by: leader, about: { id: "k2" } },
  {
    dialog: "hideWords",
    at: meetingDoneWith("factors"),
    by: leader,
    about: { id: "k2" },
    fill: { words: "vaksne" },
  },
  { dialog: "withdrawFactor", at: back, by: "olav", about: { id: "k2" } },
  { dialog: "nameFactor", at: hanging, by: "siri" },
  { dialog: "answerQuestion", at: meetingDoneWith("clarifying"), by: "olav", about: { id: "k1" } },
  { dialog: "wordStatusQuo", at: meetingIn("statusQuo"), by: "siri" },
  { dialog: "reserve", at: worded, by: "kari" },
  { dialog: "agreeTogether", at: worded, by: leader, fill: { except: "" } },
  { dialog: "answerFor", at: worded, by: leader, verb: "reserve" },
  { dialog: "passFor", at: meetingIn("factors"), by: leader },
  { dialog: "sortFactors", at: meetingDoneWith("factors"), by: "siri" },
  { dialog: "sparedWords", at: spared, by: leader, fill: { kept: "" } },
  { dialog: "mergeFactors", at: meetingDoneWith("factors"), by: leader, fill: { ids: "k3", intoId: "k2" } },
  { dialog: "vote", at: meetingDoneWith("factors"), by: "kari" },
  { dialog: "chooseFactors", at: meetingDoneWith("factors"), by: leader, fill: { factorIds: "k2,k3" } },
  { dialog: "takeTiltak", at: meetingIn("summary"), by: leader, about: { id: "k5" }, fill: { startBy, evaluateBy } },
  { dialog: "evaluate", at: meetingDoneWith("evaluation"), by: "siri" },
  { dialog: "reviewTiltak", at: followUpIn("happened"), by: "siri", about: { id: "1.2" } },
  { dialog: "decideNext", at: followUpIn("whatNow"), by: "siri", about: { id: "1.2" }, fill: { startBy, evaluateBy } },
  { dialog: "closeBrought", at: followUpIn("whatNow"), by: leader, about: { id: "m0-k3" } },
  { dialog: "goBack", at: meetingDoneWith("tiltak"), by: leader },
  { dialog: "lengthen", at: meetingDoneWith("factors"), by: "olav" },
  { dialog: "abort", at: meetingDoneWith("factors"), by: leader },
  { dialog: "chooseParts", at: states.draft(), by: leader, fill: { parts: "picture" } },
  { dialog: "editSection", at: states.draft(), by: leader, about: { id: "challenge" } },
  { dialog: "correctPlan", at: states.draft(), by: leader, about: { id: "k4" }, fill: { startBy, evaluateBy } },
  { dialog: "recipients", at: states.leftOut(), by: leader, about: { personId: "per" } },
  { dialog: "addRecipient", at: states.draft(), by: leader },
  { dialog: "chooseEntries", at: states.draft(), by: leader, fill: { "into:k2": "e1" } },
  { dialog: "decideNames", at: states.namesUndecided(), by: leader },
  { dialog: "correctReferat", at: states.unsent(), by: leader },
  { dialog: "giveAddress", at: undelivered, by: leader, about: { personId: "per" } },
  { dialog: "more", at: meetingDoneWith("factors"), by: "per" },
];
