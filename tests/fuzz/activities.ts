/** Activities as Teams documents them, bent: fields gone, of another kind, far too long, or from another activity. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { DIALOGS } from "../../cards/verbs.ts";

const FIXTURES = join(import.meta.dirname, "..", "fixtures", "teams");
/** The first is an administrator of the bot they are sent to. */
export const PEOPLE = Array.from({ length: 6 }, (_, i) => ({
  id: `29:fuzz${i}`,
  aadObjectId: `00000000-0000-4000-8000-00000000000${i}`,
  name: `Person ${i}`,
}));
const CHATS = [
  { id: "19:meeting_fuzz@thread.v2", conversationType: "groupChat", isGroup: true },
  { id: "19:group_fuzz@thread.v2", conversationType: "groupChat", isGroup: true },
  { id: "a:fuzz", conversationType: "personal" },
];
const COMMANDS = ["hjelp", "status", "pause", "fortsett", "neste", "vidare", "avbryt", "språk bokmål", "språk"];
/** The buttons that act at once. */
const ACTS = [
  ..."start refresh join leave agree pass nextPhase endRound anotherRound nextSpeaker concludeStatusQuo begin".split(
    " ",
  ),
  ..."acceptViddevakt declineViddevakt askToLead takeOver lead stay approve sendNow send holdBack resume pause".split(
    " ",
  ),
];

/** What is done with schools, entries, figures, lists and reminders in the private chat. */
const BESIDE = [
  ..."einingFound einingDescribe einingPerson einingRemovePerson einingGroup einingDissolveGroup einingDaysOff".split(
    " ",
  ),
  ..."einingKeepTopic einingDropTopic entryOpen entryChange entryTiltak entryEvaluate entryLysglimt entryTransfer".split(
    " ",
  ),
  ..."entryHandOn entryClose entryLevel entryReopen entryExport entryArchive entryAskFollowUp listTake".split(" "),
  ..."figuresShow figuresSheet reminderAnswer reminderSnooze reminderOff reminderOn startFollowUp".split(" "),
];
const BESIDE_DIALOGS = [
  ..."einings einingNew eining einingFacts einingPerson einingGroup einingDaysOff einingTopics".split(" "),
  ..."entry entryNew entryFields entryTiltak entryOthers entryReferat entryEvaluate entryLysglimt".split(" "),
  ..."entryTransfer entryHandOn entryClose entryFollowUp".split(" "),
];
const BESIDE_FIELDS = [
  ..."e key page search einingKind målform number leaderName roles contactOf members about number drawnAt kept".split(
    " ",
  ),
  ..."oppmerksomheit goal informed names words responsible startBy evaluateBy meetOn kind outcome level holder".split(
    " ",
  ),
  ..."because sentence entryId tiltakId answer days scope year view list from meeting follows noChild confirmed".split(
    " ",
  ),
];

type Json = Record<string, unknown>;
const recorded = globSync("*.json", { cwd: FIXTURES })
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FIXTURES, name), "utf8")) as Json);

const message = fc
  .oneof(
    fc.constantFrom(...COMMANDS),
    fc.constant("start Fjordglytt skule: uro i friminutta"),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.constantFrom("<at>", ".", " ", "\u0000", "א").map((sign) => sign.repeat(2_000)),
  )
  .map((text): Json => ({ type: "message", text: `<at>BTI</at> ${text}` }));

const form = fc.dictionary(
  fc.constantFrom(
    "m",
    "v",
    "text",
    "personId",
    "targetId",
    "id",
    "email",
    "name",
    "eining",
    "topic",
    "minutes",
    "choice",
    "__proto__",
    ...BESIDE_FIELDS,
  ),
  fc.oneof(
    fc.anything({ maxDepth: 3 }),
    fc.constantFrom(...PEOPLE.map(({ aadObjectId }) => aadObjectId), "", "1", "x".repeat(5_000)),
    fc.constantFrom(
      "a\0b",
      "\ud800",
      "school",
      "nn",
      "leader",
      "employee",
      "Fjordglytt skule",
      "2027-03-08",
      "true",
      1e300,
    ),
  ),
);
const verb = fc.oneof(
  fc.constantFrom(...DIALOGS, ...ACTS),
  fc.constantFrom(...BESIDE, ...BESIDE_DIALOGS),
  fc.string({ maxLength: 20 }),
);
const press = fc.record({ verb, data: form, trigger: fc.constantFrom("manual", "automatic", "") }).map(
  ({ verb: v, data, trigger }): Json => ({
    type: "invoke",
    name: "adaptiveCard/action",
    value: { action: { type: "Action.Execute", verb: v, data: { verb: v, ...data } }, trigger },
  }),
);
const dialog = fc
  .record({ name: fc.constantFrom("task/fetch", "task/submit"), verb, data: form })
  .map(({ name, verb: v, data }): Json => ({ type: "invoke", name, value: { data: { verb: v, dialog: v, ...data } } }));

/** What may stand where something else should. */
const odd = fc.oneof(
  fc.anything({ maxDepth: 3, withNullPrototype: false }),
  fc.constantFrom<unknown>(
    null,
    "",
    0,
    -1,
    1e300,
    true,
    [],
    {},
    [[]],
    "x".repeat(20_000),
    "\ud800",
    "a\0b",
    "29:fuzz0",
    {
      id: null,
    },
  ),
);

/** At which field, counted over all fields of the activity; what to do there. */
const bend = fc.record({ at: fc.nat(), how: fc.constantFrom("drop", "replace", "replace"), by: odd });
type Bend = typeof bend extends fc.Arbitrary<infer T> ? T : never;

function places(value: unknown): [Json, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value as Json, key] as [Json, string], ...places((value as Json)[key])]);
}

function bent(whole: Json, { at, how, by }: Bend): Json {
  const found = places(whole);
  const [parent, key] = found[at % Math.max(1, found.length)] ?? [whole, "type"];
  if (how === "drop") delete parent[key];
  // A copy: the same odd thing may be put in again, and itself be bent there.
  else parent[key] = structuredClone(by);
  return whole;
}

/** `serviceUrl` is where the bot may call back; now and then that is bent too. */
export function activities(serviceUrl: string): fc.Arbitrary<string> {
  return fc
    .record({
      content: fc.oneof(fc.constantFrom(...recorded), message, press, dialog),
      from: fc.constantFrom(...PEOPLE),
      conversation: fc.constantFrom(...CHATS),
      id: fc.option(fc.nat(50_000).map(String), { nil: undefined }),
      bends: fc.array(bend, { maxLength: 3 }),
    })
    .map(({ content, from, conversation, id, bends }) => {
      const whole = structuredClone({
        channelId: "msteams",
        channelData: { tenant: { id: "t" } },
        recipient: { id: "28:bot", name: "BTI" },
        ...content,
        serviceUrl,
        from,
        conversation: { ...conversation, tenantId: "t" },
        ...(id === undefined ? {} : { id }),
      });
      return JSON.stringify(bends.reduce(bent, whole as Json), (_key, value) =>
        typeof value === "bigint" ? String(value) : value,
      );
    });
}
