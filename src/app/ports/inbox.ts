/** What has come in and been taken. */

/** Messages to the bot that have been taken: the same one, sent again, is answered once. */
export interface Inbox {
  /** Whether the activity is to be answered now: it is new, or whoever took it has been lost for half a minute. */
  claim(inboundId: string): Promise<boolean>;
  /** It has been answered, whether or not it was claimed before. */
  done(inboundId: string): Promise<void>;
  /** Whether it was answered within so many real milliseconds, by whichever process. */
  wasDone(inboundId: string, withinMs: number): Promise<boolean>;
  /** Tells a time that something was asked for from the next: the same for all who ask within so many real milliseconds of the first. */
  firstAsked(id: string, withinMs: number): Promise<string>;
  /** Whether nothing that happened later has been told of `id`, by what was asked here. Forgotten when the last of it is a day old. */
  isLatest(id: string, happenedAtMs: number): Promise<boolean>;
  /** How many others whose ids begin so were asked for within the last day. */
  othersLike(beginning: string, id: string): Promise<number>;
}
