import { afterEach, describe, expect, test } from "vitest";
import { helpCard } from "../../cards/chat/help.ts";
import * as activities from "../../practice/room/activities.ts";
import { findAction, textOf } from "../../practice/room/cards.ts";
import { frameOf, meetingChat } from "../../practice/room/stage.ts";
import { opens } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, PRESENTER, read, START, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const nb = translator("nb");
const help = (personal: boolean, unknown: boolean) =>
  textOf(helpCard({ personal, unknown, målform: "nn", t: nn }).card);

describe.skipIf(databaseMissing)("what one writes to the bot", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  test("«status» says that there is no meeting, with the button that starts one, in the målform that was chosen", async () => {
    const status = async () => read(await scene().tell(TEACHER, "status"));
    expect(await status()).toContain(nn("card.status.none"));
    await scene().tell(LEADER, "bokmål");
    expect(await status()).toContain(nb("card.button.start"));
    expect(await status()).toContain(nb("card.status.none"));
    await scene().tell(LEADER, "nynorsk");
    expect(await status()).toContain(nn("card.status.none"));
  });

  test("«start» gives the button that starts a meeting, also with a capital and a full stop", async () => {
    expect(read(await scene().tell(LEADER, "start"))).toContain(nn("card.button.start"));
    expect(read(await scene().tell(LEADER, "Start."))).toContain(nn("card.button.start"));
  });

  test.each([LEADER, PRESENTER])("%s may start a meeting, being organizer or presenter", async (who) => {
    await scene().tell(LEADER, "start");
    const form = await scene().startForm(who);
    expect(textOf(form.card)).toContain(nn("dialog.start.eining"));
  });

  test("an attendee may not start a meeting, neither by the form nor past it", async () => {
    await scene().tell(TEACHER, "start");
    await expect(scene().startForm(TEACHER)).rejects.toThrow(nn("refusal.notOrganizer"));
    const answer = await scene()
      .person(TEACHER)
      .submit(scene().lastCard().id, { verb: "start", ...START });
    expect(words(answer)).toContain(nn("refusal.notOrganizer"));
    expect(scene().live()).toBeUndefined();
  });

  test("one meeting at a time in a chat: «start» while it runs says so", async () => {
    await scene().start();
    expect(read(await scene().tell(LEADER, "start"))).toBe(nn("refusal.meetingActive"));
  });

  test.each(["hjelp", "help", "/hjelp", "HJELP!"])("«%s» lists what one can write", async (words) => {
    expect(read(await scene().tell(TEACHER, words))).toBe(help(false, false));
  });

  test("something else is answered with an excuse and the list", async () => {
    expect(read(await scene().tell(TEACHER, "kan du starte møtet for oss?"))).toBe(help(false, true));
  });

  test("«status» says where the meeting is", async () => {
    await scene().start();
    const status = read(await scene().tell(TEACHER, "status"));
    expect(status).toContain("Utestenging i friminutta");
    expect(status).toContain(nn("card.phase", { number: 1, count: 8, phase: nn("phase.roles") }));
  });

  test("«kort» right after the card came is answered at once, and by one card to many who ask", async () => {
    await scene().start();
    expect(read(await scene().tell(TEACHER, "kort"))).toBe(nn("bot.cardIsThere"));
    const cards = scene().room.world.state.messages.filter(({ card }) => card && findAction(card, opens("more")));
    expect(cards).toHaveLength(1);
  });

  test.each(["neste", "vidare", "Videre."])(
    "«%s» goes on to the next phase, or says what is missing",
    async (words) => {
      await scene().start();
      expect(read(await scene().tell(TEACHER, words))).toBe(nn("refusal.notLeader", { leader: LEADER }));
      expect(read(await scene().tell(LEADER, words))).toBe(nn("refusal.viddevaktMissing"));
      await scene().must(LEADER, "goWithoutViddevakt");
      const before = scene().mark();
      scene().person(LEADER).say(scene().chatId, `@${scene().room.world.state.bot.name} ${words}`);
      await scene().says(nn("card.purpose.description"), scene().chatId, before);
    },
  );

  test("a button in «Meir …» that can't be pressed yet says what is missing, above the same buttons", async () => {
    await scene().start();
    const data = { verb: "nextPhase", from: "roles", m: scene().meetingNow() };
    const answer = await scene().person(LEADER).submit(scene().lastCard().id, data);
    expect(words(answer)).toContain(nn("refusal.viddevaktMissing"));
    expect(answer.kind === "dialog" && textOf(answer.dialog.card)).toContain(nn("card.button.lengthen"));
  });

  test.each(["hald fram", "held fram", "fortsett"])(
    "«pause» stops the clock and «%s» starts it again",
    async (resume) => {
      await scene().start();
      expect(read(await scene().tell(LEADER, "pause"))).toBe(nn("bot.paused"));
      expect(await scene().seen(TEACHER)).toContain(nn("card.clock.paused", { count: 5 }));
      expect(read(await scene().tell(LEADER, "pause"))).toBe(nn("refusal.meetingPaused"));
      expect(read(await scene().tell(LEADER, resume))).toBe(nn("bot.resumed"));
      expect(read(await scene().tell(LEADER, resume))).toBe(nn("refusal.notPaused"));
    },
  );

  test("«pause» is for the one who leads", async () => {
    await scene().start();
    expect(read(await scene().tell(TEACHER, "pause"))).toBe(nn("refusal.notLeaderOrSecretary", { leader: LEADER }));
  });

  test("«avbryt» asks first, and the button ends the meeting", async () => {
    await scene().start();
    expect(read(await scene().tell(LEADER, "avbryt"))).toContain(nn("card.abort.text"));
    const form = await scene().player.open(LEADER, "abort", () => scene().lastCard());
    await form.send("abort", { reason: "Brannalarmen gjekk." });
    await scene().says("Brannalarmen gjekk.");
    expect(read(await scene().tell(LEADER, "avbryt"))).toBe(nn("refusal.meetingEnded"));
  });

  test("«språk» changes to the other målform and back, in the middle of a meeting", async () => {
    await scene().start();
    expect(read(await scene().tell(TEACHER, "språk"))).toBe(nb("bot.language"));
    await scene().says(nb("card.purpose.roles"));
    expect(read(await scene().tell(TEACHER, "fortsett"))).toBe(nb("refusal.notLeaderOrSecretary", { leader: LEADER }));
    expect(read(await scene().tell(TEACHER, "språk nynorsk"))).toBe(nn("bot.language"));
    await scene().says(nn("card.purpose.roles"));
  });

  test("a command without a mention is understood where Teams passes it on", async () => {
    const { room, mark, says, person, chatId } = scene();
    const before = mark();
    const { state } = person(TEACHER);
    const message = activities.message(
      frameOf(room.stage),
      meetingChat(room.stage),
      state,
      room.world.nextId(),
      "hjelp",
    );
    await room.stage.courier.send(message);
    await says(nn("card.help.title"), chatId, before);
  });

  test("in private «hjelp» and «status» answer, and «start» tells where meetings are started", async () => {
    expect(read(await scene().tellPrivately(TEACHER, "hjelp"))).toBe(help(true, false));
    expect(read(await scene().tellPrivately(TEACHER, "status"))).toContain(nn("card.status.notLed"));
    expect(read(await scene().tellPrivately(TEACHER, "start"))).toBe(nn("refusal.notInPersonalChat"));
  });

  test("in bokmål the same words, and its own, are answered in bokmål", async () => {
    await scene().tell(LEADER, "bokmål");
    expect(read(await scene().tell(LEADER, "hjelp"))).toContain(nb("card.help.title"));
    await scene().start({ målform: "nb" });
    expect(read(await scene().tell(LEADER, "status"))).toContain(nb("phase.roles"));
    expect(read(await scene().tell(LEADER, "pause"))).toBe(nb("bot.paused"));
    expect(read(await scene().tell(LEADER, "fortsett"))).toBe(nb("bot.resumed"));
    expect(read(await scene().tell(LEADER, "avbryt"))).toContain(nb("card.abort.text"));
    expect(read(await scene().tell(LEADER, "nynorsk"))).toBe(nn("bot.language"));
  });
});
