import { FROM_OUTSIDE } from "../../practice/room/cast.ts";
import { type Case, playEach } from "./played.ts";

const ALL: readonly Case[] = [
  {
    name: "in «Meet now», with people from outside, cards that are never refreshed, roles and pictures refused",
    outside: FROM_OUTSIDE,
    quirks: { events: "meetNow", participant: 403, pictures: "refused" },
  },
  {
    name: "and with no addresses, and answers that are lost, those to the bot as well as its own",
    outside: FROM_OUTSIDE,
    quirks: {
      events: "meetNow",
      participant: 403,
      pictures: "refused",
      emails: "untold",
      answers: "lost",
      connector: "504",
    },
  },
];

playEach("everything at once", ALL);
// Each with a bot of its own: the school is founded by the first who leads a meeting in its name, and followed up by its people.
for (const one of ALL) playEach("everything at once, and it is followed up", [{ ...one, followsUp: true }]);
