import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { activeOf, as, meetingDoneWith, meetingIn, play } from "../support/meeting.ts";

/** How many of the commands changed something. */
function changes(from: ReturnType<typeof meetingIn>, ...steps: Parameters<typeof play>[0]): number {
  let played = from;
  return steps.filter((step) => {
    const before = played.events.length;
    played = play([step], played);
    return played.events.length > before;
  }).length;
}

const clarifying = meetingIn("clarifying");
const ask = (text = "Kva trinn?", authorId = "kari"): CommandBody => ({
  type: "contribute",
  authorId,
  text,
  detail: { kind: "clarifying" },
});
const kari = (text?: string) => as("kari", ask(text));

describe("what is sent twice counts once:", () => {
  it("a contribution of the same person with the same words within a minute", () => {
    expect(changes(clarifying, kari(), kari(), { minutes: 0.9 }, kari("  Kva trinn? "))).toBe(1);
  });

  it("but after a minute somebody says it again", () => {
    expect(changes(clarifying, kari(), { minutes: 1 }, kari())).toBe(2);
  });

  it("but others may say the same, other words are another contribution, and so is one after taking it back", () => {
    const withdraw = as("kari", { type: "withdrawContribution", id: "k1" });
    expect(changes(clarifying, kari(), as("per", ask(undefined, "per")), kari("Når?"), withdraw, kari())).toBe(5);
  });

  it("an answer to a question", () => {
    const answer: CommandBody = { type: "answerQuestion", id: "k1", text: "Alle trinn", answeredById: "olav" };
    const played = meetingDoneWith("clarifying");
    expect(changes(played, as("olav", answer), as("olav", answer))).toBe(1);
  });

  it("a reminder within a minute, while another one is said", () => {
    const remind = (reminder: "clock" | "speakingTime") => as("olav", { type: "remind", reminder });
    expect(changes(clarifying, remind("clock"), remind("clock"), remind("speakingTime"))).toBe(2);
    expect(changes(clarifying, remind("clock"), { minutes: 1 }, remind("clock"))).toBe(2);
  });

  it("one more minute, pressed on a card that shows the time from before", () => {
    const { plannedMs } = activeOf(clarifying).visit;
    const more = (seenMs: number) => as("olav", { type: "lengthen", minutes: 1, plannedMs: seenMs });
    expect(changes(clarifying, more(plannedMs), more(plannedMs), more(plannedMs + 60_000))).toBe(2);
  });
});
