import { describe, expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import { followedUpContent } from "../../cards/phases/review/content.ts";
import { actionsOf, textOf } from "../../practice/room/cards.ts";
import type { BroughtEntry } from "../../src/meeting/followUp.ts";
import { translator } from "../../src/text/text.ts";
import { BROUGHT, followUpStart, reviewing } from "../support/followUpMeeting.ts";
import { activeOf, as, next, play } from "../support/meeting.ts";

const t = translator("nn");
const LONG =
  "To vaksne leier leik i storefri kvar dag, ein ved fotballbana og ein ved klatrestativet, og skriv ned kva dei ser. ";
const MOST_BYTES = 25_000;

/** `entries` with so many tiltak each, all reviewed with long reasons. */
function whatNow(entries: number, each: number) {
  const [pattern] = BROUGHT;
  const [, tiltak] = pattern?.tiltak ?? [];
  if (pattern === undefined || tiltak === undefined) throw new Error("nothing to copy");
  const { follows: _follows, ...alone } = tiltak;
  const brought = Array.from(
    { length: entries },
    (_, at): BroughtEntry => ({
      ...pattern,
      entryId: `e${at}`,
      tiltak: Array.from({ length: each }, (_, n) => ({
        ...alone,
        id: `${at + 1}.${n + 1}`,
        tiltakId: `t${n}`,
        text: LONG.repeat(3),
      })),
    }),
  );
  const ids = brought.flatMap((entry) => entry.tiltak.map(({ id }) => id));
  const reviews = ids.map((id) => as("leader", reviewing(id, "someEffect", LONG.slice(0, 100).repeat(2))));
  const begun = [followUpStart({}, brought), as("leader", { type: "goWithoutViddevakt" }), next, next];
  const played = play([...begun, ...reviews, next]);
  return { ids, meeting: activeOf(played), nowMs: played.nowMs };
}

describe.each([
  [1, 20],
  [5, 4],
])("a follow-up meeting with %i entries of %i tiltak each", (entries, each) => {
  const { ids, meeting, nowMs } = whatNow(entries, each);
  const form = (page: number) => openDialog({ dialog: "decideNext", page }, { meeting, nowMs, t, viewerId: "leader" });

  test("lets the leader settle what comes after every one of them, on pages that Teams takes", () => {
    const pages = [0, 1, 2].map(form);
    const reached = pages.flatMap(({ card }) =>
      actionsOf({ ...card }).flatMap(({ data }) =>
        data?.dialog === "decideNext" && data.id !== undefined ? [data.id] : [],
      ),
    );
    expect(new Set(reached)).toEqual(new Set(ids));
    for (const { card } of pages) expect(JSON.stringify(card).length).toBeLessThan(MOST_BYTES);
    for (const { card } of pages) expect(textOf({ ...card })).toContain(BROUGHT[0]?.oppmerksomheit);
  });

  test("shows on the card each of them, where there is room", () => {
    const shown = followedUpContent({ meeting, nowMs, t, viewerId: "leader" }, { next: true });
    expect(shown).toHaveLength(entries + ids.length);
    expect(JSON.stringify(shown)).toContain(LONG.slice(0, 40));
  });
});

test("a card without room for all of a follow-up meeting's tiltak says how many more there are", () => {
  const { meeting, nowMs } = whatNow(5, 8);
  const shown = followedUpContent({ meeting, nowMs, t, viewerId: "leader" }, { next: true });
  expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(MOST_BYTES);
  expect(shown.at(-1)).toMatchObject({ text: t("card.moreInReferat", { count: 5 + 40 - (shown.length - 1) }) });
});
