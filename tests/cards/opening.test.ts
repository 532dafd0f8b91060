import { describe, expect, test } from "vitest";
import { liveCard } from "../../cards/phases/live.ts";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import type { AgreedBefore } from "../../src/meeting/plan.ts";
import { translator } from "../../src/text/text.ts";
import {
  activeOf,
  approved,
  as,
  completedMeeting,
  INFO,
  meetingIn,
  PEOPLE,
  type Played,
  play,
  start,
} from "../support/meeting.ts";
import { textsOf } from "./cardParts.ts";

const AGREED: AgreedBefore = {
  tiltak: [{ text: "Leik *ute* i storefri", responsible: ["eining", "ppt"], evaluateBy: "2027-04-12" }],
  more: 2,
};
const begin = (agreedBefore?: AgreedBefore) =>
  play([as("leader", { type: "start", info: INFO, people: PEOPLE, agreedBefore })]);

function textsAt(played: Played, målform: "nn" | "nb" = "nn") {
  return textsOf(liveCard({ meeting: activeOf(played), nowMs: played.nowMs, t: translator(målform) }).card);
}

describe("the opening", () => {
  test("says how the meeting is built, with times and the end", () => {
    expect(textsAt(play([start()]))).toContain(
      "**Slik blir møtet:** 09.00\u00a0Roller · 09.05\u00a0Skildring · 09.10\u00a0Oppklarande runde · 09.20\u00a0Status quo · " +
        "09.25\u00a0Oppretthaldande faktorar · 09.37\u00a0Tiltak · 09.49\u00a0Oppsummering · 09.55\u00a0Evaluering · slutt kl. 10.00",
    );
  });

  test("gives the leader two sentences to say, with the end of the meeting", () => {
    const nn = textsAt(play([start()])).find((text) => text.startsWith("**Møteleiar kan seie:**"));
    const nb = textsAt(play([start()]), "nb").find((text) => text.startsWith("**Møteleder kan si:**"));
    for (const words of [nn, nb]) expect(words).toMatch(/: ?\*\* «[^.]+kl\. 10\.00 [^.]+\. [^.]+\.»$/);
  });

  test("tells what was agreed on before, with who, when, and how many more there are", () => {
    const texts = textsAt(begin(AGREED));
    const from = texts.indexOf("Sist avtalte de:");
    expect(texts.slice(from + 1, from + 3)).toEqual([
      "**1.** Leik \\*ute\\* i storefri – skulen og PPT, evaluering innan 12.\u00a0april 2027",
      "… og 2 til",
    ]);
    expect(textsAt(begin()).join()).not.toContain("Sist avtalte");
    expect(textsAt(begin({ ...AGREED, more: 0 })).join()).not.toContain("… og");
  });

  test.each(["nn", "nb"] as const)("says how people come in where nobody but the leader is known, in %s", (målform) => {
    const people = PEOPLE.filter(({ id }) => id === "leader");
    const alone = (room?: "all") =>
      textsAt(play([as("leader", { type: "start", info: { ...INFO, ...(room && { room }) }, people })]), målform);
    const words = translator(målform)("card.opening.alone");
    expect(alone()).toContain(words);
    expect(alone("all")).not.toContain(words);
    expect(textsAt(play([start()]), målform)).not.toContain(words);
  });

  test("is no part of the card when the group comes back to the roles", () => {
    const back = as("leader", { type: "goBack", phase: "roles", reason: "Ny viddevakt" });
    expect(textsAt(play([back], meetingIn("clarifying"))).join()).not.toContain("Slik blir møtet");
  });
});

describe("what was agreed on before", () => {
  test("leaves the new meeting's events when its referat has been sent", () => {
    const events = completedMeeting().events.map((event) =>
      event.type === "meetingStarted" ? { ...event, agreedBefore: AGREED } : event,
    );
    const state = { ...completedMeeting(), events };
    const sent = play([approved], state);
    const [begun] = sent.events;
    expect(begun).toHaveProperty("agreedBefore");
    const tidied = tombstones(sent.events).get(1);
    expect(tidied).toMatchObject({ type: "meetingStarted", erased: true });
    expect(tidied).not.toHaveProperty("agreedBefore");
  });
});
