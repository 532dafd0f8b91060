/** The embedded database, with what it made of a statement kept for the next time. */
import { PGlite } from "@electric-sql/pglite";
import { LRUCache } from "lru-cache";

/** There are some two hundred; lists of values give a few more. */
const KEPT = 300;
/** A plan is made for tables as large as they are then, and nothing tells the embedded database that they have grown. */
const KEPT_MS = 10 * 60_000;

type Answers = Awaited<ReturnType<PGlite["execProtocolStream"]>>;

interface Prepared {
  readonly name: string;
  /** What the database says of its parameters and columns. */
  described?: Answers;
}

/**
 * PGlite has the database read and plan each statement anew, which takes five to ten times as long as carrying out the small
 * ones that we have. Here statements get a name when they come for the first time, by which the database knows them again. PGlite
 * sends Parse, Describe, Bind, Describe, Execute and Sync one by one, and no other query in between
 * (https://www.postgresql.org/docs/current/protocol-message-formats.html).
 */
export class PreparedPGlite extends PGlite {
  /** By what their Parse says. */
  readonly #prepared = new LRUCache<string, Prepared>({
    max: KEPT,
    ttl: KEPT_MS,
    dispose: ({ name }) => this.#forgotten.push(name),
  });
  readonly #forgotten: string[] = [];
  #names = 0;
  #current: { readonly key: string; readonly statement: Prepared } | undefined;

  override execProtocolStream(message: Uint8Array, options?: Options): Promise<Answers> {
    switch (message[0]) {
      case PARSE:
        return this.#parse(message, options);
      case DESCRIBE:
        return message[HEADER] === STATEMENT
          ? this.#describe(message, options)
          : super.execProtocolStream(message, options);
      case BIND:
        return this.#bind(message, options);
      default:
        return super.execProtocolStream(message, options);
    }
  }

  async #parse(message: Uint8Array, options?: Options): Promise<Answers> {
    this.#current = undefined;
    const key = Buffer.from(message.subarray(HEADER)).toString("latin1");
    const known = this.#prepared.get(key);
    if (known !== undefined) {
      this.#current = { key, statement: known };
      return [];
    }
    for (const name of this.#forgotten.splice(0)) await super.execProtocolStream(closing(name), options);
    this.#names += 1;
    const statement: Prepared = { name: `s${this.#names}` };
    const answers = await super.execProtocolStream(named(message, HEADER, statement.name), options);
    this.#prepared.set(key, statement);
    this.#current = { key, statement };
    return answers;
  }

  async #describe(message: Uint8Array, options?: Options): Promise<Answers> {
    if (this.#current === undefined) return super.execProtocolStream(message, options);
    const { statement } = this.#current;
    statement.described ??= await super.execProtocolStream(named(message, HEADER + 1, statement.name), options);
    return statement.described;
  }

  /** What can't be used any more, since tables have changed, is read anew the next time. */
  async #bind(message: Uint8Array, options?: Options): Promise<Answers> {
    if (this.#current === undefined) return super.execProtocolStream(message, options);
    const { key, statement } = this.#current;
    try {
      return await super.execProtocolStream(named(message, HEADER + 1, statement.name), options);
    } catch (error) {
      this.#prepared.delete(key);
      throw error;
    }
  }
}

type Options = Parameters<PGlite["execProtocolStream"]>[1];

const code = (letter: string) => letter.charCodeAt(0);
const PARSE = code("P");
const DESCRIBE = code("D");
const BIND = code("B");
const CLOSE = code("C");
const STATEMENT = code("S");
/** The kind of message, and four bytes for the length of the rest, themselves included. */
const HEADER = 5;

/** The message with a name where, at `at`, it has the zero byte of an empty one; before it, if anything, a portal without a name. */
function named(message: Uint8Array, at: number, name: string): Uint8Array {
  const whole = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(at)]);
  whole.writeUInt32BE(whole.length - 1, 1);
  return whole;
}

function closing(name: string): Uint8Array {
  return named(Uint8Array.of(CLOSE, 0, 0, 0, 0, STATEMENT, 0), HEADER + 1, name);
}
