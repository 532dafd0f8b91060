/** The practice room's server alone, as a process: tells its port, and echoes what is posted to /api/echo. */
import { tmpdir } from "node:os";
import { listen, roomServer } from "../../practice/server/server.ts";

const server = roomServer(tmpdir());
server.post("/api/echo", async (req, res) => {
  res.send(200, req.body);
});
const { port } = await listen(server, 0);
process.stdout.write(`${port}\n`);
