/** One bot for all meetings of a file; each meeting has a new tenant, new chats and empty inboxes. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "vitest";
import { installEverywhere } from "../../practice/room/attendance.ts";
import { type Quirks, WORST } from "../../practice/room/quirks.ts";
import type { RoomOptions } from "../../practice/room/room.ts";
import type { Ids } from "../../practice/room/state.ts";
import { STORY_SPEED } from "../../practice/scenarios/story.ts";
import { type Scene, useScene } from "../endToEnd/scene.ts";
import { databaseMissing } from "../store/database.ts";
import { checkRoom } from "./checker.ts";
import { holdFollowUp } from "./followUp.ts";
import { holdMeeting, type Manner } from "./meeting.ts";

export interface Case extends Manner {
  /** What Teams is like. */
  readonly name: string;
  readonly quirks?: Partial<Quirks>;
  /** It is followed up some weeks later, in the same chat. */
  readonly followsUp?: true;
}

type Around = Partial<RoomOptions>;

/** Plays a whole meeting in each case, and looks through the room after it. `around` is started before the room is. */
export function playEach(
  title: string,
  cases: readonly Case[],
  around: () => Promise<Around> = async () => ({ speed: STORY_SPEED }),
): void {
  describe.skipIf(databaseMissing)(`a whole meeting goes well: ${title}`, () => {
    let options: Around = {};
    const scene = useScene(async () => {
      options = await around();
      return options;
    });
    test.each(cases)("$name", async ({ quirks = {}, followsUp, ...manner }) => {
      let sinceMs = Date.now();
      await begin(scene(), { ...WORST, ...quirks }, options.production);
      const { room } = scene();
      const absenceBy = quirks.participant === undefined ? "teams" : "leader";
      const held = await holdMeeting(room, { absenceBy, ...manner });
      if (!followsUp) return checkRoom(room, held, { meetings: 1, sinceMs });
      sinceMs = Date.now();
      await checkRoom(room, await holdFollowUp(room), { meetings: 2, sinceMs });
    });
  });
}

async function begin({ room, folder }: Scene, quirks: Quirks, ids?: Ids): Promise<void> {
  const { stage, world, mailbox } = room;
  stage.courier.forget();
  const mails = join(folder, "mail");
  for (const name of await readdir(mails)) await rm(join(mails, name), { recursive: true });
  await mailbox.read();
  world.quirks = quirks;
  world.reset("nn", ids);
  stage.invokedAtMs.clear();
  installEverywhere(stage);
  await world.until("the bot to have greeted everybody", () => world.state.outbox.length === 0);
  if (quirks.registration === "renewed") world.renewPrivateChats();
}
