import { expect, it } from "vitest";
import { startMeeting } from "../../practice/room/attendance.ts";
import { type Room, startRoom } from "../../practice/room/room.ts";
import { answerTo } from "../../practice/scenarios/lookBack.ts";
import { playFollowUpTogether, playTogether, takeOn } from "../../practice/scenarios/playTogether.ts";
import { PEOPLE, STORY_SPEED, WORDS } from "../../practice/scenarios/story.ts";
import { translator } from "../../src/text/text.ts";
import { tempFolder } from "../practice/support.ts";

const MEETING_MS = 240_000;

// They wait for the cards, which rest two seconds between calm changes: a meeting takes a good half minute by nature.
it.concurrent.each(["leader", "participant", "viddevakt"] as const)(
  "while one is the %s, the others take the meeting on, wait for one, and the referat comes, and so in the follow-up meeting",
  async (part) => {
    await using folder = await tempFolder();
    const room = await startRoom({
      port: 0,
      dataDir: folder.path,
      målform: part === "leader" ? "nb" : "nn",
      limits: "off",
      quirks: { refresh: "aMinuteLater" },
      thinkMs: 1,
    });
    try {
      const { world, others, mailbox } = room;
      const me = world.state.people.find((one) => one.part === part);
      if (!me) throw new Error(`nobody is the ${part}`);
      world.setMine(me.id);
      startMeeting(room.stage);
      const takeOnUntil = async (mails: number) => {
        const taken = await takeOn(room, others, me, mails, MEETING_MS);
        expect(mailbox.count(me.email)).toBe(mails);
        return taken;
      };
      expect((await takeOnUntil(1)).length).toBeLessThan(22);
      await inStafettlogg(room);
      const leader = room.person(PEOPLE.leader);
      leader.say(world.state.meeting.chatId, `@${world.state.bot.name} oppfølging`);
      const said = () => world.state.messages.map(({ card }) => JSON.stringify(card ?? "")).join();
      const t = translator(world.state.målform);
      await world.until("the answer", () => said().includes(t("card.button.followUp")));
      expect((await takeOnUntil(2)).length).toBeLessThan(14);
      // Before what stands behind it on a card it loses its full stop.
      expect(said()).toContain(WORDS[world.state.målform].afterwards.next.replace(/\.$/, ""));
    } finally {
      await room.stop();
    }
  },
  6 * MEETING_MS,
);

/** Resolves when what was agreed on is in the stafettlogg, a moment after the referat has come. */
async function inStafettlogg(room: Room): Promise<void> {
  const isThere = async () => JSON.stringify((await answerTo(room, "status")).card ?? "").includes('"dialog":"entry"');
  while (!(await isThere()));
}

it.each(["nn", "nb"] as const)(
  "around one PC the leader takes the meeting on alone in %s, in fewer than twenty steps, and so the follow-up meeting",
  async (målform) => {
    await using folder = await tempFolder();
    const options = { port: 0, dataDir: folder.path, målform, limits: "off", speed: STORY_SPEED } as const;
    const room = await startRoom({ ...options, quirks: { refresh: "onEdit" } });
    try {
      const taken = await playTogether(room);
      expect(taken.length).toBeLessThan(20);
      const said = room.world.state.messages.map(({ card }) => JSON.stringify(card ?? "")).join();
      expect(said).toContain(translator(målform)("card.statusQuo.agreed", { count: room.world.state.people.length }));
      const everybody = async (mails: number) => {
        for (const { email } of room.world.state.people)
          await room.world.until("the referat", () => room.mailbox.count(email) >= mails);
      };
      await everybody(1);
      await inStafettlogg(room);
      const followedUp = await playFollowUpTogether(room);
      expect(followedUp.length).toBeLessThan(14);
      await everybody(2);
    } finally {
      await room.stop();
    }
  },
  4 * MEETING_MS,
);
