/** Teams moves, and the first to tell where is somebody who writes in a chat of their own. */
import type { Room } from "../../practice/room/room.ts";
import { PEOPLE } from "../../practice/scenarios/story.ts";
import type { BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";

export const movingIn =
  (when: PhaseId) =>
  async (phase: PhaseId, { world, person }: Room): Promise<void> => {
    if (phase !== when) return;
    world.quirks = { ...world.quirks, address: "moved" };
    const writer = person(PEOPLE.sfo);
    await writer.say(writer.state.personalChatId, "hjelp").taken;
  };
