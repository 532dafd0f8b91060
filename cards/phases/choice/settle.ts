/** What the group does with its factors: merges what is the same, votes, chooses what to reduce first. */

import { byVotes, type Factor, openFactors, voteCount } from "../../../src/meeting/record.ts";
import { LIMITS } from "../../../src/meeting/script/limits.ts";
import { dialog, type Form, notice, send, sendAndGoOn } from "../../kit/formContext.ts";
import { choices, subtle, text } from "../../kit/kit.ts";
import { contributionOptions, forWhom, notAll, sitTogether, writtenFor } from "../../kit/options.ts";

export const mergeFactors: Form = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.mergeFactors.title");
  const factors = openFactors(meeting.record);
  if (factors.length < 2) return notice(ctx, title, "dialog.mergeFactors.none");
  const options = contributionOptions(factors, { lists: 2 });
  const into = choices({
    id: "intoId",
    label: t("dialog.mergeFactors.into"),
    required: t("dialog.choose"),
    options,
    expanded: true,
  });
  const same = choices({
    id: "ids",
    label: t("dialog.mergeFactors.same"),
    required: t("dialog.chooseSome"),
    options,
    many: true,
  });
  const body = [text(t("dialog.mergeFactors.hint")), ...notAll(ctx, factors), into, same];
  return dialog(ctx, title, body, [send(ctx, t("dialog.mergeFactors.merge"), "mergeFactors")]);
};

export const vote: Form = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.vote.title");
  const factors = openFactors(meeting.record);
  if (factors.length === 0) return notice(ctx, title, "dialog.vote.none");
  const standing = new Set(factors.map((f) => f.id));
  const first = writtenFor(meeting).find((p) => meeting.record.votes[p.id] === undefined)?.id;
  const whom = forWhom(ctx, undefined, sitTogether(meeting) ? first : undefined);
  const given = (meeting.record.votes[whom.personId] ?? []).filter((id) => standing.has(id));
  const votes = choices({
    id: "factorIds",
    label: t("dialog.vote.factors", { count: LIMITS.votes }),
    options: contributionOptions(factors, {
      mark: (f) => (f.systemFactor ? ` (${t("dialog.vote.systemFactor")})` : ""),
      isFirst: (f) => given.includes(f.id),
    }),
    value: given,
    many: true,
  });
  const body = [text(t("dialog.vote.hint")), ...notAll(ctx, factors), ...whom.inputs, votes];
  // Who votes for a whole table stays in the form: it comes again for the next one.
  const goesOn = whom.inputs.length > 0 && sitTogether(meeting);
  return dialog(ctx, title, body, [
    ...(goesOn ? [send(ctx, t("dialog.contribute.sendAndOn"), "vote", { stays: true })] : []),
    send(ctx, t(goesOn ? "dialog.contribute.sendAndClose" : "dialog.vote.send"), "vote"),
  ]);
};

/** Only what one can do something about, most votes first; what the group has voted for most is there to agree on. */
export const chooseFactors: Form = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.chooseFactors.title");
  const count = voteCount(meeting.record);
  const votesFor = (f: Factor) => count.get(f.id) ?? 0;
  const factors = byVotes(meeting.record).filter((f) => f.systemFactor);
  if (factors.length === 0) return notice(ctx, title, "dialog.chooseFactors.none");
  const chosenBefore = meeting.record.chosenFactorIds;
  const chosen = choices({
    id: "factorIds",
    label: t("dialog.chooseFactors.factors"),
    required: t("dialog.chooseSome"),
    options: contributionOptions(factors, {
      mark: (f) => ` (${t("votes", { count: votesFor(f) })})`,
      isFirst: (f) => chosenBefore.includes(f.id),
    }),
    value: chosenBefore.length > 0 ? chosenBefore : mostVoted(factors, votesFor),
    many: true,
  });
  const body = [
    text(t("dialog.chooseFactors.hint")),
    ...notAll(ctx, factors),
    chosen,
    subtle(t("dialog.chooseFactors.few")),
  ];
  return dialog(ctx, title, body, [send(ctx, t("dialog.save"), "chooseFactors"), ...sendAndGoOn(ctx, "chooseFactors")]);
};

function mostVoted(factors: readonly Factor[], votesFor: (factor: Factor) => number): string[] {
  const most = Math.max(...factors.map(votesFor));
  return most === 0 ? [] : factors.filter((factor) => votesFor(factor) === most).map(({ id }) => id);
}
