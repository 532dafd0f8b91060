/**
 * A meeting around one screen, over the wire: eight people sit there, three of them from tenester, and one tiltak is taken.
 * The leader writes for all, and nobody else presses anything.
 */
import { findAction, inputsOf } from "../../practice/room/cards.ts";
import { CAST } from "../../practice/room/cast.ts";
import type { Room } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import { does, type Fields, opens } from "../../practice/scenarios/buttons.ts";
import type { OpenForm } from "../../practice/scenarios/openForm.ts";
import { Player } from "../../practice/scenarios/player.ts";
import { BTI_PHASES, type BtiPhase } from "../../src/meeting/script/bti.ts";
import { type CountedForm, Hand, inputLabelled } from "./hand.ts";

const [LEADER = ""] = CAST.map(({ name }) => name);
const SERVICES = CAST.filter(({ teneste }) => teneste !== "eining");
const VIDDEVAKT = "Sunniva Lidalen";

/**
 * Holds it until the leader has approved the referat; gives the leader's clicks by what they went to. `others`, who are in
 * no list, are typed in at the start.
 */
export async function holdInOneRoom(room: Room, others = ""): Promise<Readonly<Record<string, number>>> {
  const player = new Player(room);
  const { målform } = room.world.state;
  let phase: BtiPhase = "roles";
  const live = () => player.live(BTI_PHASES.indexOf(phase) + 1);
  const hand = new Hand(player, LEADER, live);
  const parts: Record<string, number> = {};
  const part = async (name: BtiPhase | "start" | "referat", act: () => Promise<void>) => {
    await act();
    parts[name] = hand.taken();
  };
  const sent = async (form: CountedForm, verb: Parameters<CountedForm["send"]>[0], fields: Fields = {}) => {
    await form.send(verb, fields, { goesOn: true });
    phase = BTI_PHASES[BTI_PHASES.indexOf(phase) + 1] ?? phase;
  };
  /** What these say; the others have nothing for the record. */
  const said = (form: OpenForm, words: Readonly<Record<string, string>>): Fields =>
    Object.fromEntries(Object.entries(words).map(([name, text]) => [inputLabelled(form, name), text]));

  let roles: CountedForm;
  await part("start", async () => {
    const isWelcome = ({ card }: Message) => card !== undefined && findAction(card, opens("start")) !== undefined;
    roles = await hand.open("start", () => room.world.state.messages.findLast(isWelcome));
    await roles.send("start", { eining: "Fjordglytt skule", topic: "Uro i friminutta", målform, room: "all" });
  });
  // The form about who is here comes by itself, and again with those who were named in it.
  await part("roles", async () => {
    if (others !== "") await roles.send("setRoles", { names: others });
    const { form } = roles;
    const from = SERVICES.map(({ name, teneste }): [string, string] => [inputLabelled(form, name), teneste]);
    const viddevakt = { "viddevakt:later": form.choice("viddevakt:later", VIDDEVAKT) };
    await roles.send("setRoles", { ...Object.fromEntries(from), ...viddevakt });
    await hand.press(does("nextPhase", { from: phase }));
    phase = "description";
  });
  await part("description", async () => {
    const fields = { what: "Mange går åleine.", behind: "Vi ser det kvar dag.", grounds: "observations" };
    await sent(await hand.open("describe"), "describe", fields);
  });
  await part("clarifying", async () => {
    const round = await hand.open("contributeTogether");
    const questions = { [VIDDEVAKT]: "Gjeld det alle?", "Astrid Holmevik": "Kva har de prøvd?" };
    await sent(round, "contributeTogether", said(round.form, questions));
  });
  // Who agrees is asked when it is worded, and the factors are there to choose among when the round is over.
  await part("statusQuo", async () => {
    const form = await hand.open("wordStatusQuo");
    await form.send("wordStatusQuo", { sentence: "mange går åleine i storefri" });
    await sent(form, "agreeTogether");
  });
  const factor = "Få vaksne er ute.";
  await part("factors", async () => {
    const form = await hand.open("contributeTogether");
    const factors = { [VIDDEVAKT]: factor, "Liv Grønnestad": "Storefri er lang.", [LEADER]: "Planen er gammal." };
    await form.send("contributeTogether", said(form.form, factors), { rest: true });
    await sent(form, "chooseFactors", { factorIds: form.form.choice("factorIds", factor) });
  });
  await part("tiltak", async () => {
    const round = await hand.open("contributeTogether");
    const tiltak = said(round.form, { [VIDDEVAKT]: "Vi går rundt i faste soner." });
    const kinds = Object.keys(tiltak).map((id) => [id.replace("text:", "kind:"), "ownTrial"]);
    await sent(round, "contributeTogether", { ...tiltak, ...Object.fromEntries(kinds) });
  });
  await part("summary", async () => {
    const plan = await hand.open("takeTiltak");
    const inputs = inputsOf(plan.form.card).map(({ id }) => id);
    const fields = {
      category: "social",
      goal: "Alle har nokon å vere med.",
      successSigns: "Færre går åleine.",
      evaluatedBy: "Rektor",
      evaluatedHow: "Vi spør klassane.",
    };
    await sent(plan, "takeTiltak", Object.fromEntries(Object.entries(fields).filter(([id]) => inputs.includes(id))));
  });
  await part("evaluation", async () => {
    const answers = { worked: "Alle kom til orde.", structure: "yes", useful: "yes" };
    await (await hand.open("evaluate")).send("evaluate", answers);
  });
  await part("referat", async () => {
    const draft = () => player.inPrivate(LEADER, (card) => findAction(card, does("approveReferat")) !== undefined);
    await hand.press(does("approveReferat"), draft);
  });
  return parts;
}

/** The clicks of all parts. */
export function sumOf(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, clicks) => sum + clicks, 0);
}
