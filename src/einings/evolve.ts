import type { PersonId } from "../meeting/people.ts";
import type { EiningEvent } from "./events.ts";
import type { EiningPerson } from "./people.ts";
import type { Eining, EiningState } from "./state.ts";
import { evolveTopics } from "./topics.ts";

/** The state after an event. Total: what does not fit changes nothing but the count. */
export function evolve(state: EiningState, event: EiningEvent): EiningState {
  if (state.status === "none") {
    if (event.type !== "einingFounded") return state;
    const none = { people: [], former: [], groups: [], daysOff: [], topics: [] };
    const ever = { daysOffSince: 0, peopleEver: 0, groupsEver: 0, topicsEver: 0 };
    return { status: "known", ...event.facts, ...none, ...ever, happened: 1 };
  }
  const { happened } = state;
  return { ...after(state, event), happened: happened + 1 };
}

function after(eining: Eining, event: EiningEvent): Eining {
  switch (event.type) {
    case "einingFounded":
      return eining;
    case "factsChanged": {
      const { number: _before, ...rest } = eining;
      return { ...rest, ...event.facts };
    }
    case "personAdded":
      return { ...withPeople(eining, [...eining.people, event.person]), peopleEver: eining.peopleEver + 1 };
    case "personChanged": {
      const { key, name, email, roles, contactOf } = event;
      return changing(eining, key, ({ email: _before, ...person }) => ({
        ...person,
        name,
        roles,
        contactOf,
        ...(email === undefined ? {} : { email }),
      }));
    }
    case "personRecognised":
      return changing(eining, event.key, (person) => ({ ...person, personId: event.personId }));
    case "personLeft":
      return leaving(eining, event.key);
    case "groupSet": {
      const { group } = event;
      const isThere = eining.groups.some(({ id }) => id === group.id);
      const groups = isThere
        ? eining.groups.map((one) => (one.id === group.id ? group : one))
        : [...eining.groups, group];
      return { ...eining, groups, groupsEver: eining.groupsEver + (isThere ? 0 : 1) };
    }
    case "groupDissolved":
      return { ...eining, groups: eining.groups.filter(({ id }) => id !== event.id) };
    case "daysOffSet":
      return { ...eining, daysOff: event.daysOff, daysOffSince: eining.happened + 1 };
    case "topicKept":
    case "topicTaken":
    case "topicDropped":
      return evolveTopics(eining, event, event.atMs);
  }
}

function changing(eining: Eining, key: string, change: (person: EiningPerson) => EiningPerson): Eining {
  return withPeople(
    eining,
    eining.people.map((person) => (person.key === key ? change(person) : person)),
  );
}

function leaving(eining: Eining, key: string): Eining {
  const id = eining.people.find((person) => person.key === key)?.personId;
  const people = eining.people.filter((person) => person.key !== key);
  const groups = eining.groups.map((group) => ({ ...group, members: group.members.filter((one) => one !== key) }));
  return withPeople({ ...eining, groups }, people, id === undefined ? [] : [id]);
}

/** Whoever is in the eining again is no former one. */
function withPeople(eining: Eining, people: readonly EiningPerson[], gone: readonly PersonId[] = []): Eining {
  const isIn = (id: PersonId) => people.some(({ personId }) => personId === id);
  const former = [...new Set([...eining.former, ...gone])].filter((id) => !isIn(id));
  return { ...eining, people, former };
}
