/** What the leader does in the story where everybody sits around their PC: nobody else has a screen. */
import { inputsOf } from "../room/cards.ts";
import { CAST } from "../room/cast.ts";
import type { Fields } from "./buttons.ts";
import { chooseFactors, decideNext, describe, goOn, review, takeTiltak, wordIt } from "./leading.ts";
import { chosen, fill, type Move, person, type Rule, waits } from "./move.ts";
import type { OpenForm } from "./openForm.ts";
import type { Sight, StoryPhase } from "./sight.ts";
import * as story from "./story.ts";

export const TOGETHER: Readonly<Record<StoryPhase, readonly Rule[]>> = {
  roles: [whoIsHere, goOn],
  description: [describe, goOn],
  clarifying: [writeRound, goOn],
  statusQuo: [wordIt, allAgree, goOn],
  factors: [writeRound, chooseFactors, goOn],
  tiltak: [writeRound, goOn],
  summary: [takeTiltak, goOn],
  evaluation: [evaluateTogether, goOn],
  tried: [writeRound, goOn],
  happened: [review, goOn],
  whatNow: [decideNext, goOn],
  roundingOff: [goOn],
};

/** Roles, and which teneste each works for, in one form. */
function whoIsHere(sight: Sight): Move | undefined {
  const { leads, text, t } = sight;
  if (!leads || !text.includes(t("card.viddevakt.none"))) return undefined;
  const { viddevakt, secretary } = story.PEOPLE;
  return fill(sight, t("card.button.roles"), "roles", "setRoles", (form) => ({
    ...person(form, "viddevakt:", viddevakt),
    ...person(form, "secretary:", secretary),
    ...labelled(
      form,
      CAST.filter(({ teneste }) => teneste !== "eining").map(({ name, teneste }) => [name, teneste]),
    ),
  }));
}

/** The word has gone around the table: what each said, and whoever has nothing for the record passes. */
function writeRound(sight: Sight): Move | undefined {
  const { leads, text, t, phase } = sight;
  if (!leads || text.includes(t("card.round.over"))) return undefined;
  const title = t("card.button.contributeTogether");
  const fields = (form: OpenForm) => saidBy(sight, form);
  const move = fill(sight, title, "contributeTogether", "contributeTogether", fields);
  // The factors are to be chosen first.
  return phase === "factors" ? { ...move, form: { ...move.form, rest: true } } : goingOn(move);
}

function goingOn(move: ReturnType<typeof fill>): Move {
  return { ...move, flow: true, form: { ...move.form, goesOn: true } };
}

function saidBy({ phase, words }: Sight, form: OpenForm): Fields {
  const name = (who: story.Who) => story.PEOPLE[who];
  switch (phase) {
    case "clarifying":
      return labelled(
        form,
        story.QUESTIONS.map(({ by, key }) => [name(by), words.questions[key].text]),
      );
    case "tried":
      return labelled(
        form,
        story.SEEN.map(({ by, key }) => [name(by), words.seen[key]]),
      );
    case "factors":
      return labelled(
        form,
        story.FACTORS.map(({ by, key }) => [name(by), words.factors[key]]),
      );
    default:
      return Object.assign(
        {},
        ...story.PROPOSALS.map(({ by, key, factor, kind }) => {
          const said = labelled(form, [[name(by), words.proposals[key]]]);
          const [text = ""] = Object.keys(said);
          const about = text.replace("text:", "factorId:");
          return {
            ...said,
            [text.replace("text:", "kind:")]: kind,
            [about]: chosen(form, about, [words.factors[factor]], 1),
          };
        }),
      ) as Fields;
  }
}

/** Values for the inputs whose labels begin so. */
function labelled(form: OpenForm, values: readonly (readonly [label: string, value: string])[]): Fields {
  const inputs = inputsOf(form.card) as readonly { readonly id: string; readonly label?: string }[];
  const found = values.map(
    ([label, value]) => [inputs.find((one) => one.label?.startsWith(label))?.id, value] as const,
  );
  return Object.fromEntries(found.filter(([id]) => id !== undefined));
}

/** It has been read aloud, and everybody has nodded. */
function allAgree(sight: Sight): Move | undefined {
  const { leads, t } = sight;
  if (!leads || !waits(sight)) return undefined;
  return goingOn(fill(sight, t("card.button.agreeTogether"), "agreeTogether", "agreeTogether", () => ({ except: "" })));
}

function evaluateTogether(sight: Sight): Move | undefined {
  const { t, words } = sight;
  if (!waits(sight)) return undefined;
  return fill(sight, t("card.button.evaluate"), "evaluate", "evaluate", () => ({ ...words.evaluations.leader }));
}
