import { expect, it } from "vitest";
import { startMeeting } from "../../practice/room/attendance.ts";
import { startRoom } from "../../practice/room/room.ts";
import { playTogether } from "../../practice/scenarios/playTogether.ts";
import { STORY_SPEED } from "../../practice/scenarios/story.ts";
import { translator } from "../../src/text/text.ts";
import { tempFolder } from "../practice/support.ts";

const MEETING_MS = 240_000;

// They wait for the cards, which rest two seconds between calm changes: a meeting takes a good half minute by nature.
it.concurrent.each(["leader", "participant"] as const)(
  "while one is the %s, the others take the meeting on, wait for one, and the referat comes",
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
      const taken: string[] = [];
      for (;;) {
        const next = () => mailbox.count(me.email) > 0 || others.needed(me) !== undefined;
        await world.until("something to do, or the referat", next, MEETING_MS);
        const move = others.needed(me);
        if (!move) break;
        taken.push(move.title);
        await others.act(me);
      }
      expect(mailbox.count(me.email)).toBe(1);
      expect(taken.length).toBeLessThan(22);
    } finally {
      await room.stop();
    }
  },
  MEETING_MS,
);

it.each(["nn", "nb"] as const)(
  "around one PC the leader takes the meeting on alone in %s, in fewer than twenty steps",
  async (målform) => {
    await using folder = await tempFolder();
    const options = { port: 0, dataDir: folder.path, målform, limits: "off", speed: STORY_SPEED } as const;
    const room = await startRoom({ ...options, quirks: { refresh: "onEdit" } });
    try {
      const taken = await playTogether(room);
      expect(taken.length).toBeLessThan(20);
      const said = room.world.state.messages.map(({ card }) => JSON.stringify(card ?? "")).join();
      expect(said).toContain(translator(målform)("card.statusQuo.agreed", { count: room.world.state.people.length }));
      for (const { email } of room.world.state.people) {
        await room.world.until("the referat", () => room.mailbox.count(email) > 0);
      }
    } finally {
      await room.stop();
    }
  },
  MEETING_MS,
);
