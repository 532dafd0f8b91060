/** The factors that keep the challenge going: the chosen first, those outside the unit's reach apart (DOMAIN §3 step 7). */
import { type Factor, openFactors, rootFactor, standing, voteCount } from "../../meeting/record.ts";
import type { TextKey } from "../../text/text.ts";
import { saidBy } from "../../text/words.ts";
import { asides, type Context, came } from "../context.ts";
import type { Block, ListItem } from "../model.ts";

export function factors(context: Context): Block[] {
  const { t } = context;
  if (!came(context, ({ collects }) => collects === "factors")) return [];
  const groups = groupsOf(context);
  return [
    ...(groups.every(([, group]) => group.length === 0)
      ? [{ kind: "paragraph", text: t("referat.noFactors") } as const]
      : []),
    ...groups.flatMap(([key, group]): Block[] =>
      group.length === 0
        ? []
        : [
            { kind: "heading", level: 2, text: t(key) },
            { kind: "list", items: group.map((factor) => item(context, factor)) },
          ],
    ),
  ];
}

/** The factors one by one, as they stand in the referat. */
export function inOrder(context: Context): Factor[] {
  return groupsOf(context).flatMap(([, group]) => group);
}

function groupsOf(context: Context): readonly (readonly [TextKey, readonly Factor[]])[] {
  const { record } = context.meeting;
  const open = byVotes(context, openFactors(record));
  const isChosen = (factor: Factor) => record.chosenFactorIds.includes(factor.id);
  return [
    ["referat.chosenFactors", open.filter(isChosen)],
    ["referat.otherFactors", open.filter((f) => f.systemFactor && !isChosen(f))],
    ["referat.outsideFactors", open.filter((f) => !f.systemFactor && !isChosen(f))],
  ];
}

/** Most votes first; among equals, the order they were said in. */
function byVotes({ meeting }: Context, open: readonly Factor[]): Factor[] {
  const votes = voteCount(meeting.record);
  return open.toSorted((a, b) => (votes.get(b.id) ?? 0) - (votes.get(a.id) ?? 0));
}

/** A factor with its votes, and beneath it those that were merged into it. */
function item(context: Context, factor: Factor): ListItem {
  const { meeting, t } = context;
  const count = voteCount(meeting.record).get(factor.id) ?? 0;
  const merged = standing(meeting.record, "factors").filter(
    (f) => f.id !== factor.id && rootFactor(meeting.record, f.id)?.id === factor.id,
  );
  return {
    text: factor.text,
    aside: asides(t("votes", { count }), saidBy(t, meeting.people, factor)),
    ...(merged.length === 0
      ? {}
      : { items: merged.map((f) => ({ text: f.text, aside: saidBy(t, meeting.people, f) })) }),
  };
}
