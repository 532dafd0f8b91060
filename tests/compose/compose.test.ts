/** The containers of compose.yaml hold a meeting while things go wrong around them. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installEverywhere } from "../../practice/room/attendance.ts";
import { type Room, startRoom } from "../../practice/room/room.ts";
import { checkRoom } from "../quirks/checker.ts";
import { holdMeeting } from "../quirks/meeting.ts";
import { type Production, production } from "../support/production.ts";
import { type Stack, stackIn } from "./stack.ts";

const WAY = [process.execPath, join(import.meta.dirname, "way.ts")] as const;

let folder: string;
let around: Production;
let stack: Stack;
let room: Room;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bti-compose-"));
  around = await production();
  const dataDir = join(folder, "room");
  const { PATH: _, ...env } = {
    ...around.env,
    NODE_EXTRA_CA_CERTS: "/certificates/loopback.cert.pem",
    MAIL_FOLDER: "/mails",
    POSTGRES_PASSWORD: "secret",
  } as Readonly<Record<string, string>>;
  stack = await stackIn(join(folder, "project"), env, join(dataDir, "mail"));
  await stack.compose("up", "--build", "--wait");
  room = await startRoom({ port: 0, dataDir, målform: "nn", limits: "off", command: WAY, ...around.room });
  installEverywhere(room.stage);
});

afterAll(async () => {
  await stack?.close();
  await room?.stop();
  around?.close();
  await rm(folder, { recursive: true, force: true });
});

test("a meeting goes well though one bot is killed, then the other, and the database started again", async () => {
  const sinceMs = Date.now();
  const meanwhile: Promise<unknown>[] = [];
  const held = await holdMeeting(room, {
    async onPhase(phase) {
      if (phase === "clarifying") meanwhile.push(stack.compose("kill", "bot-1"));
      if (phase === "factors") await stack.compose("restart", "database");
      if (phase === "tiltak") {
        await stack.compose("up", "--wait", "bot-1");
        meanwhile.push(stack.compose("kill", "bot-2"));
      }
    },
  });
  await Promise.all(meanwhile);
  await checkRoom(room, held, { meetings: 1, sinceMs });
});

test("bots that are asked to stop end in good order, and come up again", async () => {
  await stack.compose("up", "--wait");
  await stack.compose("stop", "bot-1", "bot-2");
  const exitCodes = await stack.compose("ps", "--all", "--format", "{{.ExitCode}}", "bot-1", "bot-2");
  expect(exitCodes.trim().split("\n")).toEqual(["0", "0"]);
  await stack.compose("up", "--wait");
});
