import { expect, test } from "vitest";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { withoutNames } from "../../src/referat/context.ts";
import { handedOver } from "../../src/stafettlogg/fromMeeting.ts";
import { translator } from "../../src/text/text.ts";
import { eventful } from "./sample.ts";

const t = translator("nn");

test("a name that the leader has taken out of the referat does not go on into the stafettlogg either", () => {
  const meeting = eventful();
  const naming = (text: string) => `${text} Kasper er med no.`;
  const plans = Object.fromEntries(
    Object.entries(meeting.record.plans).map(([id, plan]) => [id, { ...plan, goal: naming(plan.goal) }]),
  );
  const decided = (decision: "mask" | "keep"): EndedMeeting => ({
    ...meeting,
    record: { ...meeting.record, plans },
    referat: { ...meeting.referat, work: { ...meeting.referat.work, decisions: { Kasper: decision } } } as never,
  });
  const goals = (one: EndedMeeting) => handedOver(withoutNames(one, t)).map(({ fields }) => fields.goal);
  expect(goals(decided("keep")).join()).toContain("Kasper");
  expect(goals(decided("mask")).join()).not.toContain("Kasper");
  expect(goals(decided("mask")).join()).toContain(t("referat.nameRemoved"));
  const holders = handedOver(withoutNames(decided("mask"), t)).map(({ holder }) => holder);
  expect(holders).toEqual(handedOver(decided("mask")).map(({ holder }) => holder));
});
