/** A bot in production that is told in some phases that its token counts no more. */
import type { PhaseId } from "../../src/meeting/script/phase.ts";
import { type Production, production } from "../support/production.ts";

let around: Production | undefined;

export async function startProduction() {
  around = await production();
  return around.room;
}

export function closeProduction(): void {
  around?.close();
}

/** In these phases the token is withdrawn; so many requests for another one go wrong first. */
export const losing =
  (requests: Partial<Record<PhaseId, number>>, how: "refused" | "hanging" = "refused") =>
  (phase: PhaseId) => {
    const lost = requests[phase];
    if (lost !== undefined) around?.loseTokens(lost, how);
  };
