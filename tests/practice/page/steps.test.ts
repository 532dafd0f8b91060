import { expect, test } from "vitest";
import type { PersonView, RoomState } from "../../../practice/api/views.ts";
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
  archived: 0,
  clock: { productTimeMs: 0, speed: 1 },
  waitedFor: [],
};
const nothing = () => 0;

function step(change: Partial<RoomState>, unread: (p: PersonView) => number = nothing) {
  return nextStep({
    room: { ...room, ...change },
    unread: (person, place) => (place === "private" ? unread(person) : 0),
  });
}

test("the first step is to start the Teams meeting", () => {
  expect(step({ meeting: { ...room.meeting, status: "notStarted" } })).toEqual({ kind: "startMeeting" });
});

const press = { title: "Start BTI-møte", form: true, privately: false };

test("a referat that is on its way can be taken back for a minute, which one need not wait for", () => {
  expect(step({ sending: leader.id }, () => 1)).toEqual({ kind: "sending", isMine: true });
  expect(step({ sending: leader.id, me: teacher }, () => 1)).toEqual({ kind: "sending", isMine: false });
});

test("then what the meeting waits for from oneself, before all news", () => {
  expect(step({ step: press, waitedFor: [teacher.id] }, () => 1)).toEqual({ kind: "act", step: press });
});

test("one's own private news come before what others have to do", () => {
  expect(step({ waitedFor: [teacher.id] }, () => 1)).toEqual({ kind: "privately" });
});

test("somebody whom the meeting waits for is one to be, before somebody who has only got news", () => {
  const [, , third] = people;
  expect(step({ waitedFor: [teacher.id] }, (person) => (person === third ? 1 : 0))).toEqual({
    kind: "other",
    person: teacher,
    more: 0,
  });
  expect(step({}, (person) => (person === third ? 1 : 0))).toEqual({ kind: "news", person: third, more: 0 });
});

test("those who play themselves are told of, and nobody is asked to be them", () => {
  expect(step({ mine: leader.id, waitedFor: [teacher.id] })).toEqual({ kind: "others", names: [teacher.name] });
  expect(step({ mine: leader.id }, (person) => (person === teacher ? 1 : 0))).toEqual({ kind: "wait" });
});

test("whom one is while the others play is waited for when one looks as somebody else", () => {
  expect(step({ mine: leader.id, me: teacher, waitedFor: [leader.id] })).toMatchObject({
    kind: "other",
    person: leader,
  });
});

test("a bot that is down, or not in the chat, is seen to before all else", () => {
  expect(step({ bot: { ...room.bot, status: "crashed" } }, () => 1)).toEqual({ kind: "stopped" });
  expect(step({ meeting: { ...room.meeting, botInChat: false } })).toEqual({ kind: "addBot" });
});

test("with nothing to do, one is told to look from another place", () => {
  expect(step({})).toEqual({ kind: "wait" });
});

test("it is done when the referat has come, and not again before that of the next meeting has", () => {
  const me = { ...leader, mails: 1 };
  expect(step({ me })).toEqual({ kind: "done" });
  expect(step({ me, unfinished: true })).toEqual({ kind: "wait" });
});
