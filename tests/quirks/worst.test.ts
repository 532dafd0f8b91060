import { FROM_OUTSIDE } from "../../practice/room/cast.ts";
import { playEach } from "./played.ts";

playEach("everything at once", [
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
]);
