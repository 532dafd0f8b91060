/** What the bot stands on. */
export type Part = "database" | "queue" | "token";

export type Readiness = Readonly<Record<Part, "ok" | "fault">>;
