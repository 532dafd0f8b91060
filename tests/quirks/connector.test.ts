import { movingIn } from "./moving.ts";
import { playEach } from "./played.ts";
import { refusing } from "./refusing.ts";

playEach("the connector on a bad day", [
  { name: "messages are taken, but the answer is lost", quirks: { connector: "504" } },
  { name: "the service fails now and then, whatever it is asked", quirks: { connector: "503" } },
  { name: "messages are not taken, which nobody can know", quirks: { connector: "502" } },
  { name: "messages are refused, to be tried again", quirks: { connector: "412" } },
  { name: "messages are gone when they are to be replaced", quirks: { connector: "404" } },
  { name: "messages are gone, and Teams says only that they may not be replaced", quirks: { connector: "403" } },
  {
    name: "nothing is taken until the bot's credentials are given anew",
    onPhase: refusing("evaluation"),
  },
  { name: "Teams moves in the middle of it, and one private chat tells where", onPhase: movingIn("clarifying") },
  { name: "a proxy answers in Teams' place", quirks: { connector: "html" } },
  { name: "pictures are refused", quirks: { pictures: "refused" } },
  { name: "messages for one person in the chat can be sent", quirks: { targeted: "on" } },
]);
