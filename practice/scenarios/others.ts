/** The others in the meeting play themselves: each does what the story has for them, in time, while one is somebody. */

import type { Dialog } from "../api/answers.ts";
import { join } from "../room/attendance.ts";
import { findAction } from "../room/cards.ts";
import type { Scene } from "../room/scene.ts";
import type { Stage } from "../room/stage.ts";
import type { PersonState } from "../room/state.ts";
import type { Move } from "./move.ts";
import { nextMove } from "./moves.ts";
import type { Deed } from "./openForm.ts";
import { Player } from "./player.ts";
import { liveMessage, sightOf } from "./sight.ts";

export interface OthersOptions {
  readonly scene: Scene;
  readonly stage: Stage;
  /** How long each thinks before doing something, in real time. */
  readonly thinkMs: number;
  readonly onDeed?: (deed: Deed) => void;
}

/** A card is redrawn by a job, some time after the answer; somebody at the page doesn't wait long for that. */
const FOLLOW_WITHIN_MS = 4_000;
/** While one looks for a button that is gone, all the others wait. */
const LOOKS = 6;

export class Others {
  readonly #scene: Scene;
  readonly #stage: Stage;
  readonly #player: Player;
  readonly #thinkMs: number;
  #timer: NodeJS.Timeout | undefined;
  #acting = false;
  #ended = false;
  /** What went wrong on a card as it stood; tried again when it has changed. */
  readonly #failed = new Set<string>();
  /** Those who have done something that the cards don't show yet. */
  readonly #waiting = new Set<PersonState>();

  constructor({ scene, stage, thinkMs, onDeed }: OthersOptions) {
    this.#scene = scene;
    this.#stage = stage;
    this.#thinkMs = thinkMs;
    this.#player = new Player(scene, onDeed, LOOKS);
    scene.world.onChange(() => this.#wake());
  }

  /** What this person has to do now, if the meeting waits for it; for the guide. */
  needed(person: PersonState): Move | undefined {
    return nextMove(this.#scene.world.state, person, this.#stage.deeds, true);
  }

  /** Those who have something to do that the meeting waits for. */
  waitedFor(): readonly PersonState[] {
    return this.#scene.world.state.people.filter((one) => this.needed(one) !== undefined);
  }

  /** Opens the form of somebody's next move, filled in as the story has it, for them to read and send. */
  async open(person: PersonState): Promise<{ readonly messageId: string; readonly dialog: Dialog } | undefined> {
    const move = this.needed(person);
    if (move?.form === undefined) return undefined;
    const form = await this.#opened(person, move, move.form);
    return { messageId: move.message.id, dialog: form.filledIn(move.form.fields(form)) };
  }

  /** Does somebody's next move for them. Throws TurnedDown, NoAnswer; not where it has been done all the same. */
  async act(person: PersonState): Promise<void> {
    const move = this.needed(person);
    if (!move) return;
    try {
      await this.#carry(person, move);
    } catch (error) {
      // Where the cards come late, a button is looked for that has done its work.
      await this.#shown(person, move);
      if (!this.#isDone(person, move)) throw error;
    }
    await this.#shown(person, move);
  }

  /** Nobody does anything more. */
  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #wake(): void {
    if (this.#acting || this.#ended || this.#timer || this.#scene.world.state.mine === undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#turn();
    }, this.#thinkMs);
  }

  async #turn(): Promise<void> {
    const { world, bot } = this.#scene;
    if (world.state.mine === undefined || bot.status !== "running") return;
    this.#comeLate();
    const found = this.#choose();
    if (!found) return;
    const { person, move, key } = found;
    this.#acting = true;
    try {
      await this.#carry(person, move);
      // The next one doesn't wait for that.
      this.#waiting.add(person);
      void this.#shown(person, move).then(() => {
        this.#waiting.delete(person);
        this.#wake();
      });
    } catch (error) {
      // The card has changed meanwhile, or whoever one is has been quicker.
      if (!(error instanceof Error)) throw error;
      this.#failed.add(key);
    } finally {
      this.#acting = false;
      this.#wake();
    }
  }

  /** The one whom it is for before those who take the meeting on, who wait for whoever one is. */
  #choose(): { readonly person: PersonState; readonly move: Move; readonly key: string } | undefined {
    const { state } = this.#scene.world;
    const { people, mine } = state;
    const own = people.find((one) => one.id === mine);
    const waitsForMe = own !== undefined && this.needed(own) !== undefined;
    const moves = people
      .filter((person) => person.id !== mine && !this.#stage.watched.has(person.id) && !this.#waiting.has(person))
      .flatMap((person) => {
        const move = nextMove(state, person, this.#stage.deeds);
        if (!move || (move.flow && waitsForMe)) return [];
        const key = keyOf(person, move);
        return this.#failed.has(key) ? [] : [{ person, move, key }];
      });
    return moves.find(({ move }) => !move.flow) ?? moves[0];
  }

  /** Who comes late does so when the others have begun to ask. */
  #comeLate(): void {
    const { state } = this.#scene.world;
    // Around one table nobody has far to go.
    if (state.together) return;
    const message = liveMessage(state);
    for (const person of state.people.filter((one) => one.late && !one.inMeeting && one.id !== state.mine)) {
      const sight = message && sightOf(person, message, this.#stage.deeds);
      const [first, second] = sight?.phases ?? [];
      const isUnderWay = sight !== undefined && sight.phase !== first?.id && sight.phase !== second?.id;
      if (isUnderWay) join(this.#stage, person.id);
    }
  }

  async #carry(person: PersonState, move: Move): Promise<void> {
    const { world } = this.#scene;
    if (move.form === undefined) {
      await this.#player.press(person.id, move.button, () => world.message(move.message.id));
    } else {
      const form = await this.#opened(person, move, move.form);
      const { verb, fields, goesOn = false, rest } = move.form;
      await form.send(verb, fields(form), { confirm: true, goesOn, ...(rest && { rest }) });
    }
  }

  /** Resolves when the cards show that it is done, or don't in a while. */
  async #shown(person: PersonState, move: Move): Promise<void> {
    const { world } = this.#scene;
    const isDone = () => this.#isDone(person, move);
    await world.until("the cards to follow", isDone, FOLLOW_WITHIN_MS).catch(() => undefined);
  }

  #isDone(person: PersonState, move: Move): boolean {
    const next = nextMove(this.#scene.world.state, person, this.#stage.deeds, !move.optional);
    return next?.title !== move.title || next.message.id !== move.message.id;
  }

  async #opened(person: PersonState, move: Move, { name, goTo }: NonNullable<Move["form"]>) {
    const form = await this.#player.open(person.id, name, () => this.#scene.world.message(move.message.id));
    // Where there is one thing to choose, its form is open already.
    if (goTo && findAction(form.card, goTo.button)) {
      await form.goTo(goTo.button, goTo.row).catch(() => form.goTo(goTo.button));
    }
    return form;
  }
}

/** The same move on the same version of a card. */
function keyOf({ id }: PersonState, { message, title }: Move): string {
  return [id, message.id, message.version, title].join();
}
