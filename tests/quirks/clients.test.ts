import { playEach } from "./played.ts";

playEach("how people's clients show cards", [
  { name: "at once after an edit, with the new card's data", quirks: { refresh: "onEdit", refreshData: "new" } },
  { name: "at once after an edit, with the old card's data", quirks: { refresh: "onEdit", refreshData: "old" } },
  { name: "not until a minute after the last", quirks: { refresh: "aMinuteLater" } },
  { name: "never of their own accord" },
  { name: "never, and the leader goes on in words", goesOn: "saying" },
]);

playEach("answers that are lost on the way", [
  { name: "and what was asked comes again as itself", quirks: { answers: "lost", resend: "sameId" } },
  { name: "and what was asked comes again as if it were new", quirks: { answers: "lost", resend: "newId" } },
]);
