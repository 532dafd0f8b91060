import { expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import { liveCard } from "../../cards/phases/live.ts";
import { desired } from "../../src/app/meeting/outbox.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { translator } from "../../src/text/text.ts";
import { nameAndRole, toldApart } from "../../src/text/toldApart.ts";
import { activeOf, as, endedOf, next, PEOPLE, play, start, wholeRound } from "../support/meeting.ts";

const nn = translator("nn");
const called = (id: string, name: string, teneste: Participant["teneste"]): Participant => ({
  ...(PEOPLE[0] as Participant),
  id,
  name,
  teneste,
  teamsId: `29:${id}`,
});
const people = [
  called("leader", "Randi Fjell", "eining"),
  called("a", "Kari Nes", "eining"),
  called("b", "kari  nes", "eining"),
  called("c", "Kari Nes", "ppt"),
];
const APART = ["Randi Fjell", "Kari Nes (skulen 1)", "kari  nes (skulen 2)", "Kari Nes (PPT)"];
const played = play([
  start({}, people),
  as("leader", { type: "goWithoutViddevakt" }),
  next,
  as("leader", { type: "describe", what: "Uro ute", behind: "Observasjonar", grounds: ["logs"] }),
  next,
  as("c", { type: "contribute", authorId: "c", text: "Kva trinn?", detail: { kind: "clarifying" } }),
]);

test("two of the same name are told apart by where they come from, else by number", () => {
  expect(toldApart(activeOf(played), nn).people.map(({ name }) => name)).toEqual(APART);
});

test("by their roles first, and by number where those are the same", () => {
  const roles: Readonly<Record<string, string>> = { a: "kontaktlærar", b: "Kontaktlærar", c: "logoped" };
  const withRoles = people.map((p) => (roles[p.id] === undefined ? p : { ...p, role: roles[p.id] as string }));
  const shown = toldApart(activeOf(play([start({}, withRoles)])), nn).people;
  const APART_BY_ROLE = ["Kari Nes (kontaktlærar 1)", "kari  nes (Kontaktlærar 2)", "Kari Nes (logoped)"];
  expect(shown.map(({ name }) => name)).toEqual(["Randi Fjell", ...APART_BY_ROLE]);
  expect(shown.map(nameAndRole)).toEqual(["Randi Fjell", ...APART_BY_ROLE]);
  expect(nameAndRole({ ...(people[0] as Participant), role: "inspektør" })).toBe("Randi Fjell, inspektør");
});

test("nothing is changed where all names differ", () => {
  const meeting = activeOf(play([start()]));
  expect(toldApart(meeting, nn)).toBe(meeting);
});

test("on cards, in forms and in the referat", async () => {
  const meeting = activeOf(played);
  const cards = await Promise.all(desired(meeting, played.nowMs).map(({ draw }) => draw()));
  const ended = endedOf(play([wholeRound, as("leader", { type: "abort", reason: "" })], played));
  for (const shown of [cards, composeReferat(ended, nn)]) expect(JSON.stringify(shown)).toContain("Kari Nes (PPT)");
  const ctx = { meeting: toldApart(meeting, nn), nowMs: played.nowMs, t: nn, viewerId: "leader" };
  expect(JSON.stringify(liveCard(ctx))).toContain("Kari Nes (PPT)");
  expect(JSON.stringify(openDialog({ dialog: "participant" }, ctx))).toContain("Kari Nes (skulen 1)");
});
