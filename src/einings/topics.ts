/** Topics that an eining keeps for its next meetings, from what its stafettlogg tells (DOMAIN §3 step 1 c). */
import { Refused } from "../errors.ts";
import { LIMITS } from "../meeting/script/limits.ts";
import { checkedText } from "../meeting/texts.ts";
import type { CommandOf } from "./commands.ts";
import type { EventBody } from "./events.ts";
import { EINING_LIMITS } from "./limits.ts";
import { folded } from "./names.ts";
import type { Eining, Topic } from "./state.ts";

/** Those that a meeting may take up. */
export function waitingTopics({ topics }: Pick<Eining, "topics">): readonly Topic[] {
  return topics.filter(({ taken }) => taken === undefined);
}

type Asked = CommandOf<"keepTopic" | "takeTopic" | "dropTopic">;

export function decideTopic(eining: Eining, command: Asked): EventBody[] {
  if (command.type === "keepTopic") return keep(eining, command);
  const { id } = command;
  const topic = eining.topics.find((one) => one.id === id);
  if (command.type === "dropTopic") return topic === undefined ? [] : [{ type: "topicDropped", id }];
  const isThere = topic !== undefined && topic.taken === undefined;
  return isThere ? [{ type: "topicTaken", id, meetingId: command.meetingId }] : [];
}

function keep(eining: Eining, { text, confirmed = false, noChild }: CommandOf<"keepTopic">): EventBody[] {
  const known = [eining.name, ...eining.people.map(({ name }) => name)];
  const words = checkedText(text, LIMITS.sentenceChars, { known, asksForNames: !confirmed, noChild });
  if (words === "") throw new Refused("textMissing");
  const waiting = waitingTopics(eining);
  if (waiting.some((topic) => folded(topic.text) === folded(words))) return [];
  const limit = EINING_LIMITS.topics;
  if (waiting.length >= limit) throw new Refused("einingFull", { limit });
  return [{ type: "topicKept", id: `s${eining.topicsEver + 1}`, text: words }];
}

export function evolveTopics(
  eining: Eining,
  event: Extract<EventBody, { type: "topicKept" | "topicTaken" | "topicDropped" }>,
  atMs: number,
): Eining {
  const { topics, topicsEver } = eining;
  switch (event.type) {
    case "topicKept": {
      const topic = { id: event.id, text: event.text, keptAtMs: atMs };
      return { ...eining, topics: [...topics, topic], topicsEver: topicsEver + 1 };
    }
    case "topicTaken": {
      const taken = { meetingId: event.meetingId, atMs };
      return { ...eining, topics: topics.map((topic) => (topic.id === event.id ? { ...topic, taken } : topic)) };
    }
    case "topicDropped":
      return { ...eining, topics: topics.filter(({ id }) => id !== event.id) };
  }
}
