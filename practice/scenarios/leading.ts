/** What whoever leads does in the story: gives roles, writes down what the group comes to, and takes the meeting on. */
import { textOf } from "../room/cards.ts";
import { does, opens } from "./buttons.ts";
import { at, chosen, fill, type Move, person, waits } from "./move.ts";
import type { OpenForm } from "./openForm.ts";
import type { Sight } from "./sight.ts";
import * as story from "./story.ts";

export function giveRoles(sight: Sight): Move | undefined {
  const { leads, text, t } = sight;
  if (!leads || !text.includes(t("card.viddevakt.none"))) return undefined;
  const { viddevakt, secretary } = story.PEOPLE;
  return fill(sight, t("card.button.roles"), "roles", "setRoles", (form) => ({
    ...person(form, "viddevakt:", viddevakt),
    ...person(form, "secretary:", secretary),
  }));
}

export function describe(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.description.none"))) return undefined;
  const { what, behind } = words;
  const fields = () => ({ what, behind, grounds: story.GROUNDS.join() });
  const { form, ...move } = fill(sight, t("card.button.describe"), "describe", "describe", fields, { flow: true });
  return { ...move, form: { ...form, goesOn: true } };
}

export function wordIt(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.statusQuo.none"))) return undefined;
  return fill(sight, t("card.button.word"), "wordStatusQuo", "wordStatusQuo", () => ({ sentence: words.statusQuo }));
}

export function conclude(sight: Sight): Move | undefined {
  const { leads, text, t } = sight;
  const [reserved = ""] = t("card.statusQuo.reservation", { name: "¤" }).split("¤");
  const open = text.includes(reserved) && !text.includes(t("card.statusQuo.concluded")) && !waits(sight);
  if (!leads || !open) return undefined;
  return { ...at(sight, t("card.button.conclude"), does("concludeStatusQuo")), flow: true };
}

export function chooseFactors(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.round.over")) || text.includes(t("card.factors.chosen"))) return undefined;
  const wanted = story.CHOSEN.map((key) => words.factors[key]);
  const fields = (form: OpenForm) => ({ factorIds: chosen(form, "factorIds", wanted, 1) });
  return fill(sight, t("card.button.chooseFactors"), "chooseFactors", "chooseFactors", fields, { flow: true });
}

export function takeTiltak(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  if (!leads || !text.includes(t("card.plan.none"))) return undefined;
  const [{ key, category }] = story.PLANS;
  const fields = () => ({ ...words.plans[key], category });
  const goTo = { button: opens("takeTiltak"), row: words.proposals[key] };
  return fill(sight, t("card.button.plan"), "takeTiltak", "takeTiltak", fields, { flow: true }, goTo);
}

/** How a tiltak that was brought went, as the group has come to. */
export function review(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  const unsaid = t("card.brought.unreviewed");
  if (!leads || !text.includes(unsaid)) return undefined;
  const { next, reason, well } = words.afterwards;
  const fields = (form: OpenForm) =>
    textOf(form.card).includes(next) ? { outcome: "wanted", reason: well } : { outcome: "someEffect", reason };
  const goTo = { button: opens("reviewTiltak"), row: unsaid };
  return fill(sight, t("card.button.review"), "reviewTiltak", "reviewTiltak", fields, { flow: true }, goTo);
}

/** The step after it, filled in from the one before. */
export function decideNext(sight: Sight): Move | undefined {
  const { leads, text, t, words } = sight;
  const unsaid = t("card.next.none");
  if (!leads || !text.includes(unsaid)) return undefined;
  const { next, practiceNext } = words.afterwards;
  const fields = ({ card }: OpenForm) => ({
    text: textOf(card).includes(words.proposals.practice) ? practiceNext : next,
  });
  const goTo = { button: opens("decideNext"), row: unsaid };
  return fill(sight, t("card.button.decideNext"), "decideNext", "decideNext", fields, { flow: true }, goTo);
}

/** The leader goes on when the phase has what it is for, and nobody is waited for. */
export function goOn(sight: Sight): Move | undefined {
  const { leads, phase, phases, text, t } = sight;
  const here = phases.findIndex(({ id }) => id === phase);
  const inRound = "opens" in (phases[here] ?? {});
  if (!leads || waits(sight) || (inRound && !text.includes(t("card.round.over")))) return undefined;
  if (phase === "roles" && sight.find(does("answerViddevakt"))) return undefined;
  const next = phases[here + 1];
  const title = next ? t("card.button.next", { phase: t(`phase.${next.texts}`) }) : t("card.button.finish");
  return { ...at(sight, title, does("nextPhase", { from: phase })), flow: true };
}
