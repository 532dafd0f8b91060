/** The scripts that meetings are held by, and what a meeting's own says. */
import { BTI } from "./bti.ts";
import { FOLLOW_UP } from "./followUp.ts";
import type { Phase, PhaseId, Script, ScriptId } from "./phase.ts";

/** What a meeting is held by. Meetings from before there were several don't say, and are BTI meetings. */
interface Held {
  readonly script?: ScriptId;
}

/** What a meeting that follows up is held by. */
export const FOLLOWS_UP: ScriptId = FOLLOW_UP.id;

/** What a meeting is held by where nothing else is chosen. */
export const USUAL_SCRIPT: ScriptId = BTI.id;

const known = new Map<ScriptId, Script>([BTI, FOLLOW_UP].map((script) => [script.id, script]));

/** All that are known. */
export function allScripts(): readonly Script[] {
  return [...known.values()];
}

/** Whether a meeting by the script may be planned to last so long. */
export function mayLast(script: ScriptId, minutes: number): boolean {
  return known.get(script)?.lasts.choices.includes(minutes) ?? false;
}

/** Those to choose among for a new meeting about a topic. */
export function scriptsForTopics(): readonly Script[] {
  return allScripts().filter(({ takesUp }) => takesUp === "topic");
}

/** Makes one more script known; done before anything else in a process. Throws where there is one of that name. */
export function addScript(script: Script): void {
  if (known.has(script.id)) throw new Error(`there is a script ${script.id} already`);
  known.set(script.id, script);
}

/** Throws where this release does not know the script of the meeting. */
export function scriptOf({ script: id = BTI.id }: Held): Script {
  const script = known.get(id);
  if (script === undefined) throw new Error(`no script ${id}`);
  return script;
}

/** The phase that a meeting's events name. Throws where its script has none of that name. */
export function phaseOf(info: Held, id: PhaseId): Phase {
  const script = scriptOf(info);
  const phase = script.phases.find((one) => one.id === id);
  if (phase === undefined) throw new Error(`no phase ${id} in the script ${script.id}`);
  return phase;
}

export function firstPhase(info: Held): Phase {
  return scriptOf(info).phases[0];
}

/** The phase after `id`, or undefined after the last. */
export function phaseAfter(info: Held, id: PhaseId): Phase | undefined {
  const { phases } = scriptOf(info);
  return phases[numberOf(info, id)];
}

/** Those that one may go back to from `id`, in their order. */
export function phasesBefore(info: Held, id: PhaseId): readonly Phase[] {
  return scriptOf(info).phases.slice(0, Math.max(0, numberOf(info, id) - 1));
}

/** 1 for the first phase, 2 for the second, …; 0 for what is none. */
export function numberOf(info: Held, id: PhaseId): number {
  return scriptOf(info).phases.findIndex((phase) => phase.id === id) + 1;
}

export function countOf(info: Held): number {
  return scriptOf(info).phases.length;
}

/**
 * Everything is agreed on, and what is left is a rounding-off: the last phase, where it asks people one by one, or has nothing
 * that can be done. It goes on when the call is over.
 */
export function roundsOff(info: Held, id: PhaseId): boolean {
  const { kind, mayAct, collects } = phaseOf(info, id);
  const settlesNothing = mayAct.length === 0 && collects === undefined;
  return (kind === "questions" || settlesNothing) && phaseAfter(info, id) === undefined;
}

/** It rounds off by asking people one by one, and ends by itself when all have answered. */
export function endsByAnswers(info: Held, id: PhaseId): boolean {
  return phaseOf(info, id).kind === "questions" && roundsOff(info, id);
}

/** Planned length of a phase of the meeting's script, in milliseconds. */
export function plannedMs(info: Held & { readonly totalMinutes: number }, { minutes }: Phase): number {
  return (minutes * info.totalMinutes * 60_000) / scriptOf(info).lasts.usual;
}
