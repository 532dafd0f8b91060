/** The words for what a meeting that follows up has before it and comes to. Not escaped. */

import { type BroughtTiltak, type Next, type NextStep, outcomeIn } from "../meeting/followUp.ts";
import { nameOf } from "../meeting/record.ts";
import type { KnownMeeting } from "../meeting/state.ts";
import { dateText } from "./dates.ts";
import { withoutEnd } from "./ends.ts";
import type { Translate } from "./text.ts";
import { actorWord, listed } from "./words.ts";

type About = Pick<KnownMeeting, "people" | "info" | "record">;

/** «skulen, PPT og 6. trinn»: who sees to a tiltak that was brought. */
export function broughtWho(t: Translate, { info }: About, { responsible, named }: BroughtTiltak): string {
  const actors = responsible.map((actor) => actorWord(t, actor, info.einingKind));
  return listed(t, [...actors, ...named.map(({ name }) => name)]);
}

/** The same of the step after it. */
function stepWho(t: Translate, { info, people }: About, before: BroughtTiltak, step: NextStep): string {
  const { responsible, sameNamed, person } = step;
  const actors = responsible.map((actor) => actorWord(t, actor, info.einingKind));
  const named = sameNamed ? before.named.map(({ name }) => name) : [];
  const names = person === undefined ? [] : [nameOf(people, person.id) || person.name];
  return listed(t, [...new Set([...actors, ...named, ...names])]);
}

/** What comes after a tiltak, in a sentence; its texts are put in by `clean`. */
export function nextText(
  t: Translate,
  meeting: About,
  { tiltak, next, clean }: { tiltak: BroughtTiltak; next: Next; clean: (text: string) => string },
): string {
  switch (next.what) {
    case "nothing":
      return t("card.next.nothing");
    case "move":
      return t("card.next.move", { date: dateText(next.evaluateBy) });
    case "step": {
      const { step } = next;
      const isRight = outcomeIn(meeting, tiltak) === "mistake";
      return t(isRight ? "card.next.right" : "card.next.step", {
        tiltak: clean(withoutEnd(step.text, ".")),
        who: clean(stepWho(t, meeting, tiltak, step)),
        from: dateText(step.startBy),
        to: dateText(step.evaluateBy),
      });
    }
  }
}
