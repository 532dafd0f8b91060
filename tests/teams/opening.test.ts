import { expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { translator } from "../../src/text/text.ts";
import { textsOf } from "../support/forms.ts";
import { INFO, meetingIn, type Played } from "../support/meeting.ts";
import { dialogIn, type Turns, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const away = async () => {
  throw new Unreachable("network", { permanent: false });
};

const CASES: readonly [string, Played | undefined, string, object, (bot: Turns) => void, string][] = [
  [
    "not theirs",
    meetingIn("factors"),
    "per",
    { dialog: "goBack" },
    () => {},
    nn("refusal.notLeader", { leader: "Randi Fjell" }),
  ],
  [
    "of a phase that is over",
    meetingIn("factors"),
    "leader",
    { dialog: "describe" },
    () => {},
    nn("refusal.wrongPhase"),
  ],
  ["of a meeting that nobody knows", undefined, "leader", { dialog: "more" }, () => {}, nn("refusal.noMeeting")],
  [
    "to start a meeting while one runs",
    meetingIn("roles"),
    "leader",
    { dialog: "start" },
    () => {},
    nn("refusal.meetingActive"),
  ],
  ["that nobody knows", meetingIn("roles"), "leader", { dialog: "nothing" }, () => {}, nn("refusal.unknownAction")],
  [
    "while the database is away",
    meetingIn("factors"),
    "per",
    { dialog: "contribute" },
    (bot) => {
      bot.faults.store = away;
    },
    nn("bot.fault"),
  ],
  [
    "while Teams does not answer",
    undefined,
    "leader",
    { dialog: "start" },
    (bot) => {
      bot.faults.roster = away;
    },
    nn("bot.fault"),
  ],
];

test.each(CASES)(
  "a form %s is answered with a card that says so, not with an empty box",
  async (_what, played, by, data, break_, words) => {
    const bot = turns(played === undefined ? {} : { played });
    break_(bot);
    const dialog = dialogIn(await bot.turn(task("fetch", who(by), { ...data, m: INFO.meetingId })));
    expect(textsOf(dialog)).toEqual([words]);
    expect(dialog.title).toBe(nn("dialog.sentence.title"));
  },
);
