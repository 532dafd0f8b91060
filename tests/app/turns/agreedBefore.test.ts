import { describe, expect, test } from "vitest";
import { agreedBefore } from "../../../src/app/turns/agreedBefore.ts";
import { Unreadable } from "../../../src/errors.ts";
import { ADD, asked, entryOf, evaluated, INGRID, opened, playEntry, SIRI, TILTAK } from "../../support/entry.ts";
import { fakeStafettlogg } from "../fakes.ts";

const about = { personId: "leader", eining: "Fjordglytt skule" };
const one = (text: string, evaluateBy = TILTAK.evaluateBy) =>
  asked({ ...ADD, tiltak: { ...TILTAK, text, evaluateBy } }, { kept: ["actorBusy"] });
const trying = (...texts: readonly string[]) =>
  entryOf(
    playEntry(
      texts.map((text) => one(text)),
      opened,
    ),
  );

describe("what the unit agreed on before", () => {
  test("is what it tries now, told with who and when, without names", async () => {
    const named = { ...TILTAK, responsible: [...TILTAK.responsible, { kind: "person", person: SIRI }] } as const;
    const entry = entryOf(playEntry([{ ...ADD, tiltak: named }], opened));
    const agreed = await agreedBefore({ stafettlogg: fakeStafettlogg(entry) }, about);
    expect(agreed).toEqual({
      tiltak: [{ text: TILTAK.text, responsible: ["eining", "guardians"], evaluateBy: TILTAK.evaluateBy }],
      more: 0,
    });
    for (const { name } of [SIRI, INGRID]) expect(JSON.stringify(agreed)).not.toContain(name);
  });

  test("is not what has been evaluated, nor what others may not see who start a meeting in its name", async () => {
    expect(await agreedBefore({ stafettlogg: fakeStafettlogg(entryOf(evaluated)) }, about)).toBeUndefined();
    const stafettlogg = fakeStafettlogg(trying("Leik ute"));
    expect(await agreedBefore({ stafettlogg }, { ...about, personId: "stranger" })).toBeUndefined();
    expect(await agreedBefore({ stafettlogg }, { ...about, personId: "per" })).toBeUndefined();
  });

  test("is five at most, the first to be evaluated first, and how many more there are", async () => {
    const many = Array.from({ length: 8 }, (_, at) => one(`Tiltak ${at}`, `2027-04-${28 - at}`));
    const stafettlogg = fakeStafettlogg(entryOf(playEntry(many, opened)));
    const agreed = await agreedBefore({ stafettlogg }, about);
    expect(agreed?.tiltak.map(({ text }) => text)).toEqual([7, 6, 5, 4, 3].map((at) => `Tiltak ${at}`));
    expect(agreed?.more).toBe(3);
  });

  test("keeps nobody from beginning where it can't be read", async () => {
    const fake = fakeStafettlogg(trying("Leik ute"));
    const all = () => Promise.reject(new Unreadable({ stream: "s", version: 1, type: "entry", fault: "v" }));
    const stafettlogg = { ...fake, entries: { ...fake.entries, all } };
    expect(await agreedBefore({ stafettlogg }, about)).toBeUndefined();
  });
});
