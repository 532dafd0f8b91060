import { describe, expect, it } from "vitest";
import { notCarriedCard } from "../../cards/referat/notCarried.ts";
import { carry } from "../../src/app/stafettlogg/carry.ts";
import type { NotCarried } from "../../src/meeting/followUp.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { CommandBody } from "../../src/stafettlogg/commands.ts";
import { broughtFrom } from "../../src/stafettlogg/forMeeting.ts";
import { translator } from "../../src/text/text.ts";
import { ADD, asked, EVALUATE, entryOf, opened, type PlayedEntry, playEntry } from "../support/entry.ts";
import { followUpStart, reviewing, stepping } from "../support/followUpMeeting.ts";
import { approved, as, endedOf, next, play } from "../support/meeting.ts";

const t = translator("nn");
const entry = playEntry([ADD], opened);
/** One tiltak was evaluated, and its next step has another goal. */
const begun = [followUpStart({}, [broughtFrom("e1", entryOf(entry), undefined, 1)])];
const steps = [
  as("leader", { type: "goWithoutViddevakt" }),
  next,
  next,
  next,
  as("leader", reviewing("1.1", "wanted")),
];
const goal = as("leader", stepping("1.1", { goal: "Alle er med i leik" }));
const meeting = endedOf(play([...begun, ...steps, goal, next, next, approved]));

/** What the leader is told where the entry is like `now` by the time that the referat is sent. */
async function told(now: PlayedEntry) {
  let after = now;
  let notCarried: readonly NotCarried[] = [];
  const entries = {
    find: async () => entryOf(now),
    async handle(_id: string, command: CommandBody) {
      after = playEntry([asked(command, { by: SYSTEM })], after);
      return entryOf(after);
    },
  };
  const meetings = {
    async handle(_id: string, command: { readonly type: string; readonly notCarried?: readonly NotCarried[] }) {
      notCarried = command.notCarried ?? [];
    },
  };
  await carry({ entries, meetings }, meeting);
  return JSON.stringify(notCarriedCard({ meeting, t, nowMs: meeting.endedAtMs }, notCarried));
}

describe("a goal that the meeting worded anew", () => {
  it("and somebody else too: the leader is told that it was changed", async () => {
    const fields = { ...entryOf(entry).fields, goal: "Ingen står åleine i storefri" };
    const card = await told(playEntry([{ type: "change", fields }], entry));
    expect(card).toContain(t("card.notCarried.goalChanged"));
    expect(card).not.toContain(t("card.notCarried.closed"));
  });

  it("in an entry that has ended: the leader is told that it has, and of no other goal", async () => {
    const close: CommandBody = { type: "close", because: "ended", sentence: "Vi slutta" };
    const card = await told(playEntry([EVALUATE, close], entry));
    expect(card).toContain(t("card.notCarried.closed"));
    expect(card).not.toContain(t("card.notCarried.goalChanged"));
  });
});
