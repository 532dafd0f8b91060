import { describe, expect, test } from "vitest";
import { promptCard } from "../../cards/chat/prompt.ts";
import { reminderCard } from "../../cards/chat/reminder.ts";
import { askedCard, offerCard, offerDeclinedCard, takeOverCard, turnCard } from "../../cards/chat/told.ts";
import { formerViddevaktCard, viddevaktCard } from "../../cards/chat/viddevakt.ts";
import { type Prompt, REMINDERS } from "../../src/meeting/events.ts";
import { translator } from "../../src/text/text.ts";
import { activeOf, as, completedMeeting, endedOf, meetingIn, type Played, play } from "../support/meeting.ts";
import { buttonsOf, dataOf, textsOf } from "./cardParts.ts";

const t = translator("nn");
const context = (played: Played) => ({ meeting: activeOf(played), nowMs: played.nowMs, t });

describe("the viddevakt's own card", () => {
  const olavSpoke = play(
    [{ minutes: 2 }, as("olav", { type: "endTurn", personId: "olav" }), { minutes: 1 }],
    meetingIn("factors"),
  );

  test("has one time for all of a round that was written down at once, and none of those who had no other", () => {
    const people = ["siri", "per", "leader"].map((personId) => ({ personId, inRoom: true }));
    const sit = as("leader", { type: "setRoles", people });
    const write = as("leader", { type: "contributeTogether", said: [], passed: ["siri", "per", "leader"] });
    const texts = textsOf(viddevaktCard(context(play([sit, { minutes: 4 }, write], olavSpoke))).card);
    const from = texts.indexOf("Taletid så langt (minutt:sekund)");
    const rest = texts.slice(from + 1);
    expect(rest.slice(0, 4)).toEqual(["Rundar som er skrivne ned samla", "5:00", "Olav Dal", "3:00"]);
    expect(rest).not.toContain("0:00");
  });

  test("shows who speaks and until when that person has a share", () => {
    // 10 of 12 minutes were left for five people: two minutes from 09.15.
    expect(textsOf(viddevaktCard(context(olavSpoke)).card)).toContain("Ordet har **Siri Vik**, til om lag kl. 09.17.");
  });

  test("shows who has had how long, the running turn included, most first", () => {
    const texts = textsOf(viddevaktCard(context(olavSpoke)).card);
    const from = texts.indexOf("Taletid så langt (minutt:sekund)");
    // One minute in the clarifying round and two in this one.
    expect(texts.slice(from + 1, from + 5)).toEqual(["Olav Dal", "3:00", "Siri Vik", "1:00"]);
  });

  test("passes the word on from the one who has it, and adds a minute", () => {
    const { card } = viddevaktCard(context(olavSpoke));
    expect(dataOf(card, "Neste får ordet: Per Haug (Siri Vik er ferdig)")).toMatchObject({
      verb: "endTurn",
      personId: "siri",
    });
    expect(dataOf(card, "Eitt minutt til")).toMatchObject({ verb: "lengthen", minutes: 1 });
  });

  test("shows no times that a pause would make untrue", () => {
    const paused = play([as("leader", { type: "pause", because: "person" })], olavSpoke);
    const { card } = viddevaktCard(context(paused));
    expect(textsOf(card)).toContain("Ordet har **Siri Vik**.");
    expect(buttonsOf(card)).not.toContain("Neste får ordet");
  });

  test("thanks when the meeting is over, and has no buttons left", () => {
    const ended = completedMeeting();
    const { card } = viddevaktCard({ meeting: endedOf(ended), nowMs: ended.nowMs, t });
    expect(textsOf(card).join(" ")).toContain("Takk");
    expect(buttonsOf(card)).toEqual([]);
  });
});

describe("prompts", () => {
  const played = play([{ minutes: 10 }], meetingIn("factors"));
  const { number } = activeOf(played).visit;
  const PROMPTS: readonly (readonly [Prompt, string])[] = [
    [{ about: "phaseNearEnd", visit: number }, "Om lag 2 minutt igjen av"],
    [{ about: "phaseUp", visit: number }, "Tida for «Oppretthaldande faktorar» er ute"],
    [{ about: "phaseOver", visit: number, overMinutes: 4 }, "4 minutt over tida"],
    [{ about: "turnUp", visit: number, personId: "per", turn: 3 }, "Per Haug har brukt taletida si"],
    [
      { about: "turnsMissing", visit: number, personIds: ["per", "kari"] },
      "før desse fekk ordet: Per Haug og Kari Nes",
    ],
  ];

  test.each(PROMPTS)("%o tells what it is about", (prompt, words) => {
    expect(textsOf(promptCard(context(played), prompt).card).join(" ")).toContain(words);
  });

  test("speaks to the viddevakt where it is their own share that is used", () => {
    const own: Prompt = { about: "turnUp", visit: number, personId: "olav", turn: 1 };
    expect(textsOf(promptCard(context(played), own).card).join(" ")).toContain("Du har brukt taletida di");
  });

  test("a prompt about a phase that is over has no buttons that would hit the new one", () => {
    expect(buttonsOf(promptCard(context(played), { about: "phaseUp", visit: number - 1 }).card)).toEqual([]);
  });
});

test.each(REMINDERS)("the reminder about %s names nobody", (reminder) => {
  const played = meetingIn("factors");
  const text = textsOf(reminderCard(context(played), reminder).card).join(" ");
  for (const { name } of activeOf(played).people) expect(text).not.toContain(name);
  expect(text).toContain(translator("nn")(`card.reminder.${reminder}`));
});

describe("what somebody is told in private when the meeting waits for them", () => {
  const asking = play([as("leader", { type: "askViddevakt", personId: "siri" })], meetingIn("roles"));
  const leading = play([as("siri", { type: "askToLead" })], meetingIn("description"));
  const siri = activeOf(leading).people.find(({ id }) => id === "siri");

  test("that they have the word", () => {
    expect(textsOf(turnCard(context(meetingIn("factors"))).card).join(" ")).toContain("No har du ordet");
  });

  test("that they are asked to be viddevakt, with yes and no", () => {
    const { card } = askedCard(context(asking));
    expect(dataOf(card, "Ja, eg tek det")).toMatchObject({ verb: "answerViddevakt", yes: true });
    expect(dataOf(card, "Nei, ikkje denne gongen")).toMatchObject({ verb: "answerViddevakt", yes: false });
  });

  test("that somebody asks to lead, with yes and no", () => {
    if (siri === undefined) throw new Error("no Siri");
    const { card } = takeOverCard(context(leading), siri);
    expect(textsOf(card).join(" ")).toContain("Siri Vik ber om å få leie møtet vidare");
    expect(dataOf(card, "Ja, ta over")).toMatchObject({ verb: "answerTakeOver", yes: true });
  });

  test("that the leader asks them to lead from now on, with yes and no", () => {
    const offered = play([as("leader", { type: "offerLeading", personId: "siri" })], meetingIn("description"));
    const { card, fallbackText } = offerCard(context(offered));
    expect(textsOf(card).join(" ")).toContain("Randi Fjell spør om du vil leie møtet vidare");
    expect(dataOf(card, "Ja, eg leier vidare")).toMatchObject({ verb: "answerOffer", yes: true });
    expect(dataOf(card, "Nei, ikkje no")).toMatchObject({ verb: "answerOffer", yes: false });
    // It shows on locked screens.
    expect(fallbackText).not.toContain("Randi");
  });

  test("that the one they asked can't lead", () => {
    const { card } = offerDeclinedCard(context(meetingIn("description")), "siri");
    expect(textsOf(card).join(" ")).toContain("Siri Vik kan ikkje leie møtet no");
    expect(buttonsOf(card)).toEqual([]);
  });

  test("that they are viddevakt no more", () => {
    const { card } = formerViddevaktCard(context(meetingIn("factors")));
    expect(buttonsOf(card)).toEqual([]);
  });
});
