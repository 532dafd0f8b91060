/** Files that people send in the private chat. */

/** What a message tells of a file. */
export interface SentFile {
  /** With its ending; empty where none is told. */
  readonly name: string;
  /** Where it can be had for some minutes; absent where the client has not said. Anybody's invention until it is looked at. */
  readonly url?: string;
}

export interface SentFiles {
  /** All of it. Throws Refused: no longer there, too large, somewhere else than people's files lie, or nobody answers. */
  read(url: string): Promise<Uint8Array>;
}
