/** Every form about an entry of the stafettlogg, in the private chat: who may open it, and that nothing typed in it is lost. */
import { describe, expect, test } from "vitest";
import { isWritten } from "../../cards/kit/again.ts";
import type { EntryDialog } from "../../cards/stafettlogg/request.ts";
import type { Entries } from "../../src/app/stafettlogg/entries.ts";
import { Refused, Unreachable } from "../../src/errors.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { type TextKey, translator } from "../../src/text/text.ts";
import { personalChat } from "../app/fakes.ts";
import { ADD, entryOf, opened, playEntry } from "../support/entry.ts";
import { buttonsOf, filledIn, inputsOf, type Json, pressed, textsOf } from "../support/forms.ts";
import { dialogIn, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const tried = entryOf(playEntry([ADD], opened));

interface Case {
  readonly about?: Json;
  /** Those who are informed may open it too. */
  readonly forReaders?: true;
  /** Nothing is sent from it. */
  readonly onlyShows?: true;
}

/** A new form does not compile until it is here. */
const CASES: Readonly<Record<EntryDialog, Case>> = {
  entry: { forReaders: true, onlyShows: true },
  // About no entry: for those who work at the school.
  entryNew: { forReaders: true },
  entryFields: {},
  entryTiltak: {},
  entryOthers: { onlyShows: true },
  entryReferat: { onlyShows: true },
  entryEvaluate: { about: { id: "t1" } },
  entryLysglimt: { forReaders: true },
  entryTransfer: {},
  entryHandOn: { about: { id: "t1" } },
  entryClose: {},
  entryFollowUp: { onlyShows: true },
};
const forms = Object.entries(CASES) as [EntryDialog, Case][];
const sent = forms.filter(([, { onlyShows }]) => !onlyShows);

const inPrivate = (id: string, body: Json): Json => ({
  ...body,
  conversation: { id: personalChat(id).chatId, conversationType: "personal" },
  channelData: null,
});
const botWith = (onEntry?: Entries["handle"], entries: readonly Entry[] = [tried]) =>
  turns({ entries, ...(onEntry && { onEntry }) });
const data = (dialog: EntryDialog, { about }: Case) => ({
  dialog,
  ...(dialog !== "entryNew" && { e: "e1" }),
  ...about,
});
const open = async (bot: ReturnType<typeof turns>, by: string, [dialog, one]: (typeof forms)[number]) =>
  dialogIn(await bot.turn(inPrivate(by, task("fetch", who(by), data(dialog, one)))));

describe.each(forms)("%s", (dialog, one) => {
  const form = [dialog, one] as const;
  const opens = (by: string) => open(botWith(), by, [...form]);
  const isRefused = (shown: Awaited<ReturnType<typeof open>>, key: TextKey) =>
    expect(textsOf(shown)).toEqual([nn(key)]);

  test("opens for whoever may write in the entry", async () => {
    const shown = await opens("leader");
    expect(buttonsOf(shown).length).toBeGreaterThan(0);
    if (!one.onlyShows) expect(inputsOf(shown).length).toBeGreaterThan(0);
  });

  test("opens for those who are informed only where they may do what it is for", async () => {
    const shown = await opens("siri");
    if (one.forReaders) expect(buttonsOf(shown).length).toBeGreaterThan(0);
    else isRefused(shown, "refusal.notInEntry");
  });

  test("tells a stranger nothing", async () => {
    isRefused(await opens("stranger"), dialog === "entryNew" ? "refusal.notInEining" : "refusal.notInEntry");
  });

  test("opens in no chat that others see", async () => {
    const shown = dialogIn(await botWith().turn(task("fetch", who("leader"), data(dialog, one))));
    isRefused(shown, "refusal.entryInPrivate");
  });
});

/** What comes back where it is filled in, and what becomes of it is `onEntry`. */
async function sending(form: (typeof forms)[number], onEntry: Entries["handle"]) {
  const bot = botWith(onEntry);
  const shown = await open(bot, "leader", form);
  const words = inputsOf(shown).flatMap(({ type, id }) =>
    type === "Input.Text" ? [[String(id), `noko om ${id}`]] : [],
  );
  const button = buttonsOf(shown).find((each) => (each.data as Json).verb !== undefined) ?? {};
  const filled = pressed(button, { ...filledIn(shown), ...Object.fromEntries(words) });
  const back = dialogIn(await bot.turn(inPrivate("leader", task("submit", who("leader"), filled))));
  return { back, written: Object.entries(filled).filter(([id]) => isWritten(id)) };
}

describe.each(sent)("%s, sent", (dialog, one) => {
  const expectKept = ({ back, written }: Awaited<ReturnType<typeof sending>>) => {
    const values = inputsOf(back).map(({ value }) => value);
    for (const [, text] of written) expect(values).toContain(text);
  };

  test("has no field for writing whose text could get lost", async () => {
    const inputs = inputsOf(await open(botWith(), "leader", [dialog, one]));
    const ids = inputs.flatMap(({ type, id }) => (type === "Input.Text" ? [String(id)] : []));
    expect(ids.filter((id) => !isWritten(id))).toEqual([]);
  });

  test.each(["entryClosed", "changedMeanwhile", "likelyName", "craftAsks"] as const)(
    "and refused (%s) comes back with its text, and says why",
    async (code) => {
      const came = await sending([dialog, one], () =>
        Promise.reject(new Refused(code, { codes: "actorBusy", names: "Ola" })),
      );
      expectKept(came);
      expect(textsOf(came.back).join(" ").length).toBeGreaterThan(20);
    },
  );

  test("while the database is away comes back with its text, and says what holds", async () => {
    const came = await sending([dialog, one], () => Promise.reject(new Unreachable("database", { permanent: false })));
    expectKept(came);
    expect(textsOf(came.back)).toContain(nn("bot.form.notStored"));
  });
});

test.each(sent.filter(([dialog]) => dialog !== "entryNew"))(
  "%s, taken, is followed by the entry, or what comes next",
  async (dialog, one) => {
    const { back } = await sending([dialog, one], async () => tried);
    expect(buttonsOf(back).length).toBeGreaterThan(0);
    expect(JSON.stringify(back)).not.toContain('"attention"');
  },
);
