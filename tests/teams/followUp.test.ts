/** Who may start a follow-up meeting, and about what: as it is asked for over the wire. */
import { describe, expect, test } from "vitest";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { translator } from "../../src/text/text.ts";
import { ADD, entryOf, opened, playEntry } from "../support/entry.ts";
import { buttonsOf, filledIn, inputsOf, pressed, textsOf } from "../support/forms.ts";
import { dialogIn, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const tried = entryOf(playEntry([ADD], opened));
const many = (count: number): Entry[] => Array.from({ length: count }, () => tried);
const open = { dialog: "startFollowUp" };

/** The leader's form, sent with these entries chosen: what comes back. */
async function choosing(entries: readonly Entry[], chosen: readonly string[], by = "leader") {
  const bot = turns({ entries });
  const form = dialogIn(await bot.turn(task("fetch", who("leader"), open)));
  const [button = {}] = buttonsOf(form);
  const data = pressed(button, { ...filledIn(form), entries: chosen.join(",") });
  return { bot, back: dialogIn(await bot.turn(task("submit", who(by), data))) };
}

describe("a follow-up meeting", () => {
  test("is started by whoever may write in the entries, with what was chosen", async () => {
    const { bot } = await choosing(many(2), ["e1", "e2"]);
    expect(bot.events()[0]).toMatchObject({ type: "meetingStarted", brought: [{ entryId: "e1" }, { entryId: "e2" }] });
  });

  test("is about nothing that somebody may read and not write in, whether or not they were shown it", async () => {
    const bot = turns({ entries: many(1) });
    const refused = dialogIn(await bot.turn(task("fetch", who("siri"), open)));
    expect(textsOf(refused)).toEqual([nn("refusal.nothingToFollowUp")]);
    const { bot: other, back } = await choosing(many(1), ["e1"], "siri");
    expect(textsOf(back)).toContain(nn("refusal.entryUnknown"));
    expect(other.events()).toEqual([]);
  });

  test("takes up so many at most, and keeps what was chosen in the form that comes back", async () => {
    const ids = ["e1", "e2", "e3", "e4", "e5", "e6"];
    const { bot, back } = await choosing(many(6), ids);
    expect(textsOf(back)).toContain(nn("refusal.tooManyBrought", { limit: 5 }));
    expect(inputsOf(back).find(({ id }) => id === "entries")?.value).toBe(ids.join(","));
    expect(bot.events()).toEqual([]);
  });

  test("is of one school", async () => {
    const elsewhere = { ...tried, eining: { ...tried.eining, id: "another", name: "Solsida" } };
    const { bot, back } = await choosing([tried, elsewhere], ["e1", "e2"]);
    expect(textsOf(back)).toContain(nn("refusal.broughtOfSeveral"));
    expect(bot.events()).toEqual([]);
  });

  test("takes up nothing that has ended meanwhile, nor something that is not there", async () => {
    const { bot, back } = await choosing(many(1), ["e1", "e9"]);
    expect(textsOf(back)).toContain(nn("refusal.entryUnknown"));
    expect(bot.events()).toEqual([]);
    const closed = turns({ entries: [entryOf(opened)] });
    expect(textsOf(dialogIn(await closed.turn(task("fetch", who("leader"), open))))).toEqual([
      nn("refusal.nothingToFollowUp"),
    ]);
  });
});
