/** People of a list by what tells them apart: whose line is another's is found without going through all of a long list. */
import { type Identity, isPerson } from "../einings/people.ts";

type Told = Omit<Identity, "name">;

export class People<Person extends Told> {
  readonly #known = new Map<string, Person[]>();

  add(person: Person): void {
    for (const key of keysOf(person)) this.#known.set(key, [...(this.#known.get(key) ?? []), person]);
  }

  /** Everybody who is the same person, each once. */
  same(person: Told): readonly Person[] {
    const perhaps = new Set(keysOf(person).flatMap((key) => this.#known.get(key) ?? []));
    return [...perhaps].filter((one) => isPerson(one, person));
  }
}

function keysOf({ email, personId }: Told): readonly string[] {
  return [...(personId === undefined ? [] : [`id ${personId}`]), ...(email === undefined ? [] : [`mail ${email}`])];
}
