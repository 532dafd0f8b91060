/** What every card must pass: Microsoft's schema, Microsoft's parser, and Teams' limit of size. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";

const SCHEMA = new URL("../schemas/adaptive-card-1.5.0.json", import.meta.url);

type Json = Readonly<Record<string, unknown>>;

const validate = compiled();

function compiled() {
  // Draft-06, which ajv takes without the name of the draft (see README.md beside the schema).
  const { $schema: _draft, id, ...schema } = JSON.parse(readFileSync(SCHEMA, "utf8"));
  return new Ajv({ strict: false, validateFormats: false }).compile({ ...schema, $id: id });
}

/** What the 1.5 schema says against a card; nothing is well. `msteams` and `msTeams` are Teams' own and left out. */
export function schemaErrors(card: Json): string[] {
  const plain = JSON.stringify(card, (key, value) => (key.toLowerCase() === "msteams" ? undefined : value));
  validate(JSON.parse(plain));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

// The package's main entry does not load in Node; this one does.
const adaptivecards: typeof import("adaptivecards") = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
);

/** What Microsoft's renderer says against a card when it reads it. */
export function parserErrors(card: Json): string[] {
  // The renderer's pattern for languages remembers where it last stood, and would refuse every other card.
  const { regEx } = adaptivecards.CardElement.langProperty;
  if (regEx !== undefined) regEx.lastIndex = 0;
  const context = new adaptivecards.SerializationContext();
  const parsed = new adaptivecards.AdaptiveCard();
  parsed.parse(JSON.parse(JSON.stringify(card)), context);
  const reading = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const checking = parsed.validateProperties().validationEvents.map((event) => event.message);
  return [...reading, ...checking];
}

/** Teams counts a card in UTF-16: 80 KB are this many units. */
export const MOST_UNITS = 40_960;

export function units(card: Json): number {
  return JSON.stringify(card).length;
}
