import { describe, expect, test } from "vitest";
import nb from "../../manifest/nb-no.json" with { type: "json" };
import { chatCommand } from "../../src/app/turns/chatWords.ts";
import { commandsOf, manifest } from "./manifest.ts";

const ALL = ["start", "next", "status", "pause", "resume", "abort", "language", "help"];
const IN_PRIVATE = ["status", "mine", "stafettlogg", "eining", "language", "help"];

const nynorsk = commandsOf(manifest).map(({ commands }) => commands.map(({ title }) => title));
const bokmål = nynorsk.map((titles, at) =>
  titles.map(
    (_title, place) =>
      (nb as Readonly<Record<string, string>>)[`bots[0].commandLists[${at}].commands[${place}].title`] ?? "",
  ),
);

describe.each([
  ["nynorsk", nynorsk],
  ["bokmål", bokmål],
])("the commands that Teams suggests in %s", (_målform, [inChat = [], inPrivate = []]) => {
  test("are understood by the bot, in the meeting chat and in private", () => {
    expect(inChat.map(chatCommand)).toEqual(ALL);
    expect(inPrivate.map(chatCommand)).toEqual(IN_PRIVATE);
  });
});

test("each list is for the chats it is written for", () => {
  expect(commandsOf(manifest).map(({ scopes }) => scopes)).toEqual([["groupChat"], ["personal"]]);
});
