/** What a bot's activity becomes in a chat: checked and taken apart as Teams does it. */
import { z } from "zod";
import type { Mention } from "../api/views.ts";
import type { Quirks } from "./quirks.ts";
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
/** Of one embedded picture. */
const MOST_PICTURE_BYTES = 1024 * 1024;
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
  channelData: z
    .looseObject({
      notification: z.looseObject({ alert: z.boolean().optional(), alertInMeeting: z.boolean().optional() }).optional(),
    })
    .optional(),
  attachments: z
    .array(z.object({ contentType: z.literal("application/vnd.microsoft.card.adaptive"), content: AdaptiveCard }))
    .default([]),
});

/**
 * The messages that an activity becomes: none of a typing indicator, one of a text or a card, one for each part
 * where there are several. Only text and Adaptive Cards are taken.
 * Throws ConnectorFault 413 `MessageSizeTooBig`, 400 `BadSyntax`, 400 `BadArgument` for a picture.
 */
export function content(body: unknown, pictures: Quirks["pictures"] = "taken"): readonly MessageContent[] {
  const whole = JSON.stringify(body ?? {});
  const embedded = whole.match(PICTURE) ?? [];
  const tooLarge = embedded.some((one) => (one.length * 3) / 4 > MOST_PICTURE_BYTES);
  if (tooLarge || (embedded.length > 0 && pictures === "refused")) {
    throw new ConnectorFault(400, "BadArgument", "Failed to decrypt or process the image.");
  }
  const written = whole.replace(PICTURE, "");
  if (written.length * 2 > MOST_BYTES) throw new ConnectorFault(413, "MessageSizeTooBig", "Message size too large.");
  const { data: activity } = Outgoing.safeParse(body);
  if (!activity) throw new ConnectorFault(400, "BadSyntax", "Invalid activity.");
  if (activity.type === "typing") return [];
  const { text, textFormat, attachments, entities, summary, channelData } = activity;
  const { alert, alertInMeeting } = channelData?.notification ?? {};
  const alerting = alertInMeeting ? ({ alert: "meeting" } as const) : alert && ({ alert: "feed" } as const);
  if (text === "" && attachments.length === 0) {
    throw new ConnectorFault(400, "BadSyntax", "Activity must include text or attachments.");
  }
  const cards = attachments.map(({ content: card }) => {
    const fallbackText = summary ?? card.fallbackText;
    const mentions = mentionsIn(card.msteams?.entities ?? [], textsIn(card.body));
    return { card, mentions, ...alerting, ...(fallbackText !== undefined && { fallbackText }) };
  });
  return text === "" ? cards : [{ text, textFormat, mentions: mentionsIn(entities, text), ...alerting }, ...cards];
}

/** Throws ConnectorFault 400 where somebody is mentioned who is not named so in what is shown (botbuilder-js #2111). */
function mentionsIn(entities: readonly unknown[], shown: string): readonly Mention[] {
  return entities.flatMap((entity) => {
    const { data } = MentionEntity.safeParse(entity);
    if (data === undefined) return [];
    const { text, mentioned } = data;
    if (text === "" || !shown.includes(text)) {
      throw new ConnectorFault(400, "BadSyntax", "Mention entity does not match text.");
    }
    return [{ text, name: mentioned.name, id: mentioned.id }];
  });
}

/** All that is written somewhere in a card. */
function textsIn(part: unknown): string {
  if (typeof part === "string") return `${part}\n`;
  return typeof part === "object" && part !== null ? Object.values(part).map(textsIn).join("") : "";
}
