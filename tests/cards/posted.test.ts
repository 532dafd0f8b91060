import { describe, expect, test } from "vitest";
import type { Card } from "../../cards/kit/context.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { MOST_UNITS, parserErrors, schemaErrors, units } from "../support/cardChecks.ts";
import { activeOf, endedOf } from "../support/meeting.ts";
import { partsOf, textsOf } from "./cardParts.ts";
import { FILLINGS, fullMeeting, fullMeetingEnded } from "./fullMeeting.ts";
import { HOSTILE } from "./markup.ts";
import { activeCards, endedCards, type Named, postedCards } from "./posted.ts";

/** What is wrong, by card; nothing is well. */
function faults(cards: readonly Named[], check: (card: Card) => readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    cards.map(([name, card]) => [name, check(card)] as const).filter(([, found]) => found.length > 0),
  );
}

describe.each(MALFORMER)("posted cards in %s", (målform) => {
  const cards = postedCards(målform);

  test("follow the schema of version 1.5", () => {
    expect(faults(cards, ({ card }) => schemaErrors(card))).toEqual({});
  });

  test("are read by Microsoft's renderer without a complaint", () => {
    expect(faults(cards, ({ card }) => parserErrors(card))).toEqual({});
  });

  test("say the same in plain text where cards can't be shown", () => {
    const bare = cards.filter(
      ([, { card, fallbackText }]) => fallbackText.trim() === "" || card.fallbackText !== fallbackText,
    );
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test("name their language, so that screen readers speak it", () => {
    expect(new Set(cards.map(([, { card }]) => card.lang))).toEqual(new Set([målform]));
  });

  test("have buttons with text, pictures with alternative text, inputs with labels", () => {
    const nameless = (card: Card) =>
      partsOf(card.card).flatMap((part) => {
        const type = String(part.type);
        if (type.startsWith("Action.") && part.verb !== "refresh") return part.title ? [] : [type];
        if (type === "Image") return part.altText ? [] : [type];
        return type.startsWith("Input.") && !part.label ? [type] : [];
      });
    expect(faults(cards, nameless)).toEqual({});
  });

  test("have no text that is empty or holds a missing value", () => {
    const odd = (card: Card) =>
      textsOf(card.card).filter((text) => text.trim() === "" || /undefined|NaN|\{|\}/.test(text));
    expect(faults(cards, odd)).toEqual({});
  });

  test("refresh by themselves only for leader, viddevakt and secretary, and in the evaluation for tenester that may go", () => {
    const wider = (allowed: readonly string[]) => (card: Card) => {
      const refresh = card.card.refresh as { userIds?: string[] } | undefined;
      const ids = refresh === undefined ? [] : (refresh.userIds ?? ["missing"]);
      return ids.filter((id) => !allowed.includes(id));
    };
    const withRoles = ["29:leader", "29:olav", "29:siri"];
    const inEvaluation = (name: string) => name.includes("evaluation") || name.startsWith("end taken back");
    const others = cards.filter(([name]) => !inEvaluation(name));
    expect(faults(others, wider(withRoles))).toEqual({});
    expect(faults(cards, wider([...withRoles, "29:per", "29:kari"]))).toEqual({});
  });
});

describe("posted cards of a meeting with 40 people who write as much as they may", () => {
  const large = (filling: keyof typeof FILLINGS): Named[] => {
    const full = fullMeeting("nn", filling);
    return [
      ...full.flatMap((played) => activeCards(activeOf(played).visit.phase, activeOf(played), played.nowMs)),
      ...fullMeetingEnded(full, filling).flatMap((played) => endedCards("ended", endedOf(played), played.nowMs)),
    ];
  };
  const raw = ["**feit", "[trykk](", "<at>Randi Fjell", "{{DATE"];
  const alive = ({ card }: Card) => textsOf(card).filter((text) => raw.some((markup) => text.includes(markup)));

  test.each(Object.keys(FILLINGS) as (keyof typeof FILLINGS)[])(
    "stay below 80 KB and show what people wrote as text, with texts full of %s",
    (filling) => {
      const cards = large(filling);
      const sizes = cards.map(([name, { card }]) => ({ name, units: units(card) }));
      expect(sizes.filter((each) => each.units >= MOST_UNITS)).toEqual([]);
      expect(faults(cards, alive)).toEqual({});
    },
  );

  test("are tried with texts that would be markup, links, mentions and dates", () => {
    expect(HOSTILE).toSatisfy((text: string) => raw.every((markup) => text.includes(markup)));
  });
});
