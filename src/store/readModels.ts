/** Chats, and the messages the product keeps in them. */

import type { Chat, ChatStore, StartCards } from "../app/ports/chats.ts";
import type { MessageLedger, SentMessage } from "../app/ports/messages.ts";
import { MALFORMER } from "../meeting/events.ts";
import { reached } from "./faults.ts";
import type { Chat as ChatRow, Message as MessageRow, PrismaClient } from "./generated/client.ts";

/** The one of the chat, the one that Teams has moved to, and some for an organisation in several parts of the world. */
const MOST_ADDRESSES = 5;

export function chatStore(prisma: PrismaClient): ChatStore {
  return {
    startCards: startCards(prisma),
    async remember(chat) {
      const { målform: malform, ...rest } = chat;
      const create = { ...rest, ...(malform === undefined ? {} : { malform }) };
      const { kind, ...told } = create;
      const update = kind === "group" ? told : create;
      await reached(prisma.chat.upsert({ where: { chatId: chat.chatId }, create, update }));
    },
    async forget(chatId) {
      await reached(prisma.chat.deleteMany({ where: { chatId } }));
    },
    async find(chatId) {
      return toChat(await reached(prisma.chat.findUnique({ where: { chatId } })));
    },
    async findPersonal(personId) {
      return toChat(await reached(prisma.chat.findFirst({ where: { personId, kind: "personal" } })));
    },
    async addressesIn(tenantId) {
      const orderBy = { _count: { serviceUrl: "desc" } } as const;
      const grouped = prisma.chat.groupBy({ by: ["serviceUrl"], where: { tenantId }, orderBy, take: MOST_ADDRESSES });
      return (await reached(grouped)).map(({ serviceUrl }) => serviceUrl);
    },
    async moved(chatId, serviceUrl) {
      await reached(prisma.chat.updateMany({ where: { chatId }, data: { serviceUrl } }));
    },
  };
}

/** Prisma would plan it anew each time: it takes no whole number beyond 32 bits for a parameter where a fraction may stand. */
const SAVE = `
  INSERT INTO message (stream_id, key, status, chat_id, hash, activity_id, beat, step, fails, has_stood,
    tried_at_ms, posted_at_ms, not_before_ms)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (stream_id, key) DO UPDATE SET status = excluded.status, chat_id = excluded.chat_id, hash = excluded.hash,
    activity_id = excluded.activity_id, beat = excluded.beat, step = excluded.step, fails = excluded.fails,
    has_stood = excluded.has_stood, tried_at_ms = excluded.tried_at_ms, posted_at_ms = excluded.posted_at_ms,
    not_before_ms = excluded.not_before_ms`;

export function messageLedger(prisma: PrismaClient): MessageLedger {
  return {
    async all(streamId) {
      return (await reached(prisma.message.findMany({ where: { streamId } }))).map(toMessage);
    },
    async save({ stream, key, status, chatId, hash, ...message }) {
      const { activityId = null, beat = null, step = null, fails = 0, hasStood = false } = message;
      const { triedAtMs = null, postedAtMs = null, notBeforeMs = null } = message;
      const values = [stream, key, status, chatId, hash, activityId, beat, step, fails, hasStood];
      await reached(prisma.$executeRawUnsafe(SAVE, ...values, triedAtMs, postedAtMs, notBeforeMs));
    },
    async found(streamId, key, activityId) {
      const where = { streamId, key, activityId: null, status: "sending" };
      const data = { activityId, status: "sent", fails: 0, notBeforeMs: null };
      return (await reached(prisma.message.updateMany({ where, data }))).count > 0;
    },
    async streamsWith(kind, key, limit) {
      const where = { key, streamId: { startsWith: `${kind}/` } };
      const newest = { triedAtMs: { sort: "desc", nulls: "last" } } as const;
      const query = { where, orderBy: newest, take: limit, select: { streamId: true } } as const;
      return (await reached(prisma.message.findMany(query))).map((row) => row.streamId);
    },
  };
}

function startCards(prisma: PrismaClient): StartCards {
  return {
    async note(chatId, activityId) {
      await reached(prisma.startCard.createMany({ data: { chatId, activityId }, skipDuplicates: true }));
    },
    async in(chatId) {
      return (await reached(prisma.startCard.findMany({ where: { chatId } }))).map((row) => row.activityId);
    },
    async forget(chatId, activityIds) {
      await reached(prisma.startCard.deleteMany({ where: { chatId, activityId: { in: [...activityIds] } } }));
    },
  };
}

function toChat(row: ChatRow | null): Chat | undefined {
  if (row === null) return undefined;
  const målform = MALFORMER.find((known) => known === row.malform);
  return {
    chatId: row.chatId,
    serviceUrl: row.serviceUrl,
    botId: row.botId,
    kind: row.kind as Chat["kind"],
    ...(row.tenantId === null ? {} : { tenantId: row.tenantId }),
    ...(row.teamsMeetingId === null ? {} : { teamsMeetingId: row.teamsMeetingId }),
    ...(målform === undefined ? {} : { målform }),
    ...(row.personId === null ? {} : { personId: row.personId }),
  };
}

function toMessage({
  streamId,
  status,
  activityId,
  beat,
  step,
  fails,
  triedAtMs,
  postedAtMs,
  hasStood,
  notBeforeMs,
  ...row
}: MessageRow): SentMessage {
  return {
    ...row,
    stream: streamId,
    // An earlier version gave some up as `failed`; nothing is given up any more.
    status: status === "sent" || status === "sending" ? status : "unsent",
    ...(activityId === null ? {} : { activityId }),
    ...(beat === null ? {} : { beat }),
    ...(step === null ? {} : { step }),
    ...(fails === 0 ? {} : { fails }),
    ...(triedAtMs === null ? {} : { triedAtMs }),
    ...(postedAtMs === null ? {} : { postedAtMs }),
    ...(hasStood ? { hasStood } : {}),
    ...(notBeforeMs === null ? {} : { notBeforeMs }),
  };
}
