/** Teams and Graph of one organisation: the roster tells no addresses, and some people have not got the app. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setApp } from "../../practice/room/attendance.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { GraphStandIn, SENDER } from "../mail/graphStandIn.ts";
import { databaseMissing } from "../store/database.ts";
import { type Production, production } from "../support/production.ts";
import { LEADER, TEACHER, useScene } from "./scene.ts";

const nn = translator("nn");

/** In production the clock is the real one, and an approved referat waits a minute. */
const SENT_WITHIN_MS = 180_000;

describe.skipIf(databaseMissing)("where Teams tells no addresses, and the app is not installed for all", () => {
  let around: Production;
  let graph: GraphStandIn;
  const scene = useScene(async () => {
    around = await production();
    graph = await new GraphStandIn().start();
    around.graphUrl = graph.url;
    graph.teams.catalogue.set(around.appId, "catalogue-app");
    const env = { ...around.room.env, MAIL_SENDER: SENDER, INSTALL_PERSONAL_APP: "on" };
    return { ...around.room, env, quirks: { emails: "untold" } };
  });
  afterAll(async () => {
    around?.close();
    await graph?.stop();
  });

  /** What Graph knows of the organisation is what the room's Teams knows. */
  beforeAll(() => {
    const { stage, world } = scene().room;
    const { people, meeting, tenantId } = world.state;
    for (const { aadObjectId } of people) graph.teams.users.add(aadObjectId);
    graph.teams.chats.set(
      meeting.chatId,
      people.map(({ aadObjectId: userId, name: displayName, email = null }) => ({
        userId,
        displayName,
        email,
        tenantId,
      })),
    );
    graph.teams.onInstalled = (userId) => setApp(stage, userId, true);
    for (const name of [LEADER, TEACHER]) setApp(stage, scene().person(name).id, false);
  });

  test("the app is installed for those who are written to in private, and everybody gets the referat by mail", async () => {
    const { start, must, says, person, player, forward, room } = scene();
    await room.world.until("the bot to know who has the app", () => room.world.state.outbox.length === 0);
    await start();
    await must(LEADER, "askViddevakt", { personId: person(TEACHER).state.aadObjectId });
    await must(TEACHER, "answerViddevakt", { yes: true });
    await says(nn("card.guard.title"), person(TEACHER).state.personalChatId);
    await must(LEADER, "nextPhase", { from: "roles" });
    await forward("end", "description");
    const draft = () => player.inPrivate(LEADER, (card) => JSON.stringify(card).includes("approveReferat"));
    await player.press(LEADER, does("approveReferat"), draft);
    const addressed = () =>
      graph.mails.flatMap(({ message }) => message.toRecipients.map(({ emailAddress }) => emailAddress.address));
    const everybody = room.world.state.people.map(({ email }) => email ?? "");
    await room.world.until("a mail for everybody", () => addressed().length >= everybody.length, SENT_WITHIN_MS);
    expect(addressed().sort()).toEqual(everybody.sort());
    for (const name of [LEADER, TEACHER]) expect(graph.teams.installed).toContain(person(name).state.aadObjectId);
  }, 400_000);
});
