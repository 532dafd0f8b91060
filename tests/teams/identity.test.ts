import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { account as parseAccount } from "../../src/teams/account.ts";
import { parseActivity } from "../../src/teams/activity.ts";
import type { BotAdapter } from "../../src/teams/adapter.ts";
import { roster } from "../../src/teams/roster.ts";
import { inboundFault } from "../../src/teams/security.ts";
import { translator } from "../../src/text/text.ts";
import { quiet } from "../app/fakes.ts";
import type { Json } from "../support/forms.ts";
import { INFO, meetingIn } from "../support/meeting.ts";
import { activity, dialogIn, task, turns, type Who, who } from "./turns.ts";

const nn = translator("nn");

/** How a source names an account beside its `29:…`. */
const WAYS = ["objectId", "aadObjectId", "both", "neither", "null"] as const;
type Way = (typeof WAYS)[number];

function account(guid: string, way: Way, names: Json = { name: ` ${guid}  Vik\n` }): Who {
  const keys: Record<Way, Json> = {
    objectId: { objectId: guid },
    aadObjectId: { aadObjectId: guid },
    both: { aadObjectId: guid, objectId: guid },
    neither: {},
    null: { aadObjectId: null, objectId: null },
  };
  return { id: `29:${guid}`, ...keys[way], ...names };
}

const START = {
  verb: "start",
  eining: "Lia skule",
  einingKind: "school",
  topic: "Uro",
  målform: "nn",
  totalMinutes: "60",
  sendAfterWorkingDays: "1",
};

/** The connector's roster of Teams, which tells of people as it pleases. */
function connector(listWay: Way, memberWay: Way, guids: readonly string[]) {
  const conversations = {
    getConversationPagedMembers: async () => ({ members: guids.map((guid) => account(guid, listWay)) }),
    getConversationMember: async (_chat: string, teamsId: string) => account(teamsId.slice(3), memberWay),
  };
  const fetchMeetingParticipant = async () => ({ meeting: { role: "Organizer" } });
  const adapter = {
    connector: async () => ({ conversations }),
    teams: async () => ({ teams: { fetchMeetingParticipant } }),
  };
  return roster(adapter as unknown as BotAdapter, quiet);
}

const event = (name: string, who: Who) =>
  activity(
    { id: "29:organizer" },
    { type: "event", id: null, name: `application/vnd.microsoft.${name}`, value: { members: [{ user: who }] } },
  );

describe("a person is one, whatever key each of Teams' sources knows them by:", () => {
  test("they start, take part, come late, leave and come back", async () => {
    const way = fc.constantFrom(...WAYS);
    // On what people do themselves Teams tells the object id, if they have one.
    const own = fc.constantFrom("aadObjectId", "both") as fc.Arbitrary<Way>;
    await fc.assert(
      fc.asyncProperty(fc.record({ list: way, member: way, own, event: way, chat: way }), async (ways) => {
        const bot = turns({ roster: connector(ways.list, ways.member, ["a", "b"]) });
        const people = async () =>
          ((await bot.meeting())?.people ?? []).map(({ teamsId, name, present }) => [teamsId, name, present]);

        const begun = await bot.turn(task("submit", account("a", ways.own), START));
        expect(dialogIn(begun).title).toBe(nn("dialog.roles.title"));
        // One in the chat whom the list did not have, told of by an event: late, and once only.
        await bot.turn(event("meetingParticipantJoin", account("c", ways.event)));
        await bot.turn(event("meetingParticipantJoin", account("c", ways.chat)));
        const more = await bot.turn(task("submit", account("c", ways.own), { m: bot.meetingId(), dialog: "more" }));
        expect(dialogIn(more).title).toBe(nn("dialog.more.title"));
        expect(await people()).toEqual([
          ["29:a", "a Vik", true],
          ["29:b", "b Vik", true],
          ["29:c", "c Vik", true],
        ]);

        await bot.turn(event("meetingParticipantLeave", account("b", ways.event)));
        await bot.turn(
          activity(account("a", ways.own), { type: "conversationUpdate", membersRemoved: [account("c", ways.chat)] }),
        );
        expect(await people()).toEqual([
          ["29:a", "a Vik", true],
          ["29:b", "b Vik", false],
          ["29:c", "c Vik", false],
        ]);

        await bot.turn(event("meetingParticipantJoin", account("b", ways.chat)));
        expect((await people())[1]).toEqual(["29:b", "b Vik", true]);
      }),
    );
  });
});

describe("what Teams leaves empty is as if it was not there:", () => {
  const holes: [string, Json][] = [
    ["a name", { from: { ...who("per"), name: null } }],
    ["an object id", { from: { id: "29:per", aadObjectId: null, name: "Per" } }],
    [
      "whether the chat is a group",
      { conversation: { id: INFO.chatId, isGroup: null, conversationType: "groupchat" } },
    ],
    [
      "a tenant",
      {
        conversation: { id: INFO.chatId, conversationType: "groupChat", tenantId: null },
        channelData: { tenant: null },
      },
    ],
    ["a tenant's id", { channelData: { tenant: { id: null }, meeting: null } }],
    ["all there is of the channel", { channelData: null }],
    [
      "the members",
      { membersAdded: null, membersRemoved: null, text: null, locale: null, name: "task/fetch", action: null },
    ],
    ["its own id", { id: null }],
  ];
  test.each(holes)("%s", async (_what, fields) => {
    const bot = turns({ played: meetingIn("factors") });
    const body = { ...task("fetch", who("per"), { dialog: "more", m: INFO.meetingId }), ...fields };
    expect(inboundFault(body, { production: false, tenantIds: [], serviceHosts: [] })).not.toBe("malformed");
    expect(dialogIn(await bot.turn(body)).title).toBe(nn("dialog.more.title"));
  });
});

test.each<[string, Json, string | undefined]>([
  [
    "in the conversation, whatever the sender's own is",
    { conversation: { id: INFO.chatId, tenantId: "host" }, channelData: { tenant: { id: "sender's" } } },
    "host",
  ],
  [
    "in channelData alone, as in the events of a meeting",
    { conversation: { id: INFO.chatId, tenantId: null }, channelData: { tenant: { id: "host" } } },
    "host",
  ],
  ["nowhere", { conversation: { id: INFO.chatId }, channelData: {} }, undefined],
])("the tenant that hosts a chat stands %s", (_where, fields, tenantId) => {
  const body = { ...task("fetch", who("per"), { dialog: "more" }), ...fields };
  expect(parseActivity(body).chat.tenantId).toBe(tenantId);
});

test.each<[string, Json, string]>([
  ["with stray spaces and a line break", { name: " Siri\n  Vik " }, "Siri Vik"],
  ["missing, with its parts told", { name: null, givenName: "Siri", surname: "Vik " }, "Siri Vik"],
  ["empty, with one part told", { name: " ", givenName: null, surname: "Vik" }, "Vik"],
  ["that is no text", { name: 7 }, ""],
  ["that nobody tells", {}, ""],
])("a name %s is made out", (_what, names, name) => {
  expect(parseAccount.parse(account("g", "both", names)).name).toBe(name);
});
