/** What today's code makes otherwise of a recorded stream than the release did, and why. Anything not listed is a fault. */

type Added = readonly [path: string, why: string];

/** Parts of the state that the release did not have; `*` is any key. */
const SINCE: Readonly<Record<string, readonly Added[]>> = {
  "0.1.0": [
    ["referat.work.intoEntries", "the leader chooses which entries of the stafettlogg the tiltak go into"],
    ["referat.work.notOpen", "which of those that were chosen could take nothing"],
    ["record.contributions.*.saidAtMs", "the same said twice within a minute was sent twice"],
    ["moved", "a second press within two seconds of a move belongs to the first"],
    ["toldBy", "who said that somebody is here decides whether Teams is believed about them"],
    ["remarks.*.key", "what was said once is known by a name of its own, and not by its place in a list"],
    ["reminders.*.key", "the same"],
    ["prompts.*.key", "the same"],
    ["referat.work.partsLeftOut", "the leader chooses which parts stand after the short referat; it had them all"],
    ["referat.lastSent.partsLeftOut", "the same, as it was sent"],
    ["lateAtMs", "whoever comes late is told where the meeting is, while that is news"],
    ["happened", "a form knows how much had happened when it was drawn"],
    ["edits", "whoever writes on what another has changed meanwhile is asked"],
    ["changes", "nobody changes what was settled hundreds of times"],
    ["questions", "what one person was asked is brought to them where they look, and closed when it is answered"],
    ["prompts.*.toId", "a prompt is for whoever was viddevakt then, also when somebody else is now"],
    ["undoables", "what one has done can be taken back for a while"],
    ["asItStood", "the end can be taken back for ten minutes"],
    ["viddevakt.atMs", "whoever is asked is told so in private while that is news"],
  ],
};

export function sinceOf(release: string): readonly Added[] {
  return SINCE[release] ?? [];
}

/** What parts of the state were called then, and what they are called now; done in this order. */
type Renamed = readonly [path: string, then: string, now: string, why: string];

const RENAMED: Readonly<Record<string, readonly Renamed[]>> = {
  "0.1.0": [
    ["record.contributions.*", "kind", "tiltakKind", "the kind of an innspel is called so"],
    ["record.contributions.*", "phase", "kind", "other scripts have other phases for innspel of the same kind"],
  ],
};

/** A state that the release recorded, with today's names. */
export function renamedSince(release: string, state: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(state));
  for (const [path, then, now] of RENAMED[release] ?? []) {
    at(copy, path.split("."), (fields) => {
      if (!(then in fields)) return;
      fields[now] = fields[then];
      delete fields[then];
    });
  }
  return copy;
}

/** Texts in the state that a referat composed by that release showed, and one composed now does not. */
const NO_LONGER_SHOWN: Readonly<Record<string, readonly Added[]>> = {
  "0.1.0": [
    ["remarks.*.reason", "why the group went back was for the group: in the archive it reads as a reproach"],
    ["info.topic", "what the group agreed on stands in its place"],
  ],
};

export function noLongerShownOf(release: string): readonly Added[] {
  return NO_LONGER_SHOWN[release] ?? [];
}

/** `value` as JSON holds it, without what lies at `paths`. */
export function without(value: unknown, paths: readonly string[]): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  for (const path of paths) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    at(copy, keys, (fields) => delete fields[last]);
  }
  return copy;
}

/** Does something to each object at `keys`. */
function at(value: unknown, [key, ...rest]: readonly string[], todo: (fields: Record<string, unknown>) => void): void {
  if (typeof value !== "object" || value === null) return;
  const fields = value as Record<string, unknown>;
  if (key === undefined) todo(fields);
  else for (const each of key === "*" ? Object.keys(fields) : [key]) at(fields[each], rest, todo);
}
