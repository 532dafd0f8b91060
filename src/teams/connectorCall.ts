/** A call to Teams' connector, and what came of it. */

export interface ConnectorCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ConnectorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON, or empty. */
  readonly text: string;
}
