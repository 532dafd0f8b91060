/** Teams as a proxy without sticky sessions makes it look: each activity to any bot, and again where no answer came. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { isPrivate, type Member, type TeamsRecord } from "../support/teamsRecord.ts";

const TENANT = "00000000-0000-4000-8000-0000000000ff";
const TRIES = 40;
const AGAIN = /ein gong til/;

export type Fields = Readonly<Record<string, string>>;

export interface Client {
  /** Sends a form, with the mark that each one has; gives what came back, empty where the form closed. */
  submit(chatId: string, who: Member, data: Fields): Promise<string>;
  /** Presses a button; gives what came back. */
  press(chatId: string, who: Member, data: Fields & { readonly verb: string }): Promise<string>;
  /** Sends a file that lies at `url`, in a private chat. */
  sendFile(chatId: string, who: Member, url: string): Promise<string>;
}

export interface Weather {
  /** How long the next activity is under way, so that others overtake it. */
  readonly delayMs: () => number;
  /** Whether it is delivered twice. */
  readonly doubled: () => boolean;
}
const FAIR: Weather = { delayMs: () => 0, doubled: () => false };

/** `pick` chooses the port for each delivery. */
export function clientOf(teams: TeamsRecord, pick: () => number, weather: Weather = FAIR): Client {
  async function deliver(chatId: string, who: Member, what: object): Promise<string> {
    const body = JSON.stringify({
      id: `f:${randomUUID()}`,
      channelId: "msteams",
      serviceUrl: teams.serviceUrl,
      from: { id: who.id, aadObjectId: who.aadObjectId, name: who.name },
      recipient: { id: "28:bot", name: "BTI" },
      conversation: isPrivate(chatId)
        ? { id: chatId, conversationType: "personal", tenantId: TENANT }
        : { id: chatId, conversationType: "groupChat", isGroup: true, tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      ...what,
    });
    const send = async () => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`http://127.0.0.1:${pick()}/api/messages`, { method: "POST", headers, body });
      if (!response.ok) throw new Error(`${response.status}`);
      return await response.text();
    };
    await pause(weather.delayMs());
    for (let tries = 0; ; tries += 1) {
      try {
        return await (weather.doubled() ? Promise.any([send(), send()]) : send());
      } catch (error) {
        if (tries >= TRIES) throw error;
        await pause(100);
      }
    }
  }

  /** People do it again where the bot says that it could not tell in time whether it was done; it counts once. */
  async function untilTold(send: () => Promise<string>): Promise<string> {
    for (let tries = 0; ; tries += 1) {
      const answer = await send();
      if (tries >= TRIES || !AGAIN.test(answer)) return answer;
    }
  }

  return {
    submit(chatId, who, data) {
      const value = { data: { once: randomUUID(), ...data } };
      return untilTold(() => deliver(chatId, who, { type: "invoke", name: "task/submit", value }));
    },
    press: (chatId, who, data) =>
      untilTold(() => {
        const value = { action: { type: "Action.Execute", verb: data.verb, data }, trigger: "manual" };
        return deliver(chatId, who, { type: "invoke", name: "adaptiveCard/action", value });
      }),
    sendFile(chatId, who, url) {
      const contentType = "application/vnd.microsoft.teams.file.download.info";
      const attachments = [{ contentType, name: "liste.csv", content: { downloadUrl: url } }];
      return deliver(chatId, who, { type: "message", attachments });
    },
  };
}
