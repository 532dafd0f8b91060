/** The way from the practice room to the containers, in the place of a bot. */
import { createServer, request } from "node:http";

const CONTAINERS = { host: "127.0.0.1", port: 3978 };

createServer((req, res) => {
  // The proxy lets nothing but Teams' calls through.
  if (req.url === "/health") return res.end("{}");
  const { method, url: path, headers } = req;
  const onward = request({ ...CONTAINERS, method, path, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  onward.on("error", () => res.destroy());
  req.pipe(onward);
}).listen(Number(process.env.PORT), "127.0.0.1");
