import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buttons,
  card,
  escapeMarkdown,
  excerpt,
  execute,
  mention,
  openDialog,
  shortText,
  text,
  textInput,
} from "../../cards/kit/kit.ts";
import { fitted, nameList, within } from "../../cards/kit/lists.ts";
import { parseAction, parseOpen } from "../../cards/verbs.ts";
import { translator } from "../../src/text/text.ts";
import { activeOf, meetingIn, PEOPLE } from "../support/meeting.ts";
import { anyText, evenly, markupIn, readBack } from "./markup.ts";

const t = translator("nn");

describe("text from people", () => {
  test.each([
    ["*viktig* og _slik_", "\\*viktig\\* og \\_slik\\_"],
    ["[trykk](https://vond.example)", "\\[trykk\\](https://vond.example)"],
    ["<at>Randi</at>", "\\<at\\>Randi\\</at\\>"],
    ["{{DATE(2027-03-02T08:00:00Z)}}", "\\{\\{DATE(2027-03-02T08:00:00Z)}}"],
    ["# Stort", "#\u00a0Stort"],
    ["eitt\u2028- to", "eitt\n\n-\u00a0to"],
    ["# \u00a0Stort", "#\u00a0\u00a0Stort"],
    ["- eitt\n- to", "-\u00a0eitt\n\n-\u00a0to"],
    ["&lt;", "\\&lt;"],
  ])("%s is shown as it was written", (written, escaped) => {
    expect(escapeMarkdown(written)).toBe(escaped);
  });

  test.each(["4 < 5, og 6 > 5", "Vi (dei vaksne) er 3–4 ute", "R&D #1", "ca. 2. trinn", "A -> B"])(
    "ordinary signs are left alone: %s",
    (written) => {
      expect(escapeMarkdown(written)).toBe(written);
    },
  );

  test("«4. trinn» first in a line makes no list, and reads the same", () => {
    expect(escapeMarkdown("4. trinn")).toBe("4.\u00a0trinn");
  });

  test("no markup survives, and it reads as it was written", () => {
    fc.assert(
      fc.property(anyText, (written) => {
        const shown = escapeMarkdown(written);
        expect(markupIn(shown)).toEqual([]);
        expect(readBack(shown)).toBe(evenly(written));
      }),
      { numRuns: 2000 },
    );
  });

  test("an excerpt is never longer than asked for, nor cut inside a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 30 }), (written, limit) => {
        const short = excerpt(written, limit);
        expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
        expect(short.isWellFormed()).toBe(true);
        if (written.length <= limit) expect(short).toBe(written);
      }),
    );
    expect(excerpt("👩‍👩‍👧👩‍👩‍👧", 10)).toBe("👩‍👩‍👧…");
  });

  test("an excerpt has every whole character that there is room for, wherever it is cut", () => {
    const graphemes = new Intl.Segmenter("nb", { granularity: "grapheme" });
    const character = fc.constantFrom(
      "a",
      "å",
      "B",
      " ",
      "a\u0301",
      "👍🏽",
      "🇳🇴",
      "👩‍👩‍👧",
      "\u200d",
      "\u0301",
      "🏽",
      "\r\n",
    );
    fc.assert(
      fc.property(fc.array(character), fc.integer({ min: 1, max: 30 }), (characters, limit) => {
        const written = characters.join("");
        if (written.length <= limit) return;
        const whole = [...graphemes.segment(written)].filter(({ index, segment }) => index + segment.length < limit);
        expect(excerpt(written, limit)).toBe(
          `${whole
            .map(({ segment }) => segment)
            .join("")
            .trimEnd()}…`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("names stand on one line", () => {
    expect(shortText(" Siri\n Vik ")).toBe("Siri Vik");
  });
});

describe("actions", () => {
  const ctx = { meeting: activeOf(meetingIn("clarifying")) };

  test("a button carries what is needed to understand it again", () => {
    const { data } = execute("Neste", "endTurn", ctx, { personId: "olav" });
    expect(parseAction(data, "leader")).toMatchObject({
      kind: "command",
      meetingId: "m1",
      visit: ctx.meeting.visit.number,
      command: { type: "endTurn", personId: "olav" },
    });
  });

  test("nothing in a button's own data can pose as another verb or meeting", () => {
    const { data } = execute("Neste", "pass", ctx, { verb: "abort", m: "m2" });
    expect(data).toMatchObject({ verb: "pass", m: "m1" });
  });

  test("a dialog button says which dialog to open, and about what", () => {
    const { data } = openDialog("Adresse", "giveAddress", ctx, { personId: "per" });
    expect(parseOpen(data)).toEqual({ dialog: "giveAddress", m: "m1", personId: "per" });
    expect(data).toMatchObject({ msteams: { type: "task/fetch" } });
  });

  test("more than five buttons stand in several rows", () => {
    const many = Array.from({ length: 8 }, (_, i) => openDialog(`${i}`, "start"));
    expect(buttons(...many)).toMatchObject([{ actions: { length: 4 } }, { actions: { length: 4 } }]);
    expect(buttons()).toEqual([]);
  });
});

describe("cards", () => {
  const [randi] = PEOPLE;

  test("a mention is the same in text and entity, also for a name with signs in it", () => {
    const person = {
      id: "x",
      name: "Ola *Nord_mann*",
      teneste: "ppt",
      hasApp: true,
      present: true,
      teamsId: "29:x",
    } as const;
    const made = card([text(mention(person))], { lang: "nn", fallbackText: "Hei", mentions: [person] });
    expect(made.card).toMatchObject({
      body: [{ text: "<at>Ola Nordmann</at>" }],
      msteams: { entities: [{ text: "<at>Ola Nordmann</at>", mentioned: { id: "29:x", name: "Ola Nordmann" } }] },
    });
  });

  test("someone Teams does not know is named without a mention", () => {
    const person = { id: "utan-app:1", name: "Gro Li", teneste: "eining", hasApp: false, present: true } as const;
    const made = card([text(mention(person))], { lang: "nn", fallbackText: "Hei", mentions: [person] });
    expect(JSON.stringify(made)).not.toContain("<at>");
  });

  test("a refresh names only those it is for, once each", () => {
    const meeting = activeOf(meetingIn("clarifying"));
    const made = card([], {
      lang: "nn",
      fallbackText: "Hei",
      refresh: { target: { meeting }, people: [randi, randi, undefined] },
    });
    expect(made.card.refresh).toMatchObject({ userIds: ["29:leader"], action: { verb: "refresh" } });
  });
});

describe("a field for writing", () => {
  test("says how much it takes, in one pair of brackets", () => {
    const labelled = (label: string) => textInput(translator("nn"), { id: "a", label, limit: 300 }).label;
    expect(labelled("Namn")).toBe("Namn (høgst 300 teikn)");
    expect(labelled("Rolle (valfritt)")).toBe("Rolle (valfritt, høgst 300 teikn)");
  });
});

describe("long lists", () => {
  test("everything is shown in full while there is room", () => {
    const shown = fitted(t, ["a".repeat(900), "b"], 2000, (item, limit) => text(excerpt(item, limit)));
    expect(shown.map((e) => "text" in e && e.text)).toEqual(["a".repeat(900), "b"]);
  });

  test("texts are shortened before items are left out", () => {
    const items = Array.from({ length: 10 }, () => "a".repeat(1000));
    const shown = fitted(t, items, 5000, (item, limit) => text(excerpt(item, limit)));
    expect(shown).toHaveLength(10);
  });

  test("what does not fit is counted", () => {
    const items = Array.from({ length: 100 }, () => "a".repeat(1000));
    const shown = fitted(t, items, 3000, (item, limit) => text(excerpt(item, limit)), "card.more");
    expect(shown.at(-1)).toMatchObject({ text: `… og ${100 - (shown.length - 1)} til` });
    expect(JSON.stringify(shown.slice(0, -1)).length).toBeLessThanOrEqual(3000);
  });

  test("names are listed as one says them, and the rest are counted", () => {
    expect(nameList(t, ["Siri", "Per", "Kari"])).toBe("Siri, Per og Kari");
    expect(nameList(t, [])).toBe("");
    expect(nameList(t, ["Siri", "Per", "Kari"], 14)).toBe("Siri, Per og 1 til");
  });

  test("no more is taken than there is room for", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(500), (items, budget) => {
        const shown = within(items, budget);
        expect(items.slice(0, shown.length)).toEqual(shown);
        expect(shown.reduce((sum, item) => sum + JSON.stringify(item).length + 1, 0)).toBeLessThanOrEqual(budget);
      }),
    );
  });
});
