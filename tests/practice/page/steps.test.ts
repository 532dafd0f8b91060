import { expect, test } from "vitest";
import type { MessageView, PersonView, RoomState } from "../../../practice/api.ts";
import { nextStep } from "../../../practice/page/steps.ts";
import { CAST } from "../../../practice/room/cast.ts";

const people = CAST.map(
  (member, index): PersonView => ({
    ...member,
    id: `29:${index}`,
    aadObjectId: `${index}`,
    inChat: true,
    inMeeting: true,
    botMessages: 0,
    alerts: 0,
    mails: 0,
  }),
);
const [leader, teacher] = people;
if (!leader || !teacher) throw new Error("the cast has more than two people");

const room: RoomState = {
  målform: "nn",
  me: leader,
  people,
  chats: [{ id: "19:m", kind: "meeting", title: "BTI-møte" }],
  meeting: { title: "BTI-møte", status: "running", botInChat: true },
  bot: { name: "BTI-assistenten", status: "running", waiting: 0 },
  clock: { productTimeMs: 0, speed: 1 },
};
const nothing = () => 0;

function cardWith(...titles: readonly string[]): MessageView {
  const actions = titles.map((title) => ({ type: "Action.Execute", title }));
  const from = { kind: "bot", name: "BTI-assistenten" } as const;
  const card = { type: "AdaptiveCard", actions };
  return {
    id: "1",
    chatId: "19:m",
    from,
    sentAtMs: 0,
    version: 1,
    mentions: [],
    card,
    onlyForMe: false,
    ownView: false,
  };
}

function step(
  change: Partial<RoomState>,
  messages: readonly MessageView[] = [],
  unread: (p: PersonView) => number = nothing,
) {
  return nextStep({
    room: { ...room, ...change },
    messages,
    unread: (person, place) => (place === "private" ? unread(person) : 0),
  });
}

test("the first step is to start the Teams meeting", () => {
  expect(step({ meeting: { ...room.meeting, status: "notStarted" } })).toEqual({ kind: "startMeeting" });
});

test("then to press the button that the bot's card has", () => {
  expect(step({}, [cardWith("Start BTI-møte")])).toEqual({ kind: "press", title: "Start BTI-møte" });
  expect(step({}, [cardWith("Skriv innspel", "Pass")])).toEqual({ kind: "pressElse" });
});

test("somebody else's private news come before that", () => {
  expect(step({}, [cardWith("Pass")], (person) => (person === teacher ? 1 : 0))).toEqual({
    kind: "other",
    person: teacher,
    more: 0,
  });
});

test("one's own private news come first", () => {
  expect(step({}, [], () => 1)).toEqual({ kind: "privately" });
});

test("a bot that is down, or not in the chat, is seen to before all else", () => {
  expect(step({ bot: { ...room.bot, status: "crashed" } }, [], () => 1)).toEqual({ kind: "stopped" });
  expect(step({ meeting: { ...room.meeting, botInChat: false } })).toEqual({ kind: "addBot" });
});

test("with nothing to do, one is told to look from another place", () => {
  expect(step({})).toEqual({ kind: "wait" });
});
