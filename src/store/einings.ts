/** What is known of einings without replaying them, from the rows that their projection writes. */
import type { EiningRow, EiningStore, Membership } from "../app/ports/einings.ts";
import { folded } from "../einings/names.ts";
import { ROLES } from "../einings/people.ts";
import { MALFORMER } from "../meeting/events.ts";
import { SERVICES } from "../meeting/people.ts";
import { reached } from "./faults.ts";
import type { Eining, EiningPerson, Prisma, PrismaClient } from "./generated/client.ts";

export function einingStore(prisma: PrismaClient): EiningStore {
  async function list(where: Prisma.EiningWhereInput): Promise<EiningRow[]> {
    return (await reached(prisma.eining.findMany({ where, orderBy: byName }))).map(toRow);
  }
  async function memberships(where: Prisma.EiningPersonWhereInput): Promise<Membership[]> {
    const include = { stream: { include: { eining: true } } };
    const found = await reached(prisma.einingPerson.findMany({ where, include }));
    return found
      .flatMap(({ stream: { eining }, ...person }) =>
        eining === null ? [] : [{ eining: toRow(eining), person: toPerson(person) }],
      )
      .toSorted((a, b) => a.eining.name.localeCompare(b.eining.name, "nb"));
  }
  return {
    async find(einingId) {
      const row = await reached(prisma.eining.findUnique({ where: { einingId } }));
      return row === null ? undefined : toRow(row);
    },
    named: (name) => list({ foldedName: folded(name) }),
    numbered: (number) => list({ number }),
    async page({ search, skip, limit }) {
      const where = { foldedName: { contains: folded(search).replace(/[\\%_]/g, "\\$&") } };
      const [rows, count] = await Promise.all([
        reached(prisma.eining.findMany({ where, orderBy: byName, skip, take: limit })),
        reached(prisma.eining.count({ where })),
      ]);
      return { rows: rows.map(toRow), count };
    },
    of: (personId) => memberships({ personId }),
    async unrecognised(emails) {
      const where = { personId: null, email: { in: emails.map((email) => email.toLowerCase()) } };
      const found = await memberships(where);
      return found.map(({ eining, person }) => ({ einingId: eining.einingId, email: person.email ?? "" }));
    },
    peopleCalled(query) {
      const name = { equals: query.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
      return memberships({ OR: [{ personId: query }, { email: query.toLowerCase() }, { name }] });
    },
  };
}

const byName = [{ foldedName: "asc" }, { einingId: "asc" }] as const satisfies Prisma.EiningOrderByWithRelationInput[];

function toRow({ einingId, name, number, kind, malform }: Eining): EiningRow {
  return {
    einingId,
    name,
    ...(number === null ? {} : { number }),
    einingKind: kind === "kindergarten" ? "kindergarten" : "school",
    målform: MALFORMER.find((one) => one === malform) ?? "nn",
  };
}

function toPerson({ personKey: key, personId, email, name, roles, contactOf }: EiningPerson): Membership["person"] {
  return {
    key,
    name,
    ...(personId === null ? {} : { personId }),
    ...(email === null ? {} : { email }),
    roles: ROLES.filter((role) => roles.includes(role)),
    contactOf: SERVICES.filter((teneste) => contactOf.includes(teneste)),
  };
}
