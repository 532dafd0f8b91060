/** Any event of an eining, with any content. */
import fc from "fast-check";
import { type EiningEvent, type EventBody, ORIGINS } from "../../src/einings/events.ts";
import { type EiningPerson, ROLES } from "../../src/einings/people.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { TENESTER } from "../../src/meeting/people.ts";

const text = fc.string({ unit: "binary", maxLength: 30 });
const key = fc.constantFrom("p1", "p2", "p3");
const topicId = fc.constantFrom("s1", "s2");
const services = TENESTER.filter((teneste) => teneste !== "eining");
const standing = { roles: fc.subarray([...ROLES]), contactOf: fc.subarray([...services]) };
const facts = fc.record(
  {
    name: text,
    number: text,
    einingKind: fc.constantFrom("school", "kindergarten"),
    målform: fc.constantFrom(...MALFORMER),
  },
  { requiredKeys: ["name", "einingKind", "målform"] },
);
const person: fc.Arbitrary<EiningPerson> = fc.record(
  { key, name: text, email: text, personId: text, ...standing },
  { requiredKeys: ["key", "name", "roles", "contactOf"] },
);
const type = <const T extends EventBody["type"]>(name: T) => fc.constant(name);

const bodies: { readonly [T in EventBody["type"]]: fc.Arbitrary<Extract<EventBody, { type: T }>> } = {
  einingFounded: fc.record({ type: type("einingFounded"), facts, because: fc.constantFrom(...ORIGINS) }),
  factsChanged: fc.record({ type: type("factsChanged"), facts }),
  personAdded: fc.record({ type: type("personAdded"), person }),
  personChanged: fc.record(
    { type: type("personChanged"), key, name: text, email: text, ...standing },
    { requiredKeys: ["type", "key", "name", "roles", "contactOf"] },
  ),
  personRecognised: fc.record({ type: type("personRecognised"), key, personId: text }),
  personLeft: fc.record({ type: type("personLeft"), key }),
  groupSet: fc.record({
    type: type("groupSet"),
    group: fc.record({ id: fc.constantFrom("g1", "g2"), name: text, members: fc.array(key) }),
  }),
  groupDissolved: fc.record({ type: type("groupDissolved"), id: fc.constantFrom("g1", "g2") }),
  daysOffSet: fc.record({
    type: type("daysOffSet"),
    daysOff: fc.array(fc.record({ from: text, to: text, words: text }), { maxLength: 3 }),
  }),
  topicKept: fc.record({ type: type("topicKept"), id: topicId, text }),
  topicTaken: fc.record({ type: type("topicTaken"), id: topicId, meetingId: text }),
  topicDropped: fc.record({ type: type("topicDropped"), id: topicId }),
};

export const anyEvent: fc.Arbitrary<EiningEvent> = fc
  .tuple(fc.oneof(...Object.values(bodies)), text, fc.integer())
  .map(([body, by, atMs]) => ({ ...body, by, atMs }) as EiningEvent);
