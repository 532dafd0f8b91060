import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chatCommand } from "../../src/app/turns/chatWords.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { type TextKey, translator } from "../../src/text/text.ts";
import { SLIPS } from "../text/fieldWords.ts";
import { wordsOf } from "../text/messages.ts";
import { speller } from "../text/spelling.ts";

const GUIDES = { nn: "brukarrettleiing.nn.md", nb: "brukerveiledning.nb.md" } as const;

/** Words of Teams' own menus, and the field's form of a word that the dictionary has otherwise. */
const ALLOWED = ["apper", "oppmerksomheita"];

/** Buttons that the guides name. */
const BUTTONS: readonly TextKey[] = [
  "card.button.addRemark",
  "card.button.agree",
  "card.button.approve",
  "card.button.correct",
  "card.button.correctPlan",
  "card.button.endTurn",
  "card.button.giveAddress",
  "card.button.names",
  "card.button.recipients",
  "card.button.reserve",
  "card.button.retryArchive",
  "card.button.retryMail",
  "card.button.roles",
  "card.button.start",
  "card.button.more",
  "card.button.nextSpeaker",
  "card.button.oneMinute",
  "card.button.pass",
  "dialog.abort.title",
  "dialog.editSection.undo",
  "dialog.goBack.title",
  "dialog.more.askToLead",
  "dialog.more.leave",
  "dialog.withoutApp.title",
  "list.take",
];

describe.each(MALFORMER)("the user guide in %s", (målform) => {
  const guide = readFileSync(new URL(`../../docs/${GUIDES[målform]}`, import.meta.url), "utf8");

  test("is spelt right, with no words of the other målform", () => {
    const isRight = speller(målform);
    const words = [...new Set(wordsOf(guide.replace(/`[^`]*`|\]\([^)]*\)/g, " ")))];
    const wrong = words.filter((word) => !isRight(word) && !ALLOWED.includes(word.toLowerCase()));
    const slips = words.filter((word) => SLIPS[målform].includes(word.toLowerCase()));
    expect([...wrong, ...slips]).toEqual([]);
  });

  test("calls buttons what they are called", () => {
    const t = translator(målform);
    expect(
      BUTTONS.map((key) => t(key, { next: "…", name: "…" })).filter((name) => !guide.includes(`**${name}`)),
    ).toEqual([]);
  });

  test("names commands that the bot understands", () => {
    const commands = [...guide.matchAll(/`([^`]+)`/g)].map(([, quoted = ""]) =>
      quoted.replace("@BTI-assistenten", "").trim(),
    );
    expect(commands.filter((command) => command !== "" && chatCommand(command) === undefined)).toEqual([]);
  });
});
