/** A connector that refuses the bot altogether for a while in a phase, as people who run it see it. */
import type { Room } from "../../practice/room/room.ts";
import type { BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";

const SEEN_WITHIN_MS = 60_000;

/** Until those who run the bot see that it is refused; and people go on when they see that it is taken again. */
export const refusing =
  (when: PhaseId) =>
  async (phase: PhaseId, { world, bot }: Room): Promise<void> => {
    if (phase !== when) return;
    const token = async (): Promise<unknown> => {
      const answer = await fetch(`${await bot.running()}/readyz`);
      return ((await answer.json()) as { readonly token?: unknown }).token;
    };
    const before = world.quirks;
    world.quirks = { ...before, connector: "refusing" };
    await seen(token, "fault");
    world.quirks = before;
    await seen(token, "ok");
  };

async function seen(token: () => Promise<unknown>, word: string): Promise<void> {
  const untilMs = Date.now() + SEEN_WITHIN_MS;
  while ((await token()) !== word) {
    if (Date.now() > untilMs) throw new Error(`/readyz does not come to say that the token is ${word}`);
    // It is asked once a second at most.
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
