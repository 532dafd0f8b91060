/** Who somebody is, where that opens something for them: over real HTTP, as Teams and others may tell of people. */
import { expect, test } from "vitest";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { roster } from "../../src/teams/roster.ts";
import { silent } from "../store/database.ts";
import { connectorStandIn } from "./connectorStandIn.ts";

const OWN = "0b1c2d3e-0000-4000-8000-000000000001";
const KARI = {
  id: "29:kari",
  aadObjectId: "kari",
  name: "Kari",
  email: "Kari.Nes@kommune.example",
  tenantId: OWN.toUpperCase(),
  userRole: "user",
};

async function told(member: unknown, ownTenantId: string | undefined = OWN) {
  const standIn = await connectorStandIn();
  const people = roster(new BotAdapter(noIdentity), silent, ownTenantId);
  standIn.answer = () => ({ status: 200, body: { members: [member] } });
  const inChat = await people.colleagues(standIn.chat);
  standIn.answer = () => ({ status: 200, body: member });
  const alone = await people.colleague(standIn.chat, "29:kari");
  expect(inChat).toEqual(alone === undefined ? [] : [alone]);
  return alone;
}

test("an account of the own tenant is known by the address that Teams tells", async () => {
  expect(await told(KARI)).toEqual({ personId: "kari", email: "Kari.Nes@kommune.example" });
});

test("the user name is the address of those of whom no other is told", async () => {
  const { email: _email, ...rest } = KARI;
  const named = { ...rest, userPrincipalName: "kari@kommune.example" };
  expect(await told(named)).toEqual({ personId: "kari", email: "kari@kommune.example" });
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["of another tenant", { tenantId: "0b1c2d3e-0000-4000-8000-000000000002" }],
  ["whose tenant is not told", { tenantId: undefined }],
  ["who is a guest", { userRole: "guest" }],
  ["who joined without signing in", { userRole: "anonymous", aadObjectId: undefined }],
  ["with the user name of a guest", { userPrincipalName: "kari_gmail.com#EXT#@kommune.onmicrosoft.com" }],
  ["without an object id", { aadObjectId: undefined }],
  ["without an address", { email: undefined }],
  ["with something else than an address", { email: "Kari <kari@kommune.example>" }],
])("somebody %s is nobody's colleague, whatever address is told", async (_who, fields) => {
  expect(await told({ ...KARI, ...fields })).toBeUndefined();
});

test("what can't be read, and who is not there, is nobody", async () => {
  expect(await told({ id: 7 })).toBeUndefined();
  const standIn = await connectorStandIn();
  standIn.answer = () => ({ status: 404, body: { error: { code: "MemberNotFoundInConversation", message: "" } } });
  const people = roster(new BotAdapter(noIdentity), silent, OWN);
  expect(await people.colleague(standIn.chat, "29:kari")).toBeUndefined();
});
