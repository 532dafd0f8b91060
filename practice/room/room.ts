/** The practice room put together: the pretend Teams with its server here, the bot in a process of its own. */
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Målform } from "../../src/meeting/events.ts";
import { isUnfinished } from "../scenarios/moves.ts";
import { Others } from "../scenarios/others.ts";
import { addRoutes, type ServedRoom } from "../server/routes.ts";
import { listen, PAGE_FOLDER, roomServer } from "../server/server.ts";
import { ArchiveShelf } from "./archiveShelf.ts";
import { installEverywhere } from "./attendance.ts";
import { BotProcess } from "./bot.ts";
import { ProductClock } from "./clock.ts";
import { addConnector } from "./connector.ts";
import { Courier } from "./courier.ts";
import { Deeds } from "./deeds.ts";
import { Drive } from "./drive.ts";
import { Ledger } from "./ledger.ts";
import { Mailbox } from "./mailbox.ts";
import { Person } from "./person.ts";
import { type Quirks, WORST } from "./quirks.ts";
import { readSaved, SavedFile } from "./saved.ts";
import type { Stage } from "./stage.ts";
import { freshState, type Ids, type WorldState } from "./state.ts";
import { World } from "./world.ts";

export interface RoomOptions {
  /** Where the page is served; 0 takes any free port. */
  readonly port: number;
  /** Holds `practice.json`, the bot's data in `bot/`, the mails in `mail/` and the archive in `archive/`. */
  readonly dataDir: string;
  /** Of a new room; one that is taken up again keeps its own. */
  readonly målform: Målform;
  /** What starts the bot, from the project's folder; by default `node src/start.ts bot`. */
  readonly command?: readonly [string, ...string[]];
  /** The bot's environment besides PORT, CLOCK_SPEED, DATA_DIR, MAIL_FOLDER, LOCALE, ADMINISTRATORS and PRACTICE_FILES; by default this process' own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly speed?: number;
  /** Whether the bot archives, in `archive/`; else that is left to its environment. */
  readonly archives?: boolean;
  readonly limits?: "teams" | "off";
  /** How long those who play themselves think before they do something. */
  readonly thinkMs?: number;
  readonly slowTurnMs?: number;
  readonly invokeTimeoutMs?: number;
  /** How long the bot may take to start. */
  readonly readyWithinMs?: number;
  readonly pageFolder?: string;
  /** For a bot that runs with credentials: who it is, how it reaches the connector, and how Teams proves itself to it. */
  readonly production?: Ids & {
    /** The address that leads to the connector at `url`. */
    readonly serviceUrl: (url: string) => string;
    readonly authorization: () => string;
  };
  /** What Teams does differently from the worst. */
  readonly quirks?: Partial<Quirks>;
  readonly onBotOutput?: (text: string) => void;
}

export interface Room extends ServedRoom {
  /** The page's address, without a slash at the end. */
  readonly url: string;
  readonly ledger: Ledger;
  /** Whether this room was taken up from before rather than begun. */
  readonly resumed: boolean;
  /** Somebody in the room by name, Teams id or aadObjectId. Throws when there is nobody. */
  person(who: string): Person;
  /** Ends the bot in good order, saves, and closes the server. */
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "..", "..");
const LEASH = new URL("leash.ts", import.meta.url).href;
const BOT = [process.execPath, "--import", LEASH, "src/start.ts", "bot"] as const;
/** One sees what is done, and a meeting takes some minutes. */
const THINK_MS = 1_200;
/** PLATFORM §§1, 3. */
const TEAMS_WAITS_MS = 15_000;
/** A first start builds the database, which takes its time where much else goes on; one that has ended is known at once. */
const READY_WITHIN_MS = 180_000;

/**
 * Starts the server and the bot. Resolves when the bot answers; rejects, with nothing left running, when the port is
 * taken, the saved room can't be read or the bot doesn't start.
 */
export async function startRoom(options: RoomOptions): Promise<Room> {
  const { command = BOT, env = process.env } = options;
  const dataDir = resolve(options.dataDir);
  const botDir = join(dataDir, "bot");
  const mailDir = join(dataDir, "mail");
  const archiveDir = join(dataDir, "archive");
  const path = join(dataDir, "practice.json");

  const saved = (await readSaved(path)) as WorldState | undefined;
  const clock = new ProductClock();
  const quirks = { ...WORST, ...options.quirks };
  const world = new World(saved ?? freshState(options.målform, options.production), () => clock.now(), quirks);
  world.saveTo(new SavedFile(path, () => world.state));
  const changed = () => world.announce({ kind: "room" });
  const ledger = new Ledger();
  const mailbox = new Mailbox(mailDir, changed);
  const shelf = new ArchiveShelf(archiveDir, changed);
  const archiving = options.archives ? { ARCHIVE_FOLDER: archiveDir, ARCHIVE_MAILBOX: undefined } : {};
  // Whoever leads can also try what administrators do.
  const leaders = () => world.state.people.filter(({ part }) => part === "leader").map((one) => one.aadObjectId);
  const settings = () => ({ LOCALE: world.state.målform, ADMINISTRATORS: leaders().join(",") });
  const files: { PRACTICE_FILES?: string } = {};
  const bot = new BotProcess({
    command,
    cwd: ROOT,
    env: () => ({ ...env, ...settings(), DATA_DIR: botDir, MAIL_FOLDER: mailDir, ...archiving, ...files }),
    speed: options.speed ?? 1,
    readyWithinMs: options.readyWithinMs ?? READY_WITHIN_MS,
    onHealthy: ({ productTimeMs, clockSpeed }) => clock.sync(productTimeMs ?? Date.now(), clockSpeed ?? bot.speed),
    onChange: changed,
    onOutput: options.onBotOutput ?? (() => undefined),
  });
  const courier = new Courier({
    world,
    ledger,
    botUrl: (signal) => bot.running(signal),
    slowTurnMs: options.slowTurnMs ?? TEAMS_WAITS_MS,
    invokeTimeoutMs: options.invokeTimeoutMs ?? TEAMS_WAITS_MS,
    ...(options.production && { authorization: options.production.authorization }),
  });

  const server = roomServer(options.pageFolder ?? PAGE_FOLDER);
  const listening = await listen(server, options.port);
  const url = `http://localhost:${listening.port}`;
  const connectorUrl = `http://127.0.0.1:${listening.port}/`;
  const drive = new Drive(`http://127.0.0.1:${listening.port}`);
  // A bot with credentials takes files from Microsoft's own hosts alone.
  if (options.production === undefined) files.PRACTICE_FILES = drive.origin;
  const serviceUrl = options.production?.serviceUrl(connectorUrl) ?? connectorUrl;
  const stage: Stage = {
    ...{ world, courier, serviceUrl, drive },
    ...{ refreshing: new Map(), invokedAtMs: new Map(), complaints: [] },
    ...{ deeds: new Deeds(), watched: new Map() },
  };

  const person = (who: string): Person => {
    const named = world.state.people.find((one) => one.name === who);
    const found = new Person(stage, named?.id ?? who);
    return new Person(stage, found.state.id);
  };
  const others = new Others({ scene: { world, bot, person }, stage, thinkMs: options.thinkMs ?? THINK_MS });

  let resetting = Promise.resolve();
  async function reset(målform = world.state.målform): Promise<void> {
    await bot.stop();
    courier.forget();
    mailbox.close();
    shelf.close();
    await Promise.all([botDir, mailDir, archiveDir].map((folder) => rm(folder, { recursive: true, force: true })));
    await Promise.all([mailbox.open(), shelf.open()]);
    ledger.clear();
    drive.clear();
    stage.deeds.clear();
    world.reset(målform, options.production);
    await bot.start();
    installEverywhere(stage);
    await world.flush();
  }

  const room: Room = {
    url,
    world,
    stage,
    bot,
    ledger,
    mailbox,
    shelf,
    resumed: saved !== undefined,
    person,
    others,
    surroundings: () => ({
      botStatus: bot.status,
      clock: { productTimeMs: clock.now(), speed: clock.speed },
      archived: shelf.packages.length,
      mailsTo: (address) => mailbox.count(address),
      needed: (one) => others.needed(one),
      unfinished: (mails) => isUnfinished(world.state, mails),
    }),
    reset(målform) {
      // One who changes their mind meanwhile is served after that.
      resetting = resetting.catch(() => undefined).then(() => reset(målform));
      return resetting;
    },
    async stop() {
      others.stop();
      courier.forget();
      await bot.stop();
      mailbox.close();
      shelf.close();
      await listening.close();
      await world.close();
    },
  };

  addConnector(server, { world, ledger, limits: options.limits ?? "teams" });
  drive.addTo(server, () => world.quirks);
  addRoutes(server, room);
  try {
    await Promise.all([mailbox.open(), shelf.open()]);
    await bot.start();
  } catch (error) {
    await room.stop();
    throw error;
  }
  if (saved) courier.resume(serviceUrl);
  else installEverywhere(stage);
  await world.flush();
  return room;
}
