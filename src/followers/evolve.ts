/** What somebody is reminded of, after an event. Total: what does not fit changes nothing. */
import type { FollowerEvent, TiltakRef } from "./events.ts";
import { calendarAfter, type Followed, type Follower, followed, isSame, keyAlone } from "./state.ts";

export function evolve(follower: Follower, event: FollowerEvent): Follower {
  switch (event.type) {
    case "reminded": {
      const { person, målform, item } = event;
      const { answered, calendar } = followed(follower, item) ?? {};
      const now = { ...item, isTold: false, ...(answered && { answered }), ...(calendar && { calendar }) };
      const known = follower.isOff ? keyAlone(person) : person;
      return { ...follower, person: known, målform, tiltak: [...without(follower, [item]), now] };
    }
    case "digestGiven": {
      const { snoozedUntil: _over, ...rest } = follower;
      const { number, on, items, dropped } = event;
      // What their calendar has is taken away there first.
      const gone = dropped.filter((ref) => followed(follower, ref)?.calendar === undefined);
      const told = changing({ ...rest, tiltak: without(follower, gone) }, items, (one) => ({ ...one, isTold: true }));
      return { ...told, digest: { number, on, items } };
    }
    case "digestDoubted":
      return changing(follower, follower.digest?.items ?? [], (one) => ({ ...one, isTold: false }));
    case "digestMailed": {
      const { items = [] } = follower.digest ?? {};
      const ended = items.filter(({ evaluateBy }) => evaluateBy === null);
      const mailed = { ...follower, mailed: event.number, tiltak: without(follower, ended) };
      return items.reduce((state, { evaluateBy, ...ref }) => {
        const noted = evaluateBy === null ? undefined : calendarAfter(followed(state, ref)?.calendar, evaluateBy);
        return noted === undefined ? state : changing(state, [ref], (one) => ({ ...one, calendar: noted }));
      }, mailed);
    }
    case "calendarOutdated":
      return changing(follower, [event], (one) => ({ ...one, isTold: false }));
    case "answered": {
      const { answer } = event;
      return changing(follower, [event], (one) => {
        const { step, evaluateBy } = one;
        return { ...one, answered: { answer, step, evaluateBy } };
      });
    }
    case "snoozed": {
      // What was told is told again then.
      const again = changing(follower, follower.digest?.items ?? [], (one) => ({ ...one, isTold: false }));
      return { ...again, snoozedUntil: event.until };
    }
    case "turnedOff": {
      const { person } = follower;
      return { ...follower, isOff: true, ...(person && { person: keyAlone(person) }) };
    }
    case "turnedOn":
      return { ...follower, isOff: false };
  }
}

function without({ tiltak }: Follower, refs: readonly TiltakRef[]): readonly Followed[] {
  return tiltak.filter((one) => !refs.some((ref) => isSame(one, ref)));
}

function changing(follower: Follower, refs: readonly TiltakRef[], change: (one: Followed) => Followed): Follower {
  const isMeant = (one: Followed) => refs.some((ref) => isSame(one, ref));
  return { ...follower, tiltak: follower.tiltak.map((one) => (isMeant(one) ? change(one) : one)) };
}
