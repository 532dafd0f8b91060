/**
 * `npm run demo`, `npm run demo -- nb`, `npm run demo -- nn nb`: a whole meeting in some seconds, and what it leaves; with
 * `rom` one around a single PC.
 */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { MALFORMER, type Målform } from "../src/meeting/events.ts";
import { translator } from "../src/text/text.ts";
import type { Card } from "./api/views.ts";
import { textOf } from "./room/cards.ts";
import { type Room, startRoom } from "./room/room.ts";
import { playFollowUp } from "./scenarios/followUp.ts";
import { lookBack } from "./scenarios/lookBack.ts";
import { play } from "./scenarios/play.ts";
import { playTogether } from "./scenarios/playTogether.ts";
import { STORY_SPEED } from "./scenarios/story.ts";
import { Transcript } from "./scenarios/transcript.ts";
import { playWeeks } from "./scenarios/weeks.ts";

/** Asks for the story around one PC. */
const TOGETHER = "rom";
/** Where the referat of the meeting that follows up is left. */
const FOLLOW_UP = "oppfolging";
const ROOT = join(import.meta.dirname, "..");
/** The demo has its own database, and reaches nobody, whatever the environment is set up for. */
const NOT_FOR_DEMO =
  /^(DATABASE_URL|MICROSOFT_APP_|ALLOWED_TENANT_IDS|SERVICE_HOSTS|CLOUD_SETTINGS|MAIL_SENDER|ARCHIVE_)/;

/** Plays the story and leaves referat, mails and transcript in `demo/<målform>/`, or `demo/<målform>-rom/`, which is emptied first. */
async function demo(målform: Målform, isTogether: boolean): Promise<void> {
  const startedMs = performance.now();
  const seconds = () => ((performance.now() - startedMs) / 1000).toFixed(1);
  const folder = join(ROOT, "demo", isTogether ? `${målform}-${TOGETHER}` : målform);
  await rm(folder, { recursive: true, force: true });
  const archive = join(folder, "archive");
  await mkdir(join(folder, "mails"), { recursive: true });
  await mkdir(archive);
  const dataDir = await mkdtemp(join(tmpdir(), "bti-demo-"));
  try {
    print(`${målform}: starting the bot with a new database …`);
    const own = Object.entries(process.env).filter(([name]) => !NOT_FOR_DEMO.test(name));
    const env = { ...Object.fromEntries(own), ARCHIVE_FOLDER: archive };
    const quirks = { refresh: "onEdit" } as const;
    const room = await startRoom({ port: 0, dataDir, målform, limits: "off", speed: STORY_SPEED, env, quirks });
    print(`${målform}: playing a meeting of eight people (${seconds()} s so far) …`);
    const transcript = new Transcript(room);
    try {
      const onDeed = transcript.did;
      const played = isTogether ? await playTogether(room, { onDeed }) : await play(room, { onDeed });
      await leaveReferat(room, folder);
      await leaveMails(room, join(dataDir, "mail"), join(folder, "mails"));
      await archived(room);
      if ("plannedMs" in played) {
        print(`${målform}: the weeks after it (${seconds()} s so far) …`);
        await playWeeks(room, played, onDeed);
        print(`${målform}: the meeting that follows up (${seconds()} s so far) …`);
        await playFollowUp(room, onDeed);
        await mkdir(join(folder, FOLLOW_UP));
        await leaveReferat(room, join(folder, FOLLOW_UP));
        const { pictures, sheet } = await lookBack(room, onDeed);
        for (const { name, png } of pictures) await writeFile(join(folder, `${name}.png`), png);
        await writeFile(join(folder, sheet.name), sheet.content);
      }
    } finally {
      await writeFile(join(folder, "transcript.md"), transcript.text());
      await room.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  print(
    `${målform}: done in ${seconds()} s. Referat, mails, archive package and transcript are in ${relative(process.cwd(), folder)}/`,
  );
}

/** What the leader got by mail, as files. */
async function leaveReferat(room: Room, folder: string): Promise<void> {
  const [leader] = room.world.state.people;
  const [mail] = room.mailbox.inbox(leader?.email);
  if (!mail) throw new Error("the leader got no mail");
  await writeFile(join(folder, "referat.html"), room.mailbox.html(leader?.email, mail.id) ?? "");
  await writeFile(join(folder, "referat.txt"), mail.text);
  for (const index of mail.attachments.keys()) {
    const file = room.mailbox.attachment(leader?.email, mail.id, index);
    if (file) await writeFile(join(folder, file.name.replace(/[/\\]/g, "-")), file.content);
  }
}

/** Waits until the leader's card tells that the archive has the referat. */
async function archived(room: Room): Promise<void> {
  const [told = ""] = translator(room.world.state.målform)("card.archive.delivered", {
    number: 1,
    reference: "§",
  }).split("§");
  const tells = (card: Card) => textOf(card).includes(told);
  await room.world.until("the archive", () => room.world.state.messages.find(({ card }) => card && tells(card)));
}

async function leaveMails(room: Room, from: string, to: string): Promise<void> {
  for (const { email } of room.world.state.people) {
    for (const { id } of room.mailbox.inbox(email)) await copyFile(join(from, id), join(to, `${email}.eml`));
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const asked = process.argv.slice(2);
const isTogether = asked.includes(TOGETHER);
const chosen = MALFORMER.filter((målform) => asked.includes(målform));
if (chosen.length + Number(isTogether) < new Set(asked).size) {
  process.stderr.write(`npm run demo -- [nn] [nb] [${TOGETHER}]\n`);
  process.exitCode = 1;
} else {
  for (const målform of chosen.length === 0 ? (["nn"] as const) : chosen) await demo(målform, isTogether);
}
