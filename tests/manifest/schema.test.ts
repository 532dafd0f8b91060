import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Draft04 from "ajv-draft-04";
import { describe, expect, test } from "vitest";
import nb from "../../manifest/nb-no.json" with { type: "json" };
import { filledManifest } from "../../manifest/package.ts";
import { commandsOf, manifest } from "./manifest.ts";
import { SETTINGS } from "./settings.ts";

const SCHEMAS = "@microsoft/app-manifest/build/json-schemas/teams/v1.30";
const here = createRequire(import.meta.url);

/** What the schema says against `json`. */
function faults(schema: string, json: unknown): unknown {
  const ajv = new Draft04.default({ strict: false, allErrors: true, formats: { uri: true }, unicodeRegExp: false });
  const validate = ajv.compile(JSON.parse(readFileSync(here.resolve(`${SCHEMAS}/${schema}`), "utf8")));
  validate(json);
  return validate.errors ?? [];
}

describe("Teams takes the manifest", () => {
  test("by its schema", async () => {
    expect(faults("MicrosoftTeams.schema.json", await filledManifest(SETTINGS, "1.0.0"))).toEqual([]);
  });

  test("and the schema would find a fault", async () => {
    const filled = (await filledManifest(SETTINGS, "1.0.0")) as object;
    expect(faults("MicrosoftTeams.schema.json", { ...filled, defaultInstallScope: "meeting" })).not.toEqual([]);
  });

  test("in bokmål too", () => {
    expect(faults("MicrosoftTeams.Localization.schema.json", nb)).toEqual([]);
  });

  test("within the limits of its store", () => {
    const { name, description, bots, authorization } = manifest;
    expect(name.short.length).toBeLessThanOrEqual(30);
    expect(description.short.length).toBeLessThanOrEqual(80);
    expect(bots).toHaveLength(1);
    expect(commandsOf(manifest).every(({ commands }) => commands.length <= 12)).toBe(true);
    expect(authorization.permissions.resourceSpecific.length).toBeLessThanOrEqual(16);
  });
});

test("bokmål translates every text of the manifest, and nothing that isn't there", () => {
  const { $schema: _schema, ...texts } = nb;
  const commands = commandsOf(manifest).flatMap((list, at) =>
    list.commands.flatMap((_command, place) =>
      ["title", "description"].map((field) => `bots[0].commandLists[${at}].commands[${place}].${field}`),
    ),
  );
  const own = ["name.short", "name.full", "description.short", "description.full"];
  expect(Object.keys(texts).sort()).toEqual([...own, ...commands].sort());
});

test("files can be sent to it in private, which asks for no permission", () => {
  expect(manifest.bots[0]).toMatchObject({ supportsFiles: true });
  expect(manifest.bots[0]?.scopes).toContain("personal");
});

test("it asks for no more than is used: members, roles, and that a meeting and its people come and go", () => {
  expect(manifest.authorization.permissions.resourceSpecific.map(({ name }) => name)).toEqual([
    "ChatMember.Read.Chat",
    "OnlineMeeting.ReadBasic.Chat",
    "OnlineMeetingParticipant.Read.Chat",
  ]);
});
