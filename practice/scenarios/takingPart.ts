/** What everybody does in the story: says who they are, speaks in their turn, and answers what the group is asked. */
import { does, opens } from "./buttons.ts";
import { at, chosen, fill, type Move, press } from "./move.ts";
import type { OpenForm } from "./openForm.ts";
import type { Sight } from "./sight.ts";
import * as story from "./story.ts";

export function answerViddevakt(sight: Sight): Move | undefined {
  const mine = sight.t("card.button.viddevaktYes", { name: sight.me.name });
  return press(sight, (action) => does("answerViddevakt", { yes: true })(action) && action.title === mine);
}

export function tellTeneste(sight: Sight): Move | undefined {
  const { me, t } = sight;
  if (me.teneste === "eining" || !me.inMeeting || sight.leads || sight.ever("updateParticipant")) return undefined;
  const title = t("card.button.teneste");
  return fill(sight, title, "participant", "updateParticipant", () => ({ teneste: me.teneste }));
}

/** In one's turn: what the story has, by which the word goes on; without anything to say one passes. */
export function speak(sight: Sight): Move | undefined {
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
    case "tried": {
      const seen = story.SEEN.find((one) => one.by === who);
      if (!seen) return undefined;
      return { button: "card.button.addSeen", fields: () => ({ text: words.seen[seen.key] }) } as const;
    }
    default:
      return undefined;
  }
}

export function answerQuestion(sight: Sight): Move | undefined {
  const { who, words, text, t } = sight;
  for (const { key, answeredBy } of story.QUESTIONS) {
    const { text: asked, answer } = words.questions[key];
    if (answeredBy !== who || answer === undefined || !text.includes(asked) || text.includes(answer)) continue;
    const fields = (form: OpenForm) => ({ id: form.choice("id", asked), text: answer });
    return fill(sight, t("card.button.answer"), "answerQuestion", "answerQuestion", fields, { optional: true });
  }
  return undefined;
}

export function agree(sight: Sight): Move | undefined {
  const { who, t, words } = sight;
  if (!sight.named(t("card.statusQuo.waiting", { names: "" }))) return undefined;
  if (who !== story.RESERVES) return press(sight, does("agree"));
  return fill(sight, t("card.button.reserve"), "reserve", "reserve", () => ({ reason: words.reservation }));
}

export function vote(sight: Sight): Move | undefined {
  const { who, text, t, words, leads } = sight;
  if (!text.includes(t("card.round.over")) || sight.did("vote") || !sight.find(opens("vote"))) return undefined;
  const wanted = story.VOTES[who ?? "torstein"].map((key) => words.factors[key]);
  const fields = (form: OpenForm) => ({ factorIds: chosen(form, "factorIds", wanted, 2) });
  return fill(sight, t("card.button.vote"), "vote", "vote", fields, leads ? { optional: true } : {});
}

export function evaluate(sight: Sight): Move | undefined {
  const { who, t, words } = sight;
  if (!sight.named(t("card.evaluation.waiting", { names: "" }))) return undefined;
  const mine = story.EMPLOYEES.find((one) => one === who) ?? "torstein";
  return fill(sight, t("card.button.evaluate"), "evaluate", "evaluate", () => ({ ...words.evaluations[mine] }));
}
