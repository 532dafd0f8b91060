/**
 * How many clicks a meeting takes its leader, over the wire: eight people, three of them from tenester, one tiltak, and a
 * referat that is approved. The others do their part uncounted.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findAction } from "../../practice/room/cards.ts";
import { CAST } from "../../practice/room/cast.ts";
import { type Room, startRoom } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import { does, type Fields, type Find, opens } from "../../practice/scenarios/buttons.ts";
import type { OpenForm } from "../../practice/scenarios/openForm.ts";
import { Player } from "../../practice/scenarios/player.ts";
import { BTI_PHASES, type BtiPhase } from "../../src/meeting/script/bti.ts";
import { type CountedForm, Hand, inputLabelled } from "./hand.ts";
import { holdInOneRoom, sumOf } from "./oneRoom.ts";

export interface Clicks {
  /** From the welcome until the second phase stands there, roles done. */
  readonly toFirstPhase: number;
  readonly wholeMeeting: number;
  /** Presses of anybody that move a round of eight speakers along, where each sends an innspel, and where nobody does. */
  readonly roundWithInnspel: number;
  readonly roundOfTalk: number;
  /** By what it went to. */
  readonly parts: Readonly<Record<string, number>>;
}

const [LEADER = "", ...OTHERS] = CAST.map(({ name }) => name);
const SERVICES = CAST.filter(({ teneste }) => teneste !== "eining");
const VIDDEVAKT = "Sunniva Lidalen";

type Env = Readonly<Record<string, string | undefined>>;

/** In a room of its own. */
export function countClicks(env: Env = process.env): Promise<Clicks> {
  return inRoom(env, counted);
}

/** The leader's, where everybody sits around one screen; by what they went to. */
export function countClicksInOneRoom(env: Env = process.env): Promise<Readonly<Record<string, number>>> {
  return inRoom(env, holdInOneRoom);
}

async function inRoom<T>(env: Env, act: (room: Room) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "bti-clicks-"));
  const room = await startRoom({ port: 0, dataDir, målform: "nn", limits: "off", env, quirks: { refresh: "onEdit" } });
  try {
    await room.world.until("the bot to have greeted everybody", () => room.world.state.outbox.length === 0);
    return await act(room);
  } finally {
    await room.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function counted(room: Room): Promise<Clicks> {
  const player = new Player(room);
  let phase: BtiPhase = "roles";
  const live = () => player.live(BTI_PHASES.indexOf(phase) + 1);
  const hand = new Hand(player, LEADER, live);
  const parts: Record<string, number> = {};
  const part = async (name: string, act: () => Promise<void>) => {
    await act();
    parts[name] = hand.taken();
  };
  const next = async (to?: BtiPhase) => {
    await hand.press(does("nextPhase", { from: phase }));
    if (to !== undefined) phase = to;
  };
  /** What the others fill in and send. */
  const fill = async (who: string, name: "contribute" | "vote" | "evaluate", fields: (form: OpenForm) => Fields) => {
    const form = await player.open(who, name, live);
    await form.send(name, fields(form));
  };
  /**
   * Whoever has the word says what they have, and gives it on; the presses that this took. The leader speaks last, and
   * going on ends that turn.
   */
  const round = async (speak: (who: string) => Promise<boolean>): Promise<number> => {
    let presses = 0;
    const had = new Set<unknown>();
    for (;;) {
      // On a busy machine the leader's card may be some turns behind.
      const isNews: Find = ({ data }) =>
        (data?.verb === "endTurn" && !had.has(data.personId)) || data?.verb === "anotherRound";
      const { action } = await player.see(LEADER, isNews, live);
      if (action.data?.verb === "anotherRound") return presses;
      const personId = action.data?.personId;
      had.add(personId);
      const who = room.world.state.people.find((one) => one.aadObjectId === personId)?.name ?? "";
      if (await speak(who)) continue;
      if (who === LEADER) return presses;
      presses += 1;
      await player.press(who, does("endTurn", { personId }), live);
    }
  };
  const rounds = { talk: 0, innspel: 0 };

  let roles: CountedForm;
  await part("start", async () => {
    const isWelcome = ({ card }: Message) => card !== undefined && findAction(card, opens("start")) !== undefined;
    const welcome = () => room.world.state.messages.findLast(isWelcome);
    const form = await hand.open("start", welcome);
    await form.send("start", { eining: "Fjordglytt skule", topic: "Utestenging i friminutta" });
    roles = form;
  });
  // The form about who is here comes by itself.
  await part("roles", async () => {
    const { form } = roles;
    const fields = SERVICES.map(({ name, teneste }): [string, string] => [inputLabelled(form, name), teneste]);
    const viddevakt = ["viddevakt:later", form.choice("viddevakt:later", VIDDEVAKT)];
    await roles.send("setRoles", Object.fromEntries([...fields, viddevakt]));
    await player.press(VIDDEVAKT, does("answerViddevakt", { yes: true }), live);
    await next("description");
  });
  const toFirstPhase = (parts.start ?? 0) + (parts.roles ?? 0);
  await part("description", async () => {
    const form = await hand.open("describe");
    const fields = { what: "Mange går åleine.", behind: "Vi ser det kvar dag.", grounds: "observations" };
    await form.send("describe", fields, { goesOn: true });
    phase = "clarifying";
  });
  await part("clarifying", async () => {
    rounds.talk = await round(async () => false);
    await next("statusQuo");
  });
  await part("statusQuo", async () => {
    const form = await hand.open("wordStatusQuo");
    await form.send("wordStatusQuo", { sentence: "mange elevar går åleine i storefri" });
    await Promise.all(OTHERS.map((who) => player.press(who, does("agree"), live)));
    await next("factors");
  });
  const factor = (who: string) => `Vi står samla, seier ${who.split(" ")[0]}.`;
  await part("factors", async () => {
    rounds.innspel = await round(async (who) => {
      const fields = { text: factor(who), systemFactor: "true" } as const;
      if (who === LEADER) await (await hand.open("contribute")).send("contribute", fields);
      else await fill(who, "contribute", () => fields);
      return true;
    });
    const chosen = (form: OpenForm) => ({ factorIds: form.choice("factorIds", factor(VIDDEVAKT)) });
    await Promise.all(OTHERS.map((who) => fill(who, "vote", chosen)));
    const vote = await hand.open("vote");
    await vote.send("vote", chosen(vote.form));
    // When all have voted, the form to choose in comes by itself, with what got most votes.
    await vote.send("chooseFactors", {}, { goesOn: true });
    phase = "tiltak";
  });
  const proposal = "Vi går rundt i faste soner.";
  await part("tiltak", async () => {
    await round(async (who) => {
      if (who === VIDDEVAKT) await fill(who, "contribute", () => ({ text: proposal, kind: "ownTrial" }));
      return false;
    });
    await next("summary");
  });
  await part("summary", async () => {
    const form = await hand.open("takeTiltak");
    const fields = {
      category: "social",
      goal: "Alle har nokon å vere saman med.",
      successSigns: "Færre går åleine.",
      evaluatedBy: "Rektor",
      evaluatedHow: "Vi spør klasseråda.",
    };
    await form.send("takeTiltak", fields, { goesOn: true });
    phase = "evaluation";
  });
  await part("evaluation", async () => {
    const answers = { structure: "yes", useful: "yes" };
    const employees = OTHERS.filter((who) => !SERVICES.some(({ name }) => name === who));
    await Promise.all(employees.map((who) => fill(who, "evaluate", () => answers)));
    await (await hand.open("evaluate")).send("evaluate", answers);
  });
  await part("referat", async () => {
    const draft = () => player.inPrivate(LEADER, (card) => findAction(card, does("approveReferat")) !== undefined);
    await hand.press(does("approveReferat"), draft);
  });
  return {
    toFirstPhase,
    wholeMeeting: sumOf(parts),
    roundWithInnspel: rounds.innspel,
    roundOfTalk: rounds.talk,
    parts,
  };
}
