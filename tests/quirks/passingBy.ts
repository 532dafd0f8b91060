/** Somebody looks in, and is gone again before anybody says a word. */
import { addPerson, leave } from "../../practice/room/attendance.ts";
import type { Room } from "../../practice/room/room.ts";
import type { BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";

export const passingByIn =
  (when: PhaseId) =>
  async (phase: PhaseId, { stage, world }: Room): Promise<void> => {
    if (phase !== when) return;
    const visitor = addPerson(stage, { name: "Viggo Vindauge", hasApp: false });
    const told = () => world.until("all to be told of it", () => world.state.outbox.length === 0);
    await told();
    leave(stage, visitor.id);
    await told();
  };
