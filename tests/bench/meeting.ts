/** Drives one meeting over the wire, as far as a measurement needs it. */

import { START } from "../support/startForm.ts";
import { type Connector, invoke, LARGE } from "./teams.ts";

type Data = Readonly<Record<string, string>>;

export interface BenchMeeting {
  /** How many have been sent by `ask`. */
  asked: number;
  /** Sends a form as person number `who`. Throws when it was not stored. */
  submit(who: number, data: Data): Promise<void>;
  /** Presses a button as the leader. */
  press(data: Data & { readonly verb: string }): Promise<string>;
}

async function started(port: number, teams: Connector, chatId: string): Promise<BenchMeeting> {
  const refused = await invoke(port, teams.serviceUrl, chatId, 0, "task/submit", { data: START });
  if (refused.includes('"continue"') && !refused.includes("setRoles"))
    throw new Error(`not started: ${refused.slice(0, 300)}`);
  const m = await teams.meetingIn(chatId);
  return {
    asked: 0,
    async submit(who, data) {
      const answer = await invoke(port, teams.serviceUrl, chatId, who, "task/submit", { data: { ...data, m } });
      // A dialog that closes (no bytes at all) has been stored; anything else is a refusal.
      if (answer !== "") throw new Error(`not stored: ${answer.slice(0, 300)}`);
    },
    press(data) {
      const value = { action: { type: "Action.Execute", verb: data.verb, data: { ...data, m } }, trigger: "manual" };
      return invoke(port, teams.serviceUrl, chatId, 0, "adaptiveCard/action", value);
    },
  };
}

/** A meeting in its clarifying round. */
export async function clarifyingMeeting(port: number, teams: Connector, chatId: string): Promise<BenchMeeting> {
  const meeting = await started(port, teams, chatId);
  await meeting.press({ verb: "goWithoutViddevakt" });
  await meeting.press({ verb: "nextPhase", from: "roles" });
  await meeting.submit(0, {
    verb: "describe",
    what: "Mykje uro ute",
    behind: "Me ser det i undersøkinga",
    grounds: "observations",
  });
  await meeting.press({ verb: "nextPhase", from: "description" });
  return meeting;
}

/**
 * One contribution: when it is answered, it is stored. Everybody asks in turn, since nobody may send more than thirty: a meeting
 * of eight holds 240, one of thirty 600.
 */
export function ask(meeting: BenchMeeting): Promise<void> {
  const number = meeting.asked++;
  const text = `Kva skjer når det ringjer inn, gong nummer ${number}?`;
  return meeting.submit(number, { verb: "contribute", phase: "clarifying", text });
}

/** A meeting of thirty people with a hundred contributions, ended in the factors phase: its referat waits to be approved. */
export async function largeMeeting(port: number, teams: Connector, chatId: string): Promise<BenchMeeting> {
  const meeting = await clarifyingMeeting(port, teams, chatId);
  for (let index = 0; index < 75; index += 1) await ask(meeting);
  await meeting.press({ verb: "endRound", confirmed: "true" });
  await meeting.press({ verb: "nextPhase", from: "clarifying" });
  await meeting.submit(0, { verb: "wordStatusQuo", sentence: "uroa i friminutta er det vi drøftar" });
  for (let who = 0; who < LARGE; who += 1) await meeting.submit(who, { verb: "agree" });
  await meeting.press({ verb: "nextPhase", from: "statusQuo" });
  for (let index = 0; index < 25; index += 1) {
    const text = `Det er få vaksne ute når klokka ringjer inn, dag nummer ${index}`;
    await meeting.submit(index, { verb: "contribute", phase: "factors", systemFactor: "true", text });
  }
  await meeting.submit(0, { verb: "abort", reason: "" });
  return meeting;
}
