/** What somebody would do now, by the story, read from the cards as they stand. Pure. */
import type { DialogName, Verb } from "../../cards/verbs.ts";
import type { BtiPhase } from "../../src/meeting/script/bti.ts";
import { BTI_PHASES } from "../../src/meeting/script/bti.ts";
import { translator } from "../../src/text/text.ts";
import { findAction, inputsOf, textOf } from "../room/cards.ts";
import type { Deeds } from "../room/deeds.ts";
import type { Message, PersonState, WorldState } from "../room/state.ts";
import { does, type Fields, type Find, opens } from "./buttons.ts";
import type { OpenForm } from "./openForm.ts";
import { liveMessage, type Sight, sightOf } from "./sight.ts";
import * as story from "./story.ts";

export interface Move {
  readonly message: Message;
  /** What the button says. */
  readonly title: string;
  readonly button: Find;
  /** The form that the button opens, and how it is filled in. */
  readonly form?: {
    readonly name: DialogName;
    readonly verb: Verb;
    /** A button in it that leads on to the form itself, in the row that says `row` if there is one. */
    readonly goTo?: { readonly button: Find; readonly row: string };
    readonly fields: (form: OpenForm) => Fields;
    /** It is saved, and the meeting taken on, with one button. */
    readonly goesOn?: true;
  };
  /** It takes the meeting on, for everybody. */
  readonly flow?: true;
  /** The meeting gets on without it. */
  readonly optional?: true;
}

type Rule = (sight: Sight) => Move | undefined;
type Extra = Pick<Move, "flow" | "optional">;

/** What this person would do next, if there is something; with `needed` only what the meeting waits for. */
export function nextMove(state: WorldState, me: PersonState, deeds: Deeds, needed = false): Move | undefined {
  if (!me.inChat) return undefined;
  const live = liveMessage(state);
  const sight = live && sightOf(me, live, deeds);
  if (!sight) return start(state, me, deeds) ?? approve(state, me);
  for (const rule of RULES[sight.phase]) {
    const move = rule(sight);
    if (move && !(needed && move.optional)) return move;
  }
  return undefined;
}

/** The organizer starts the meeting, once. */
function start({ meeting, messages, målform }: WorldState, me: PersonState, deeds: Deeds): Move | undefined {
  const t = translator(målform);
  const cards = messages.filter(({ chatId, card }) => chatId === meeting.chatId && card !== undefined);
  const message = cards.find(({ card }) => card && findAction(card, opens("start")));
  // What the first phase came to stays in the chat.
  const begun = cards.some(({ card }) => card && textOf(card).includes(`· ${t("phase.roles")}`));
  // Until its first card comes, only this tells that it was started.
  const isStarted = begun || deeds.did(me.id, "start");
  if (me.role !== "organizer" || isStarted || message === undefined) return undefined;
  const { eining, topic } = story.WORDS[målform];
  const fields = () => ({ eining, einingKind: "school", topic });
  const title = t("card.button.start");
  return { message, title, button: opens("start"), form: { name: "start", verb: "start", fields } };
}

/** The leader approves the referat. */
function approve({ messages }: WorldState, me: PersonState): Move | undefined {
  const button = does("approveReferat");
  const message = messages.findLast(
    ({ chatId, card }) => chatId === me.personalChatId && card && findAction(card, button),
  );
  const action = message?.card && findAction(message.card, button);
  return message && action && { message, title: action.title ?? "", button };
}

const RULES: Readonly<Record<BtiPhase, readonly Rule[]>> = {
  roles: [answerViddevakt, tellTeneste, giveRoles, goOn],
  description: [tellTeneste, describe, goOn],
  clarifying: [tellTeneste, speak, answerQuestion, goOn],
  statusQuo: [tellTeneste, wordIt, agree, conclude, goOn],
  factors: [speak, vote, chooseFactors, goOn],
  tiltak: [speak, goOn],
  summary: [takeTiltak, goOn],
  evaluation: [evaluate, goOn],
};

function answerViddevakt(sight: Sight): Move | undefined {
  const mine = sight.t("card.button.viddevaktYes", { name: sight.me.name });
  return press(sight, (action) => does("answerViddevakt", { yes: true })(action) && action.title === mine);
}

function tellTeneste(sight: Sight): Move | undefined {
  const { me, t } = sight;
  if (me.teneste === "eining" || !me.inMeeting || sight.leads || sight.ever("updateParticipant")) return undefined;
  const title = t("card.button.teneste");
  return fill(sight, title, "participant", "updateParticipant", () => ({ teneste: me.teneste }));
}

function giveRoles(sight: Sight): Move | undefined {
  const { leads, text, t } = sight;
  if (!leads || !text.includes(t("card.viddevakt.none"))) return undefined;
  const { viddevakt, secretary } = story.PEOPLE;
  return fill(sight, t("card.button.roles"), "roles", "setRoles", (form) => ({
    ...person(form, "viddevakt:", viddevakt),
    ...person(form, "secretary:", secretary),
  }));
}

/** Somebody chosen in the input whose id begins so: the rest of it says who stood there. */
function person(form: OpenForm, begins: string, name: string): Fields {
  const id = inputsOf(form.card).find((input) => input.id.startsWith(begins))?.id;
  return id === undefined ? {} : { [id]: form.choice(id, name) };
}

function describe(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.description.none"))) return undefined;
  const { what, behind } = words;
  const fields = () => ({ what, behind, grounds: story.GROUNDS.join() });
  const { form, ...move } = fill(sight, t("card.button.describe"), "describe", "describe", fields, { flow: true });
  return { ...move, form: { ...form, goesOn: true } };
}

/** In one's turn: what the story has, by which the word goes on; without anything to say one passes. */
function speak(sight: Sight): Move | undefined {
  const { me, t, text } = sight;
  if (!text.includes(t("card.round.speaking", { name: me.name }))) return undefined;
  if (sight.did("contribute")) {
    // Until the card shows what was said, it does not show either that the word went on with it.
    if (!text.includes(`. ${me.name}:`)) return undefined;
    // Only those with a view of their own have the button, on the card or in «Meir …».
    return at(sight, t("card.button.endTurn"), does("endTurn", { personId: me.aadObjectId }));
  }
  const innspel = innspelOf(sight);
  if (!innspel) return press(sight, does("pass"));
  return fill(sight, t(innspel.button), "contribute", "contribute", innspel.fields);
}

function innspelOf({ phase, who, words }: Sight) {
  switch (phase) {
    case "clarifying": {
      const question = story.QUESTIONS.find((one) => one.by === who);
      if (!question) return undefined;
      return { button: "card.button.ask", fields: () => ({ text: words.questions[question.key].text }) } as const;
    }
    case "factors": {
      const factor = story.FACTORS.find((one) => one.by === who);
      if (!factor) return undefined;
      const fields = () => ({ text: words.factors[factor.key], systemFactor: String(factor.system) });
      return { button: "card.button.addFactor", fields } as const;
    }
    case "tiltak": {
      const proposal = story.PROPOSALS.find((one) => one.by === who);
      if (!proposal) return undefined;
      const fields = (form: OpenForm) => ({
        text: words.proposals[proposal.key],
        factorId: chosen(form, "factorId", [words.factors[proposal.factor]], 1),
        kind: proposal.kind,
      });
      return { button: "card.button.propose", fields } as const;
    }
    default:
      return undefined;
  }
}

function answerQuestion(sight: Sight): Move | undefined {
  const { who, words, text, t } = sight;
  for (const { key, answeredBy } of story.QUESTIONS) {
    const { text: asked, answer } = words.questions[key];
    if (answeredBy !== who || answer === undefined || !text.includes(asked) || text.includes(answer)) continue;
    const fields = (form: OpenForm) => ({ id: form.choice("id", asked), text: answer });
    return fill(sight, t("card.button.answer"), "answerQuestion", "answerQuestion", fields, { optional: true });
  }
  return undefined;
}

function wordIt(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.statusQuo.none"))) return undefined;
  return fill(sight, t("card.button.word"), "wordStatusQuo", "wordStatusQuo", () => ({ sentence: words.statusQuo }));
}

function agree(sight: Sight): Move | undefined {
  const { who, t, words } = sight;
  if (!sight.named(t("card.statusQuo.waiting", { names: "" }))) return undefined;
  if (who !== story.RESERVES) return press(sight, does("agree"));
  return fill(sight, t("card.button.reserve"), "reserve", "reserve", () => ({ reason: words.reservation }));
}

function conclude(sight: Sight): Move | undefined {
  const { leads, text, t } = sight;
  const [reserved = ""] = t("card.statusQuo.reservation", { name: "¤" }).split("¤");
  const open = text.includes(reserved) && !text.includes(t("card.statusQuo.concluded")) && !waits(sight);
  if (!leads || !open) return undefined;
  return { ...at(sight, t("card.button.conclude"), does("concludeStatusQuo")), flow: true };
}

function vote(sight: Sight): Move | undefined {
  const { who, text, t, words, leads } = sight;
  if (!text.includes(t("card.round.over")) || sight.did("vote") || !sight.find(opens("vote"))) return undefined;
  const wanted = story.VOTES[who ?? "torstein"].map((key) => words.factors[key]);
  const fields = (form: OpenForm) => ({ factorIds: chosen(form, "factorIds", wanted, 2) });
  return fill(sight, t("card.button.vote"), "vote", "vote", fields, leads ? { optional: true } : {});
}

function chooseFactors(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.round.over")) || text.includes(t("card.factors.chosen"))) return undefined;
  const wanted = story.CHOSEN.map((key) => words.factors[key]);
  const fields = (form: OpenForm) => ({ factorIds: chosen(form, "factorIds", wanted, 1) });
  return fill(sight, t("card.button.chooseFactors"), "chooseFactors", "chooseFactors", fields, { flow: true });
}

function takeTiltak(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.plan.none"))) return undefined;
  const [{ key, category }] = story.PLANS;
  const fields = () => ({ ...words.plans[key], category });
  const goTo = { button: opens("takeTiltak"), row: words.proposals[key] };
  return fill(sight, t("card.button.plan"), "takeTiltak", "takeTiltak", fields, { flow: true }, goTo);
}

function evaluate(sight: Sight): Move | undefined {
  const { who, t, words } = sight;
  if (!sight.named(t("card.evaluation.waiting", { names: "" }))) return undefined;
  const mine = story.EMPLOYEES.find((one) => one === who) ?? "torstein";
  return fill(sight, t("card.button.evaluate"), "evaluate", "evaluate", () => ({ ...words.evaluations[mine] }));
}

/** The leader goes on when the phase has what it is for, and nobody is waited for. */
function goOn(sight: Sight): Move | undefined {
  const { leads, phase, text, t } = sight;
  const inRound = phase === "clarifying" || phase === "factors" || phase === "tiltak";
  if (!leads || waits(sight) || (inRound && !text.includes(t("card.round.over")))) return undefined;
  if (phase === "roles" && sight.find(does("answerViddevakt"))) return undefined;
  const next = BTI_PHASES[BTI_PHASES.indexOf(phase) + 1];
  const title = next ? t("card.button.next", { phase: t(`phase.${next}`) }) : t("card.button.finish");
  return { ...at(sight, title, does("nextPhase", { from: phase })), flow: true };
}

/** Somebody hasn't answered yet. */
function waits({ phase, text, t }: Sight): boolean {
  const line = ({ statusQuo: "card.statusQuo.waiting", evaluation: "card.evaluation.waiting" } as const)[
    phase as "statusQuo" | "evaluation"
  ];
  return line !== undefined && text.includes(t(line, { names: "" }).trim());
}

function press(sight: Sight, button: Find): Move | undefined {
  const action = sight.find(button);
  return action && at(sight, action.title ?? "", button);
}

function fill(
  sight: Sight,
  title: string,
  name: DialogName,
  verb: Verb,
  fields: (form: OpenForm) => Fields,
  extra: Extra = {},
  goTo?: NonNullable<Move["form"]>["goTo"],
): Move & Required<Pick<Move, "form">> {
  return { ...at(sight, title, opens(name)), ...extra, form: { name, verb, fields, ...(goTo && { goTo }) } };
}

function at({ message }: Sight, title: string, button: Find): Move {
  return { message, title, button };
}

/** The values of the choices that begin with these texts; where none does, of the first `atLeast`. */
function chosen(form: OpenForm, inputId: string, texts: readonly string[], atLeast: number): string {
  const input = inputsOf(form.card).find(({ id }) => id === inputId);
  const choices = (input as { choices?: readonly { title: string; value: string }[] } | undefined)?.choices ?? [];
  const fits = choices.filter(({ title }) => texts.some((text) => title.startsWith(text)));
  return (fits.length > 0 ? fits : choices.slice(0, atLeast)).map(({ value }) => value).join();
}
