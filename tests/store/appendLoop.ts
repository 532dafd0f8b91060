/** A process to be killed: appends one change after another with a timer each, and says the number of each that was acknowledged. */
import { writeSync } from "node:fs";
import { openStore } from "../../src/store/store.ts";
import { change, event, timer } from "./samples.ts";

const location = JSON.parse(process.argv[2] ?? "");
const silent = { info() {}, warn() {}, error() {} };
const store = await openStore(location, { clockSpeed: 1, log: silent });
const meetingId = process.argv[3] ?? "";
// The jobs begin and never end, so that some are running when the process dies.
await store.queue.start(() => new Promise(() => {}));
for (let version = 0; ; version += 1) {
  const jobs = [timer(`${meetingId} ${version}`, store.clock.now())];
  await store.history.append(change(meetingId, { expectedVersion: version, events: [event(`${version}`)], jobs }));
  writeSync(1, `${version}\n`);
}
