/** Which forms people have sent, since not all of that shows on the cards. In memory only. */
import type { TeamsId } from "../api/views.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A meeting, and a stay in one of its phases: meetings count theirs alike. */
export interface Stay {
  readonly m: unknown;
  readonly visit: unknown;
}

export class Deeds {
  readonly #sent = new Set<string>();

  /** `data` is what was sent, in answer to which the bot did as it was asked. */
  note(personId: TeamsId, { verb, m, visit }: Fields): void {
    this.#sent.add(keyOf(personId, verb)).add(keyOf(personId, verb, { m, visit }));
  }

  /** Whether somebody has sent a form with this verb: in this stay, or ever. */
  did(personId: TeamsId, verb: string, stay?: Stay): boolean {
    return this.#sent.has(keyOf(personId, verb, stay));
  }

  clear(): void {
    this.#sent.clear();
  }
}

function keyOf(personId: TeamsId, verb: unknown, stay?: Stay): string {
  // Numbers come back from forms as text.
  return [personId, verb, ...(stay === undefined ? [] : [stay.m, stay.visit])].join(" ");
}
