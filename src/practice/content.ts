/** What a bot's activity becomes in a chat: checked and taken apart as Teams does it. */
import { z } from "zod";
import type { Mention } from "./api.ts";
import type { MessageContent } from "./world.ts";

/** A call that the connector refuses, as Teams words it: `{error: {code, message}}` under an HTTP status. */
export class ConnectorFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, message: string, retryAfterSeconds?: number) {
    super(message);
    this.name = "ConnectorFault";
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** In UTF-16, pictures in Base64 not counted (PLATFORM §1). */
const MOST_BYTES = 100 * 1024;
const PICTURE = /data:image\/[a-z+.-]+;base64,[A-Za-z0-9+/=]+/g;

const MentionEntity = z.object({
  type: z.literal("mention"),
  text: z.string(),
  mentioned: z.object({ id: z.string(), name: z.string() }),
});
const Entities = z.array(z.unknown()).default([]);

const AdaptiveCard = z.looseObject({
  type: z.literal("AdaptiveCard"),
  version: z.string(),
  fallbackText: z.string().optional(),
  msteams: z.looseObject({ entities: Entities }).optional(),
});

const Outgoing = z.object({
  type: z.enum(["message", "typing"]),
  text: z.string().default(""),
  textFormat: z.enum(["plain", "markdown", "xml"]).default("markdown"),
  summary: z.string().optional(),
  entities: Entities,
  attachments: z
    .array(z.object({ contentType: z.literal("application/vnd.microsoft.card.adaptive"), content: AdaptiveCard }))
    .default([]),
});

/**
 * The messages that an activity becomes: none of a typing indicator, one of a text or a card, one for each part
 * where there are several. Only text and Adaptive Cards are taken.
 * Throws ConnectorFault 413 `MessageSizeTooBig`, 400 `BadSyntax`.
 */
export function content(body: unknown): readonly MessageContent[] {
  const written = JSON.stringify(body ?? {}).replace(PICTURE, "");
  if (written.length * 2 > MOST_BYTES) throw new ConnectorFault(413, "MessageSizeTooBig", "Message size too large.");
  const { data: activity } = Outgoing.safeParse(body);
  if (!activity) throw new ConnectorFault(400, "BadSyntax", "Invalid activity.");
  if (activity.type === "typing") return [];
  const { text, textFormat, attachments, entities, summary } = activity;
  if (text === "" && attachments.length === 0) {
    throw new ConnectorFault(400, "BadSyntax", "Activity must include text or attachments.");
  }
  const cards = attachments.map(({ content: card }) => {
    const fallbackText = summary ?? card.fallbackText;
    const mentions = mentionsIn(card.msteams?.entities ?? []);
    return { card, mentions, ...(fallbackText !== undefined && { fallbackText }) };
  });
  return text === "" ? cards : [{ text, textFormat, mentions: mentionsIn(entities) }, ...cards];
}

function mentionsIn(entities: readonly unknown[]): readonly Mention[] {
  return entities.flatMap((entity) => {
    const { data } = MentionEntity.safeParse(entity);
    return data ? [{ text: data.text, name: data.mentioned.name, id: data.mentioned.id }] : [];
  });
}
