/** The history of each entry as a stair, with what the meeting has added to it (DOMAIN §5). */
import { type BroughtEntry, type BroughtTiltak, followedUp, type NextStep } from "../../meeting/followUp.ts";
import { osloMs } from "../../meeting/oslo.ts";
import { SYSTEM } from "../../meeting/people.ts";
import type { Party } from "../../stafettlogg/parties.ts";
import type { Evaluation, Tiltak } from "../../stafettlogg/tiltak.ts";
import type { Context } from "../context.ts";
import type { Block } from "../model.ts";
import { stairPicture } from "../pictures/tiltakstrapp.ts";

export function stair(context: Context): Block[] {
  const { meeting, t } = context;
  const { brought = [] } = meeting;
  return brought.flatMap((entry, at): Block[] => {
    const picture = stairPicture({ tiltak: afterMeeting(context, entry) }, t);
    if (picture === undefined) return [];
    const named = { ...picture, name: `${picture.name}-${at + 1}` };
    return [
      ...(brought.length === 1 ? [] : [{ kind: "heading", level: 2, text: entry.oppmerksomheit } as const]),
      named,
    ];
  });
}

/** As the entry will have them when the referat has been sent. */
function afterMeeting(context: Context, { tiltak }: BroughtEntry): Tiltak[] {
  const { next } = followedUp(context.meeting.record);
  const before = tiltak.map((one) => asTried(context, one));
  const steps = tiltak.flatMap((one) => {
    const then = next[one.id];
    return then?.what === "step" ? [asStep(one, then.step)] : [];
  });
  return [...before, ...steps];
}

function asTried({ meeting }: Context, tiltak: BroughtTiltak): Tiltak {
  const { next } = followedUp(meeting.record);
  const then = next[tiltak.id];
  const evaluation = evaluationOf(meeting, tiltak);
  return {
    ...tiltakOf(tiltak.tiltakId, tiltak, tiltak.kind),
    evaluateBy: then?.what === "move" ? then.evaluateBy : tiltak.evaluateBy,
    ...(tiltak.follows === undefined ? {} : { follows: tiltak.follows }),
    ...(evaluation === undefined ? {} : { evaluation }),
  };
}

function evaluationOf(meeting: Context["meeting"], { id, ended }: BroughtTiltak): Evaluation | undefined {
  const said = { reason: "", tookPart: [], byId: SYSTEM };
  if (ended !== undefined) return { ...said, outcome: ended.outcome, atMs: osloMs(ended.on, 0) };
  const outcome = followedUp(meeting.record).reviews[id]?.outcome;
  return outcome === undefined || outcome === "ongoing" ? undefined : { ...said, outcome, atMs: meeting.startedAtMs };
}

function asStep(before: BroughtTiltak, step: NextStep): Tiltak {
  return { ...tiltakOf(`next ${before.id}`, step, step.tiltakKind), follows: before.tiltakId };
}

type Planned = Pick<BroughtTiltak, "text" | "responsible" | "startBy" | "evaluateBy">;

function tiltakOf(id: string, { text, responsible, startBy, evaluateBy }: Planned, kind: Tiltak["kind"]): Tiltak {
  const parties = responsible.map((actor): Party => ({ kind: "actor", actor }));
  const said = { addedById: SYSTEM, addedAtMs: 0, kept: [], moved: [], changedAt: 0 };
  return {
    ...{ id, kind, text, factors: [], responsible: parties, startBy, evaluateBy, evaluatedBy: "", evaluatedHow: "" },
    ...said,
  };
}
