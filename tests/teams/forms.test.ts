import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isWritten } from "../../cards/kit/again.ts";
import { Conflict, Unreachable } from "../../src/errors.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { type TextKey, translator } from "../../src/text/text.ts";
import * as states from "../cards/referatStates.ts";
import { SYNTHETIC } from "../meeting/nationalIds.ts";
import { buttonsOf, filledIn, inputsOf, type Json, pressed, textsOf } from "../support/forms.ts";
import {
  activeOf,
  as,
  INFO,
  meetingDoneWith,
  meetingIn,
  next,
  PEOPLE,
  play,
  start,
  wholeRound,
} from "../support/meeting.ts";
import { FORMS, type FormCase } from "./everyForm.ts";
import { dialogIn, type Turns, task, turns, who } from "./turns.ts";

const nn = translator("nn");
type Shown = ReturnType<typeof dialogIn>;

const forms = FORMS.map(
  (form) =>
    [
      `${form.dialog} ${form.at?.state.status ?? ""}${form.about ? JSON.stringify(form.about) : ""} ${form.by}`,
      form,
    ] as const,
);

const PASTED = "Det er lite å gjere i friminutta, og mange står åleine. ".repeat(2_000).slice(0, 100_000);

/** A number as people read it: «5 000». */
const numberIn = (where: RegExp, words: string) => Number(where.exec(words)?.[1]?.replace(/\s/g, ""));

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const botFor = ({ at, entries }: FormCase) =>
  turns({ ...(at === undefined ? {} : { played: at }), ...(entries === undefined ? {} : { entries }) });
const open = async (bot: Turns, { dialog, by, about, at }: FormCase): Promise<Shown> =>
  dialogIn(await bot.turn(task("fetch", who(by), { dialog, ...(at && { m: INFO.meetingId }), ...about })));

/** What a person fills in, with a text of its own in each field for writing. */
function filled(shown: Shown, { fill }: FormCase, said = "noko om"): Json {
  const words = inputsOf(shown).flatMap(({ type, style, id }) =>
    type === "Input.Text" && style !== "Email" ? [[String(id), `${said} ${id}`]] : [],
  );
  return { ...filledIn(shown), ...Object.fromEntries(words), ...fill };
}

/** The button that sends the form; of a list, the first that does something. */
function sendButton(shown: Shown, { verb }: FormCase): Json {
  const all = buttonsOf(shown).filter(({ data }) => (data as Json).verb !== undefined);
  const button =
    all.find(({ data }) => (data as Json).verb === verb) ??
    all.find(({ associatedInputs }) => associatedInputs !== "none") ??
    all[0];
  if (button === undefined) throw new Error("nothing to send");
  return button;
}

const send = async (bot: Turns, { by }: FormCase, data: Json) => {
  const answer = bot.turn(task("submit", who(by), data));
  // Whatever hangs, the answer is there within eight seconds.
  await vi.advanceTimersByTimeAsync(8_000);
  return answer;
};

const writtenIn = (data: Json) => Object.entries(data).filter(([id]) => isWritten(id));

/** Everything that was written stands in the form that came back, ready to be sent again. */
function expectNothingLost(shown: Shown, data: Json): void {
  const values = inputsOf(shown).map(({ value }) => value);
  for (const [, text] of writtenIn(data)) if (text !== "") expect(values).toContain(text);
  expect(textsOf(shown).length).toBeGreaterThan(0);
}

describe.each(forms)("%s", (_name, form) => {
  test("has no field for writing whose text could get lost", async () => {
    const ids = inputsOf(await open(botFor(form), form))
      .filter(({ type }) => type === "Input.Text")
      .map(({ id }) => id);
    expect(ids.filter((id) => !isWritten(String(id)))).toEqual([]);
  });

  test("is closed, or goes on to its list, when it is taken", async () => {
    const bot = botFor(form);
    const shown = await open(bot, form);
    const before = bot.events().length;
    const answer = await send(bot, form, pressed(sendButton(shown, form), filled(shown, form)));
    expect(bot.events().length).toBeGreaterThan(before);
    if (answer?.body === undefined) expect(answer).toEqual({ status: 200 });
    else expect(dialogIn(answer).title).not.toBe(nn("dialog.sentence.title"));
  });

  test("is not shown to a stranger, who is told so in a card", async () => {
    const shown = dialogIn(
      await botFor(form).turn(
        task("fetch", who("stranger"), { dialog: form.dialog, m: INFO.meetingId, ...form.about }),
      ),
    );
    if (form.dialog === "startFollowUp") return expect(textsOf(shown)).toEqual([nn("refusal.nothingToFollowUp")]);
    if (form.at === undefined) return expect(shown.title).toBe(nn("dialog.start.title"));
    expect(textsOf(shown)).toEqual([nn("refusal.notParticipant")]);
    expect(buttonsOf(shown)).toEqual([]);
  });

  test("that is refused comes back with its text", async () => {
    const bot = botFor(form);
    const shown = await open(bot, form);
    const data = pressed(sendButton(shown, form), filled(shown, form, `${SYNTHETIC} og`));
    const before = bot.events().length;
    const answer = await send(bot, form, data);
    if (!writtenIn(data).some(([, text]) => String(text).includes(SYNTHETIC))) return;
    expect(bot.events().length).toBe(before);
    expectNothingLost(dialogIn(answer), data);
    expect(textsOf(dialogIn(answer))[0]).toMatch(/\p{L}{4}/u);
  });

  /** Pasted into one field for writing after the other: the refused forms, and the field. */
  async function* pastingInto(text: (limit: number) => string) {
    const bot = botFor(form);
    const shown = await open(bot, form);
    const before = bot.events().length;
    const fields = inputsOf(shown).filter(({ type, style }) => type === "Input.Text" && style !== "Email");
    for (const { id, label } of fields) {
      const pasted = text(numberIn(/høgst (.+) teikn/, String(label)));
      const data = pressed(sendButton(shown, form), { ...filled(shown, form), [String(id)]: pasted });
      const again = dialogIn(await send(bot, form, data));
      expect(bot.events().length).toBe(before);
      yield { again, pasted, field: inputsOf(again).find((one) => one.id === id) };
    }
    expect(bot.logged).toEqual([]);
  }

  test("says at every field how much it takes, and gives 5,000 pasted characters back whole, with how many are too many", async () => {
    const most = (limit: number) => Math.max(5_000, limit + 1_000);
    for await (const { again, pasted, field } of pastingInto((limit) => PASTED.slice(0, most(limit)))) {
      expect(field).toMatchObject({ value: pasted });
      expect(Number(field?.maxLength)).toBeGreaterThanOrEqual(pasted.length);
      const over = numberIn(/^Her er (.+) teikn for mykje/m, textsOf(again).join("\n"));
      expect(numberIn(/høgst (.+) teikn/, String(field?.label))).toBe(pasted.trim().length - over);
    }
  });

  test("tells a client that sends 100,000 characters that it has no room for them, and gives back what it has room for", async () => {
    for await (const { again, pasted, field } of pastingInto(() => PASTED)) {
      const value = String(field?.value);
      expect(pasted.startsWith(value) && value.length).toBeGreaterThan(1_000);
      expect(textsOf(again)).toContain(nn("dialog.cut", { shown: value.length, length: pasted.length }));
      expect(JSON.stringify(again).length).toBeLessThan(25_000);
    }
  });

  test("whose meeting is over meanwhile comes back with its text to copy", async () => {
    const bot = botFor(form);
    const shown = await open(bot, form);
    const over = form.at?.state.status === "active" ? ({ type: "abort", reason: "" } as const) : undefined;
    // Some of these can't be sent yet, or have been.
    if (form.at !== undefined) await bot.happens(as("leader", over ?? { type: "approveReferat" })).catch(() => {});
    const data = pressed(sendButton(shown, form), filled(shown, form));
    const answer = await send(bot, form, data);
    if (JSON.stringify(answer).includes('"attention"')) expectNothingLost(dialogIn(answer), data);
  });

  const away = async () => {
    throw new Unreachable("database", { permanent: false });
  };
  // The store gives up by itself, later than whoever waits for the answer; what is asked next waits its turn until then.
  const gaveUp: ((because: Unreachable) => void)[] = [];
  const hangs = () => new Promise<never>((_, reject) => void gaveUp.push(reject));
  const faults: [string, () => Promise<never>, TextKey][] = [
    ["the database is away", away, "bot.form.notStored"],
    ["the database does not answer", hangs, "bot.form.unsure"],
    [
      "something unexpected happens",
      async () => {
        throw new TypeError("x");
      },
      "bot.form.unsure",
    ],
    [
      "all the others write at once",
      async () => {
        throw new Conflict();
      },
      "bot.form.conflict",
    ],
  ];
  test.each(faults)(
    "keeps its text while %s, says what holds, and can be sent when that is over",
    async (_what, fault, key) => {
      const bot = botFor(form);
      const shown = await open(bot, form);
      const data = pressed(sendButton(shown, form), filled(shown, form));
      const before = bot.events().length;
      bot.faults.store = fault;
      const again = dialogIn(await send(bot, form, data));
      expect(textsOf(again)[0]).toBe(nn(key));
      expectNothingLost(again, data);

      bot.faults.store = async () => {};
      for (const giveUp of gaveUp.splice(0)) giveUp(new Unreachable("database", { permanent: false }));
      const resent = pressed(sendButton(again, form), { ...filledIn(again), ...form.fill });
      const answer = await send(bot, form, resent);
      expect(JSON.stringify(answer?.body ?? "")).not.toContain('"attention"');
      expect(bot.events().length).toBeGreaterThan(before);
    },
  );

  test("keeps its text while Teams does not say who the sender is", async () => {
    const bot = botFor(form);
    const shown = await open(bot, form);
    const data = pressed(sendButton(shown, form), filled(shown, form));
    bot.faults.roster = away;
    const by = form.at === undefined ? form.by : "stranger";
    const again = dialogIn(await send(bot, { ...form, by }, data));
    // Nobody is taken in by leaving, or when it is over.
    if (form.at?.state.status === "ended" || data.verb === "leave")
      return expect(textsOf(again)).toContain(nn("refusal.notParticipant"));
    expect(textsOf(again)[0]).toBe(nn("bot.form.notStored"));
    expectNothingLost(again, data);
  });

  test("that was taken though the answer got lost is stored once when it is sent again", async () => {
    const bot = botFor(form);
    const shown = await open(bot, form);
    const data = pressed(sendButton(shown, form), filled(shown, form));
    await send(bot, form, data);
    const stored = bot.events();
    const answer = await send(bot, form, data);
    expect(bot.events()).toEqual(stored);
    expect(JSON.stringify(answer?.body ?? "")).not.toContain('"attention"');
  });
});

test("a form from a client that did not ask for a required choice comes back with its text, and says so", async () => {
  const form = FORMS.find(
    ({ dialog, at }) => dialog === "contribute" && at && activeOf(at).visit.phase === "tiltak",
  ) as FormCase;
  const bot = botFor(form);
  const data = { ...pressed(sendButton(await open(bot, form), form), { text: "noko om kva vi kan gjere" }), kind: "" };
  const again = dialogIn(await send(bot, form, data));
  expect(textsOf(again)[0]).toBe(nn("bot.form.incomplete"));
  expectNothingLost(again, data);
});

test.each<[string, FormCase, string]>([
  ["somebody without the app", { dialog: "withoutApp", at: meetingIn("roles"), by: "leader" }, "participantAdded"],
  ["an added recipient", { dialog: "addRecipient", at: states.draft(), by: "leader" }, "recipientAdded"],
])("the name of %s is stored as one line, whatever was pasted", async (_who, form, type) => {
  const bot = botFor(form);
  const shown = await open(bot, form);
  await send(bot, form, pressed(sendButton(shown, form), { ...filled(shown, form), name: " Gro\r\n\u2028Li\tBerg\n" }));
  const stored = bot.events().at(-1);
  expect(stored).toMatchObject({ type });
  expect(JSON.stringify(stored)).toContain('"name":"Gro Li Berg"');
});

test("a form that was reused for somebody who has been set absent comes back with a sentence", async () => {
  const form: FormCase = { dialog: "participant", at: meetingIn("factors"), by: "per" };
  const bot = turns({ played: meetingIn("factors"), members: PEOPLE.filter(({ id }) => id !== "per") });
  const shown = await open(bot, form);
  bot.happens(as("leader", { type: "updateParticipant", personId: "per", teneste: "ppt", present: false }));
  const answer = await send(bot, form, pressed(sendButton(shown, form), { teneste: "nav" }));
  expect(textsOf(dialogIn(answer))).toEqual([nn("refusal.notParticipant")]);
  expect(bot.logged).toEqual([]);
});

test.each(["nextPhase", "endRound", "endTurn", "anotherRound", "pause", "answerTakeOver", "approveReferat"])(
  "«%s», sent as a form by somebody who may not, is answered with «Meir …» and why",
  async (verb) => {
    const bot = turns({ played: meetingIn("factors") });
    const answer = bot.turn(task("submit", who("per"), { verb, m: INFO.meetingId, from: "factors", personId: "kari" }));
    const { title, card } = dialogIn(await answer);
    expect(title).toBe(nn("dialog.more.title"));
    expect((card.body as Json[])[0]).toMatchObject({ style: "attention" });
    expect(bot.logged).toEqual([]);
  },
);

test("a list of many comes back on the page where somebody on it was changed, or was not", async () => {
  const many = Array.from(
    { length: 45 },
    (_, at) => ({ ...PEOPLE[1], id: `p${at}`, name: `Person ${at}` }) as Participant,
  );
  const bot = turns({ played: play([start({}, [...PEOPLE.slice(0, 1), ...many])]) });
  const data = {
    verb: "updateParticipant",
    m: INFO.meetingId,
    personId: "p30",
    teneste: "ppt",
    present: "true",
    page: 1,
  };
  const saved = dialogIn(await bot.turn(task("submit", who("leader"), data)));
  expect(textsOf(saved)).toContain("Her er 21–40 av 46.");
  bot.faults.store = async () => {
    throw new Unreachable("database", { permanent: false });
  };
  const list = { verb: "confirmPeople", m: INFO.meetingId, everyone: "false", page: 1 };
  const again = dialogIn(await bot.turn(task("submit", who("leader"), list)));
  expect(textsOf(again)).toContain("Her er 21–40 av 46.");
});

test("a tiltak without a factor may get several", async () => {
  const factor = as("per", {
    type: "contribute",
    authorId: "per",
    text: "Skulegarden er liten",
    detail: { kind: "factors", systemFactor: true },
  });
  const chosen = as("leader", { type: "chooseFactors", factorIds: ["k3", "k6"] });
  const again = as("leader", { type: "goBack", phase: "factors", reason: "Sjå på faktorane" });
  const withdrawn = as("olav", { type: "withdrawContribution", id: "k2" }, true);
  const played = play([again, withdrawn, factor, wholeRound, chosen, next], meetingDoneWith("tiltak"));
  const bot = turns({ played });
  const form = { dialog: "nameFactor", at: played, by: "siri" } as const;
  const shown = await open(bot, form);
  const sent = pressed(sendButton(shown, form), { ...filled(shown, form), factorId: "k3,k6" });
  await send(bot, form, sent);
  expect(bot.events().at(-1)).toMatchObject({ type: "factorNamed", id: "k4", factorId: "k3", alsoFactorIds: ["k6"] });
});
