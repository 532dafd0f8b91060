/** As much of a room as those need who act in it by themselves. */
import type { BotView } from "../api/views.ts";
import type { Person } from "./person.ts";
import type { World } from "./world.ts";

export interface Scene {
  readonly world: World;
  readonly bot: { readonly status: BotView["status"]; readonly pid: number | undefined };
  /** Somebody in the room by name, Teams id or aadObjectId. Throws when there is nobody. */
  person(who: string): Person;
}
