/** Which forms people have sent, since not all of that shows on the cards. In memory only. */
import type { TeamsId } from "../api/views.ts";

type Fields = Readonly<Record<string, unknown>>;

export class Deeds {
  readonly #sent = new Set<string>();

  /** `data` is what was sent, in answer to which the bot did as it was asked. */
  note(personId: TeamsId, { verb, visit }: Fields): void {
    this.#sent.add(`${personId} ${verb}`).add(`${personId} ${verb} ${visit}`);
  }

  /** Whether somebody has sent a form with this verb: in this stay in a phase, or ever. */
  did(personId: TeamsId, verb: string, visit?: number): boolean {
    return this.#sent.has(visit === undefined ? `${personId} ${verb}` : `${personId} ${verb} ${visit}`);
  }

  clear(): void {
    this.#sent.clear();
  }
}
