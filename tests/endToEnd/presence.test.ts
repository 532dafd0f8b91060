import { afterEach, describe, expect, test } from "vitest";
import * as activities from "../../practice/room/activities.ts";
import {
  addPerson,
  endMeeting,
  join,
  leave,
  removeFromChat,
  setBotInChat,
  startMeeting,
} from "../../practice/room/attendance.ts";
import { frameOf, meetingChat } from "../../practice/room/stage.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { EVERYBODY, LATE, LEADER, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");

describe.skipIf(databaseMissing)("who is in the meeting", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const untilSeen = async (text: string) => {
    const { world } = scene().room;
    await world.until("Teams' news to be told", () => world.state.outbox.length === 0);
    await expect(scene().seen(LEADER)).resolves.toContain(text);
  };

  test("everybody in the chat is in the meeting when it starts", async () => {
    await scene().start();
    const card = await scene().seen(LEADER);
    for (const name of EVERYBODY) expect(card).toContain(name);
  });

  test("somebody who leaves the call is stepped over, and is back in the round when they return", async () => {
    const { room, person, start, forward, must } = scene();
    startMeeting(room.stage);
    await start();
    await forward("clarifying");
    leave(room.stage, person(TEACHER).id);
    await untilSeen(`${nn("card.round.left", { names: TEACHER })}`);
    join(room.stage, person(TEACHER).id);
    await room.world.until("the news to be told", () => room.world.state.outbox.length === 0);
    await must(TEACHER, "pass");
    await untilSeen(nn("card.round.passed", { names: TEACHER }));
  });

  test("somebody who comes late is put last in the round", async () => {
    const { room, person, start, forward, must, seen } = scene();
    await start();
    await must(LEADER, "updateParticipant", {
      personId: person(LATE).state.aadObjectId,
      teneste: "skulehelseteneste",
      present: "false",
    });
    await forward("clarifying");
    expect(await seen(LEADER)).not.toContain(LATE);
    startMeeting(room.stage);
    join(room.stage, person(LATE).id);
    await untilSeen(`og ${LATE}`);
  });

  test("somebody new in the chat is in the meeting, and need not do anything for it", async () => {
    const { room, start } = scene();
    await start();
    const guest = addPerson(room.stage, { name: "Gudmund Aasheim", hasApp: true });
    await untilSeen("Gudmund Aasheim");
    removeFromChat(room.stage, guest.id);
    await untilSeen(nn("card.absent", { names: "Gudmund Aasheim" }));
  });

  test("somebody outside the chat, or who was taken out of it, neither sees the meeting nor does anything in it", async () => {
    const { room, start, meetingNow, lastCard, invoke } = scene();
    const stranger = addPerson(room.stage, { name: "Petra Vold", hasApp: true });
    removeFromChat(room.stage, stranger.id);
    await start();
    const removed = addPerson(room.stage, { name: "Gudmund Aasheim", hasApp: true });
    await untilSeen("Gudmund Aasheim");
    removeFromChat(room.stage, removed.id);
    await untilSeen(nn("card.absent", { names: "Gudmund Aasheim" }));
    // They know the ids of card and meeting from somewhere, and press in the meeting's chat or in their own.
    const verbs = ["refresh", "leave", "agree", "nextPhase", "approveReferat"];
    for (const { verb, person } of verbs.flatMap((verb) => [stranger, removed].map((person) => ({ verb, person })))) {
      const press = { messageId: lastCard().id, verb, data: { verb, m: meetingNow(), from: "roles" } };
      for (const chat of [meetingChat(room.stage), { kind: "personal", id: person.personalChatId, person } as const]) {
        const answer = await invoke(activities.execute(frameOf(room.stage), chat, person, press, "manual"));
        expect(JSON.stringify(answer)).toContain(nn("refusal.notParticipant"));
        expect(JSON.stringify(answer)).not.toContain("Utestenging");
      }
    }
  });

  test("a card in another chat opens nothing, also for one who is in the meeting", async () => {
    const { room, start, meetingNow, lastCard, invoke } = scene();
    await start();
    const teacher = room.world.state.people.find((one) => one.name === TEACHER);
    const press = { messageId: lastCard().id, verb: "leave", data: { verb: "leave", m: meetingNow() } };
    const elsewhere = { ...meetingChat(room.stage), id: "19:another@thread.v2" };
    const sent = activities.execute(
      frameOf(room.stage),
      elsewhere,
      teacher as (typeof room.world.state.people)[0],
      press,
      "manual",
    );
    const answer = await invoke(sent);
    expect(JSON.stringify(answer)).toContain(nn("refusal.notParticipant"));
    expect(await scene().seen(LEADER)).not.toContain(nn("card.absent", { names: TEACHER }));
  });

  test("when the Teams meeting ends, the clock stops, the chat is told, and the leader can go on", async () => {
    const { room, start, forward, seen, says, must, mark } = scene();
    startMeeting(room.stage);
    await start();
    await forward("description");
    const before = mark();
    endMeeting(room.stage);
    await says(nn("card.notice.teamsMeetingEnded"), scene().chatId, before);
    expect(await seen(TEACHER)).toContain(nn("card.clock.paused", { count: 5 }));
    await must(LEADER, "resume");
    expect(await seen(TEACHER)).not.toContain(nn("card.clock.paused", { count: 5 }));
  });

  test("the bot that is taken out of the chat and added again goes on where it was", async () => {
    const { room, start, says, mark, tell, chatId } = scene();
    await start();
    setBotInChat(room.stage, false);
    await room.world.until("the news to be told", () => room.world.state.outbox.length === 0);
    const before = mark();
    setBotInChat(room.stage, true);
    await says(nn("card.welcome.chat"), chatId, before);
    expect(read(await tell(LEADER, "status"))).toContain(
      nn("card.phase", { number: 1, count: 8, phase: nn("phase.roles") }),
    );
  });

  test("another employee may ask to lead; the leader sees it at once and gives the meeting over", async () => {
    const { start, must, order, says, room } = scene();
    const { player, live } = scene();
    await start();
    await player.see(LEADER, does("pause"), live);
    await order(TEACHER, "askToLead");
    await player.press(LEADER, does("answerTakeOver", { yes: true }), live);
    await says(nn("card.notice.leader.agreed", { from: LEADER, to: TEACHER }));
    expect(words(await order(LEADER, "pause"))).toBe(nn("refusal.notLeaderOrSecretary", { leader: TEACHER }));
    await must(TEACHER, "pause");
    await order(TEACHER, "abort", { reason: "" });
    await room.world.until("the end", () => scene().live() === undefined);
  });
});
