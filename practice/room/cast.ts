/**
 * Who sits at the table in a new practice room: eight people around a school that doesn't exist. All of it is
 * made up; addresses are under example.no. One is without the app and one comes late, as in most real meetings.
 */
import type { Målform } from "../../src/meeting/events.ts";
import type { Teneste } from "../../src/meeting/people.ts";
import type { MeetingRole } from "../api/views.ts";

/** A person as one describes them before Teams gives them ids. Fields as in PersonView. */
export interface PersonDraft {
  readonly name: string;
  readonly title: Readonly<Record<Målform, string>>;
  readonly teneste: Teneste;
  readonly email?: string;
  readonly role: MeetingRole;
  readonly hasApp: boolean;
  readonly late: boolean;
  readonly part?: "leader" | "viddevakt" | "participant";
  /** How the person belongs to the tenant; a member of it unless this says otherwise. */
  readonly standing?: "guest" | "anonymous" | "external";
  /** The roster tells given name and surname, but no name. */
  readonly nameless?: true;
}

const member = { role: "attendee", hasApp: true, late: false } as const;

export const CAST: readonly PersonDraft[] = [
  {
    ...member,
    name: "Ragnhild Fjordheim",
    title: { nn: "Rektor", nb: "Rektor" },
    teneste: "eining",
    email: "ragnhild.fjordheim@example.no",
    role: "organizer",
    part: "leader",
  },
  {
    ...member,
    name: "Torstein Myklevoll",
    title: { nn: "Kontaktlærar 5. trinn", nb: "Kontaktlærer 5. trinn" },
    teneste: "eining",
    email: "torstein.myklevoll@example.no",
    role: "presenter",
    part: "participant",
  },
  {
    ...member,
    name: "Sunniva Lidalen",
    title: { nn: "Kontaktlærar 6. trinn", nb: "Kontaktlærer 6. trinn" },
    teneste: "eining",
    email: "sunniva.lidalen@example.no",
    part: "viddevakt",
  },
  {
    ...member,
    name: "Even Bakkestad",
    title: { nn: "Fagarbeidar på mellomtrinnet", nb: "Fagarbeider på mellomtrinnet" },
    teneste: "eining",
    email: "even.bakkestad@example.no",
  },
  {
    ...member,
    name: "Liv Grønnestad",
    title: { nn: "SFO-leiar", nb: "SFO-leder" },
    teneste: "eining",
    email: "liv.gronnestad@example.no",
  },
  {
    ...member,
    name: "Astrid Holmevik",
    title: { nn: "Rådgivar i PPT", nb: "Rådgiver i PPT" },
    teneste: "ppt",
    email: "astrid.holmevik@example.no",
  },
  {
    ...member,
    name: "Marte Solbrekk",
    title: { nn: "Helsesjukepleiar", nb: "Helsesykepleier" },
    teneste: "skulehelseteneste",
    email: "marte.solbrekk@example.no",
    late: true,
  },
  {
    ...member,
    name: "Jonas Øvrebust",
    title: { nn: "Kontaktperson i barnevernet", nb: "Kontaktperson i barnevernet" },
    teneste: "barnevern",
    email: "jonas.ovrebust@example.no",
    hasApp: false,
  },
];

/** People of the sorts that a meeting with other services may have, for whoever invites them besides the cast. */
export const FROM_OUTSIDE: readonly PersonDraft[] = [
  {
    ...member,
    name: "Gry Gjesteby",
    title: { nn: "Fosterforelder i FAU", nb: "Fosterforelder i FAU" },
    teneste: "eining",
    email: "gry.gjesteby@example.org",
    standing: "guest",
    hasApp: false,
  },
  {
    ...member,
    name: "Odd Utanfor",
    title: { nn: "Psykolog i BUP", nb: "Psykolog i BUP" },
    teneste: "bup",
    email: "odd.utanfor@example.com",
    standing: "external",
    hasApp: false,
  },
  {
    ...member,
    name: "Nils Namnlaus",
    title: { nn: "Miljøarbeidar", nb: "Miljøarbeider" },
    teneste: "eining",
    email: "nils.namnlaus@example.no",
    nameless: true,
  },
  {
    ...member,
    name: "Ukjend Person",
    title: { nn: "", nb: "" },
    teneste: "anna",
    standing: "anonymous",
    hasApp: false,
  },
];

export const MEETING_TITLE: Readonly<Record<Målform, string>> = {
  nn: "BTI-møte på Fjordglytt skule",
  nb: "BTI-møte på Fjordglytt skole",
};

export const BOT_NAME = "BTI-assistenten";
