/** Those who hold meetings with several bots. */
import type { Member } from "../support/teamsRecord.ts";

export const PEOPLE: readonly Member[] = ["Rita", "Olav", "Siri", "Per", "Kari", "Nils"].map((name, at) => ({
  id: `29:${name}`,
  aadObjectId: `00000000-0000-4000-8000-00000000000${at}`,
  name: `${name} Nes`,
  email: `${name.toLowerCase()}@kommune.example`,
}));
export const [RITA, OLAV] = PEOPLE as [Member, Member, ...Member[]];
