/** From a command to what happens to an entry. Pure: the state, who asks and the time come in; events or a Refused go out. */
import { Refused } from "../errors.ts";
import { SYSTEM } from "../meeting/people.ts";
import { wordsSpared } from "../meeting/sparedWords.ts";
import { requireIn } from "./access.ts";
import { peopleIn, requireFewChanges } from "./checks.ts";
import type { Command, CommandType } from "./commands.ts";
import type { EntryEvent, EventBody } from "./events.ts";
import { evolve } from "./evolve.ts";
import { archive, archiveResult } from "./rules/archiving.ts";
import { handOver, noteReopened, openEntry, takeIn } from "./rules/beginning.ts";
import { addLysglimt, askFollowUp, change, close, setGoal, setLevel, transfer } from "./rules/changing.ts";
import type { Rule } from "./rules/rule.ts";
import { addTiltak, changeTiltak, evaluate, moveEvaluation } from "./rules/tiltak.ts";
import { type EntryState, known } from "./state.ts";

type Rules = { readonly [T in CommandType]: Rule<T> };

/** Every command has its rule; the type checker sees to that. */
const RULES: Rules = {
  open: openEntry,
  handOver,
  takeIn,
  change,
  setGoal,
  setLevel,
  addTiltak,
  changeTiltak,
  moveEvaluation,
  evaluate,
  addLysglimt,
  askFollowUp,
  transfer,
  close,
  noteReopened,
  archive,
  archiveResult,
};

/** What comes of something else that was decided, and is nobody's to ask for. */
const BY_SYSTEM: readonly CommandType[] = ["handOver", "takeIn", "setGoal", "noteReopened", "archiveResult"];
/** What takes something else than to be allowed to write. */
const TO: Partial<Record<CommandType, "read" | "archive">> = { addLysglimt: "read", archive: "archive" };
const CHANGES: readonly EventBody["type"][] = ["entryChanged", "tiltakChanged", "levelSet", "evaluationMoved"];

/** What happens when `command` meets `state` at `nowMs`; nothing where nothing changes. Throws Refused. */
export function decide(command: Command, state: EntryState, nowMs: number): EntryEvent[] {
  requireMay(command, state);
  const rule = RULES[command.type] as Rule<CommandType>;
  const happen = (body: EventBody): EntryEvent => ({ ...body, by: command.by, atMs: nowMs });
  const done = rule(state, command, nowMs).map(happen);
  const events = [...done, ...sparedBy(command, done.reduce<EntryState>(evolve, state)).map(happen)];
  if (state.status !== "none" && events.some(({ type }) => CHANGES.includes(type))) requireFewChanges(state);
  return events;
}

/** Words that the writer says are no child, where they stand in what was written: the eining's next ones know them. */
function sparedBy(command: Command, after: EntryState): EventBody[] {
  if (after.status === "none" || command.noChild === undefined) return [];
  const { belongsTo: _eining, takesUp: _other, busyElsewhere: _busy, spared: before = [], ...said } = command;
  const info = { eining: after.eining.name, topic: "" };
  return wordsSpared(said, { people: peopleIn(after), info, spared: { before, here: after.spared ?? [] } });
}

/** Who may open one is for its rule to say: there is nothing to be in yet. */
function requireMay({ type, by, belongsTo }: Command, state: EntryState): void {
  if (BY_SYSTEM.includes(type)) {
    if (by !== SYSTEM) throw new Refused("notInEntry");
  } else if (type !== "open") requireIn(known(state), belongsTo, by, TO[type] ?? "write");
}
