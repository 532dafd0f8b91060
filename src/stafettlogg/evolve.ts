/** The entry after an event. Total: what does not fit changes nothing but the count. */
import { SYSTEM } from "../meeting/people.ts";
import type { EntryEvent, EntryEventOf } from "./events.ts";
import type { Entry, EntryState } from "./state.ts";
import { isActive, type Tiltak } from "./tiltak.ts";

export function evolve(state: EntryState, event: EntryEvent): EntryState {
  if (state.status === "none") return event.type === "entryOpened" ? opened(event) : state;
  return { ...after(state, event), happened: state.happened + 1 };
}

function opened({ eining, fields, level, holder, origin, by, atMs }: EntryEventOf<"entryOpened">): Entry {
  return {
    status: "open",
    eining,
    fields,
    level,
    holder,
    heldBefore: [],
    openedById: by,
    openedAtMs: atMs,
    ...(origin === undefined ? {} : { origin }),
    ...(by === SYSTEM ? { asHanded: true } : {}),
    tiltak: [],
    lysglimt: [],
    archived: [],
    happened: 1,
    changedAt: 1,
    changes: 0,
  };
}

function after(entry: Entry, event: EntryEvent): Entry {
  switch (event.type) {
    case "entryOpened":
      return entry;
    case "entryChanged":
      return changed({ ...untouchedBy(entry, event), fields: event.fields, changedAt: entry.happened + 1 });
    case "levelSet":
      return changed({ ...entry, level: event.level });
    case "tiltakAdded":
      return { ...entry, tiltak: [...entry.tiltak, added(entry, event)] };
    case "tiltakChanged":
    case "evaluationMoved":
    case "tiltakEvaluated":
      return ofTiltak(entry, event);
    case "lysglimtAdded": {
      const { id, text, by, atMs } = event;
      return { ...entry, lysglimt: [...entry.lysglimt, { id, text, byId: by, atMs }] };
    }
    case "wordSpared": {
      const { word, atMs } = event;
      const others = (entry.spared ?? []).filter((one) => one.word !== word);
      return { ...entry, spared: [...others, { word, spared: true, atMs }] };
    }
    case "followUpAsked":
      return { ...entry, followUpAsked: true };
    case "entryTransferred":
      return { ...entry, holder: event.to, heldBefore: [...entry.heldBefore, entry.holder] };
    case "entryClosed": {
      const { because, sentence, atMs, by, inMeeting } = event;
      const closed = { closedAtMs: atMs, closedById: by, ...(inMeeting === undefined ? {} : { inMeeting }) };
      return { ...takenUp(entry), status: "closed", because, sentence, ...closed };
    }
    case "entryReopened":
      return entry.status === "closed" ? { ...entry, reopenedAs: event.as } : entry;
    case "archiveAsked": {
      const { edition, atMs } = event;
      return { ...entry, archive: { edition, status: "asked", atMs } };
    }
    case "archived":
    case "archiveFailed":
      return answered(entry, event);
  }
}

/** What is said of an older edition changes nothing of the newest, but the archive has it. */
function answered(entry: Entry, event: EntryEventOf<"archived" | "archiveFailed">): Entry {
  const { edition, atMs } = event;
  const isDelivered = event.type === "archived" && !event.awaitsReceipt;
  const archived = isDelivered ? [...new Set([...entry.archived, edition])] : entry.archived;
  if (entry.archive?.edition !== edition) return { ...entry, archived };
  const { fault: _before, ...archive } = entry.archive;
  if (event.type === "archiveFailed")
    return { ...entry, archive: { ...archive, status: "failed", atMs, fault: event.fault } };
  return { ...entry, archived, archive: { ...archive, status: isDelivered ? "delivered" : "awaitingReceipt", atMs } };
}

/** What was to be taken up has been. */
function takenUp({ followUpAsked: _asked, ...entry }: Entry): Entry {
  return entry as Entry;
}

function changed(entry: Entry): Entry {
  return { ...entry, changes: entry.changes + 1 };
}

/** Whether it stands as a meeting handed it over: not when a person has changed it. */
function untouchedBy<T extends { readonly asHanded?: true }>(thing: T, { by }: EntryEvent): T {
  if (by === SYSTEM) return thing;
  const { asHanded: _before, ...rest } = thing;
  return rest as T;
}

function added({ happened }: Entry, { id, tiltak, kept, from, by, atMs }: EntryEventOf<"tiltakAdded">): Tiltak {
  return {
    ...tiltak,
    id,
    addedById: by,
    addedAtMs: atMs,
    ...(from === undefined ? {} : { from }),
    ...(by === SYSTEM ? { asHanded: true } : {}),
    kept,
    moved: [],
    changedAt: happened + 1,
  };
}

/** What has been evaluated is never changed, whatever comes after it. */
function ofTiltak(entry: Entry, event: EntryEventOf<"tiltakChanged" | "evaluationMoved" | "tiltakEvaluated">): Entry {
  const change = (one: Tiltak): Tiltak => {
    if (one.id !== event.id || !isActive(one)) return one;
    const at = { changedAt: entry.happened + 1 };
    switch (event.type) {
      case "tiltakChanged": {
        const { id, addedById, addedAtMs, from, asHanded, moved } = one;
        const stays = { id, addedById, addedAtMs, moved, ...(from && { from }), ...(asHanded && { asHanded }) };
        return untouchedBy({ ...event.tiltak, ...stays, kept: event.kept, ...at }, event);
      }
      case "evaluationMoved": {
        const { evaluateBy: to, reason, kept = [], by: byId, atMs, inMeeting } = event;
        const said = { byId, atMs, ...(inMeeting === undefined ? {} : { inMeeting }) };
        const moved = [...one.moved, { from: one.evaluateBy, to, reason, ...said }];
        const all = [...new Set([...one.kept, ...kept])];
        return untouchedBy({ ...one, evaluateBy: to, moved, kept: all, ...at }, event);
      }
      case "tiltakEvaluated": {
        const { outcome, reason, tookPart, by: byId, atMs, inMeeting } = event;
        const said = { byId, atMs, ...(inMeeting === undefined ? {} : { inMeeting }) };
        return { ...one, evaluation: { outcome, reason, tookPart, ...said }, ...at };
      }
    }
  };
  const before = event.type === "tiltakChanged" ? entry : takenUp(entry);
  const after = { ...before, tiltak: entry.tiltak.map(change) };
  return event.type === "tiltakEvaluated" ? after : changed(after);
}
