/** Binds people whom a roster of the own tenant has shown to who they are in einings. */
import { SYSTEM } from "../../meeting/people.ts";
import type { Colleague } from "../ports/people.ts";
import type { EiningParts } from "./ofMeeting.ts";

/** Doing it again changes nothing. An address that two accounts have says nothing about either. */
export async function recognise({ all, store }: EiningParts, shown: readonly Colleague[]): Promise<void> {
  const byEmail = Map.groupBy(shown, ({ email }) => email.toLowerCase());
  if (byEmail.size === 0) return;
  for (const { einingId, email } of await store.unrecognised([...byEmail.keys()])) {
    const [person, ...others] = byEmail.get(email) ?? [];
    if (person === undefined || others.length > 0) continue;
    const { personId } = person;
    await all.handle(einingId, { type: "recognise", email, personId, by: SYSTEM, as: "member" });
  }
}
