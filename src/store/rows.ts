/**
 * Rows of read models, said by table and column as schema.prisma names them, made part of the statement that writes a
 * change. What columns a table has, and what its key is, the database tells: a new column is one in the schema and one
 * in the projection, and nothing here.
 */
import type { Rows } from "../app/ports/events.ts";
import type { PrismaClient } from "./generated/client.ts";

interface Table {
  /** Columns in the database by their names in the schema. */
  readonly columns: ReadonlyMap<string, string>;
  readonly key: readonly string[];
}
export type Tables = ReadonlyMap<string, Table>;

/** What rows of a stream have in common; the column is filled in for those tables that have it. */
const STREAM = "stream_id";

const COLUMNS = `
  SELECT relname AS "table", attname AS "column", attnum = ANY (conkey) AS "inKey"
  FROM pg_class
  JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  JOIN pg_constraint ON conrelid = pg_class.oid AND contype = 'p'
  WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
  ORDER BY relname, attnum`;

export async function readTables(prisma: PrismaClient): Promise<Tables> {
  const found = await prisma.$queryRawUnsafe<{ table: string; column: string; inKey: boolean }[]>(COLUMNS);
  return new Map(
    [...Map.groupBy(found, ({ table }) => table)].map(([table, columns]) => [
      table,
      {
        columns: new Map(columns.map(({ column }) => [inSchema(column), column])),
        key: columns.filter(({ inKey }) => inKey).map(({ column }) => column),
      },
    ]),
  );
}

function inSchema(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Where in the statement the stream's id and the next parameter are. */
interface Place {
  readonly stream: string;
  readonly parameter: number;
}

/**
 * Inserts the rows of one table; with `anew` those that are there already are given what is new. The one parameter is
 * the rows, from `toParameter`. Rows of a table name the same columns.
 */
export function insertion(tables: Tables, name: string, rows: Rows[string], place: Place & { readonly anew: boolean }) {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  const given = Object.keys(rows[0] ?? {}).map((field) => {
    const column = table.columns.get(field);
    if (column === undefined) throw new Error(`there is no column ${field} in ${name}`);
    return { column, field };
  });
  const ofStream = table.columns.get(inSchema(STREAM)) === STREAM;
  const columns = [...(ofStream ? [STREAM] : []), ...given.map(({ column }) => column)];
  const values = [...(ofStream ? [place.stream] : []), ...given.map(({ column }) => `new.${column}`)];
  const rest = columns.filter((column) => !table.key.includes(column));
  const anew = rest.length === 0 ? "NOTHING" : `UPDATE SET ${rest.map((c) => `${c} = excluded.${c}`).join(", ")}`;
  return `INSERT INTO "${name}" (${columns.join(", ")})
    SELECT ${values.join(", ")} FROM json_populate_recordset(NULL::"${name}", $${place.parameter}::json) AS new
    ${place.anew ? `ON CONFLICT (${table.key.join(", ")}) DO ${anew}` : ""}`;
}

/** Takes away those rows of the stream that are not among the given ones; parameters as for `insertion`. */
export function remainder(tables: Tables, name: string, place: Place): string {
  const key = (tables.get(name)?.key ?? []).filter((column) => column !== STREAM).join(", ");
  return `DELETE FROM "${name}" WHERE ${STREAM} = ${place.stream}
    AND (${key}) NOT IN (SELECT ${key} FROM json_populate_recordset(NULL::"${name}", $${place.parameter}::json))`;
}

/** The rows as the database reads them. */
export function toParameter(tables: Tables, name: string, rows: Rows[string]): string {
  const columns = tables.get(name)?.columns;
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columns?.get(field) ?? field, value])),
  );
  return JSON.stringify(named, (_key, part) => (typeof part === "string" ? storable(part) : part));
}

/** Event bodies hold any string; text that the database looks into can't hold NUL or half a character. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
