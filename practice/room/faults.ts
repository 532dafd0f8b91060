import type { ApiFault } from "../api/answers.ts";

export type FaultCode = ApiFault["error"]["code"];

const STATUS: Readonly<Record<FaultCode, number>> = {
  badRequest: 400,
  unknownPerson: 404,
  unknownChat: 404,
  unknownMessage: 404,
  unknownMail: 404,
  notFound: 404,
  notInChat: 403,
  foreignOrigin: 403,
  botUnavailable: 503,
  internal: 500,
};

/** The room can't do what the page, or a scenario, asked for. */
export class RoomFault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode) {
    super(code);
    this.name = "RoomFault";
    this.code = code;
  }

  /** The HTTP status that says the same. */
  get status(): number {
    return STATUS[this.code];
  }
}
