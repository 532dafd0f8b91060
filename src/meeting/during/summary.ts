/** The unit decides which tiltak it tries first, and plans them so that they can be followed up (DOMAIN §3 step 9, §5). */
import { Refused } from "../../errors.ts";
import { active } from "../guards.ts";
import type { Actor } from "../plan.ts";
import { factorOf, openProposals, type Proposal, standing } from "../record.ts";
import type { Rule } from "../rule.ts";
import type { ActiveMeeting } from "../state.ts";
import { factorsNamed } from "./contributions.ts";
import { checkedPlan, planOf } from "./plan.ts";

export const takeTiltak: Rule<"takeTiltak"> = (state, command, nowMs) => {
  const meeting = active(state);
  const proposal = requireOpen(meeting, command.id);
  const plan = checkedPlan(meeting, command, nowMs);
  const busyActors = busyElsewhere(meeting, proposal.id, plan.responsible);
  // DOMAIN §5: one tiltak at a time for each actor; more is possible but warned about.
  if (busyActors.length > 0 && !command.confirmed) throw new Refused("actorBusy", { count: busyActors.length });
  const named = command.reduces === undefined ? [] : factorsNamed(meeting, proposal, command.reduces);
  return [...named, { type: "tiltakTaken", id: proposal.id, plan, busyActors }];
};

export const dropTiltak: Rule<"dropTiltak"> = (state, command) => {
  const meeting = active(state);
  planOf(meeting, command.id);
  return [{ type: "tiltakDropped", id: command.id }];
};

/** The proposal, if it can be taken: it stands, and so does the choice of its factor. */
export function requireOpen({ record }: ActiveMeeting, id: string): Proposal {
  const proposal = standing(record, "tiltak").find((t) => t.id === id);
  if (proposal === undefined) throw new Refused("tiltakUnknown");
  if (factorOf(record, proposal) === undefined) throw new Refused("tiltakWithoutFactor", { count: 1 });
  if (!openProposals(record).includes(proposal)) throw new Refused("factorNotChosen");
  return proposal;
}

function busyElsewhere(meeting: ActiveMeeting, proposalId: string, responsible: readonly Actor[]): Actor[] {
  const others = Object.entries(meeting.record.plans).filter(([id]) => id !== proposalId);
  return responsible.filter((actor) => others.some(([, plan]) => plan.responsible.includes(actor)));
}
