/** What an activity is read as, where Teams leaves things out or says them otherwise than its pages do. */
import { describe, expect, test } from "vitest";
import { parseActivity } from "../../src/teams/activity.ts";
import type { Json } from "../support/forms.ts";
import { activity, who } from "./turns.ts";

const MEETING = "19:meeting_NzYz@thread.v2";
const NOWHERE = { channelData: null };

describe("where something happens", () => {
  test.each<[string, Json, Json, "personal" | "group" | "meeting"]>([
    ["a private chat", { id: "a:1pQ0", conversationType: "personal" }, NOWHERE, "personal"],
    ["the same in capitals", { id: "a:1pQ0", conversationType: "Personal" }, NOWHERE, "personal"],
    ["one whose kind is not told", { id: "a:1pQ0" }, NOWHERE, "personal"],
    ["one whose kind is null", { id: "a:1pQ0", conversationType: null, isGroup: null }, NOWHERE, "personal"],
    ["one that is no group", { id: "a:1pQ0", isGroup: false }, NOWHERE, "personal"],
    ["a group whose id looks private (vercel/chat #879)", { id: "a:1pQ0", isGroup: true }, NOWHERE, "group"],
    ["a group whose kind is not told", { id: "19:abc@thread.v2" }, NOWHERE, "group"],
    ["a group whose kind is empty", { id: "19:abc@thread.v2", conversationType: "", isGroup: null }, NOWHERE, "group"],
    [
      "a meeting's chat whose kind is not told",
      { id: MEETING },
      { channelData: { meeting: { id: "MCMx" } } },
      "meeting",
    ],
    ["a meeting's chat that is told only by its id", { id: MEETING }, NOWHERE, "group"],
    ["a meeting under another id", { id: "a:1pQ0" }, { channelData: { meeting: { id: "MCMx" } } }, "meeting"],
    ["a channel", { id: "19:abc@thread.tacv2", conversationType: "channel" }, NOWHERE, "group"],
    ["a team", { id: "x" }, { channelData: { team: { id: "19:abc@thread.tacv2" } } }, "group"],
  ])("%s", (_what, conversation, more, kind) => {
    const { chat } = parseActivity(activity(who("per"), { type: "message", text: "hei", conversation, ...more }));
    expect(chat.kind).toBe(kind);
    expect(chat.personId).toBe(kind === "personal" ? "per" : undefined);
  });
});
