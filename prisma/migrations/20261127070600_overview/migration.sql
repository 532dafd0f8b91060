-- AlterTable
ALTER TABLE "eining" ADD COLUMN     "former" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "eining_person" ADD COLUMN     "groups" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "closed_because" TEXT;

-- AlterTable
ALTER TABLE "followed" ADD COLUMN     "answered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "evaluate_by" TEXT,
ADD COLUMN     "step" TEXT;

-- CreateIndex
CREATE INDEX "entry_tiltak_responsible_idx" ON "entry_tiltak" USING GIN ("responsible");

-- Texts may hold what PostgreSQL can't read out of JSON; what is looked for here has none.
CREATE TEMPORARY VIEW "told" AS
SELECT stream_id, version, CASE WHEN position('\u0000' IN body::text) = 0 THEN body END AS body FROM "event";

-- What is there already is filled from what has happened: nobody who has left comes in again by a column that is empty.
UPDATE "eining" SET "former" = ARRAY(
    SELECT DISTINCT known.person_id
    FROM (
        SELECT body->'body'->'person'->>'key' AS person_key, body->'body'->'person'->>'personId' AS person_id
        FROM "told" WHERE stream_id = "eining".stream_id AND body->>'type' = 'personAdded'
        UNION
        SELECT body->'body'->>'key', body->'body'->>'personId'
        FROM "told" WHERE stream_id = "eining".stream_id AND body->>'type' = 'personRecognised'
    ) known
    JOIN "told" gone ON gone.stream_id = "eining".stream_id
        AND gone.body->>'type' = 'personLeft' AND gone.body->'body'->>'key' = known.person_key
    WHERE known.person_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM "eining_person" p WHERE p.stream_id = "eining".stream_id AND p.person_id = known.person_id
    )
);

UPDATE "eining_person" SET "groups" = ARRAY(
    SELECT latest.id
    FROM (
        SELECT DISTINCT ON (said.id) said.*
        FROM (
            SELECT version, body, coalesce(body->'body'->'group'->>'id', body->'body'->>'id') AS id
            FROM "told"
            WHERE stream_id = "eining_person".stream_id AND body->>'type' IN ('groupSet', 'groupDissolved')
        ) said
        ORDER BY said.id, said.version DESC
    ) latest
    WHERE latest.body->>'type' = 'groupSet' AND "eining_person".person_key IN (
        SELECT json_array_elements_text(latest.body->'body'->'group'->'members')
    )
);

UPDATE "entry" SET "closed_because" = (
    SELECT body->'body'->>'because' FROM "told"
    WHERE stream_id = "entry".stream_id AND body->>'type' = 'entryClosed'
    ORDER BY version DESC LIMIT 1
) WHERE "status" = 'closed';

UPDATE "followed" SET "step" = said.step, "evaluate_by" = said.evaluate_by
FROM (
    SELECT DISTINCT ON (stream_id, item->>'entryId', item->>'tiltakId')
        stream_id, item->>'entryId' AS entry_id, item->>'tiltakId' AS tiltak_id,
        item->>'step' AS step, item->>'evaluateBy' AS evaluate_by
    FROM (SELECT stream_id, version, body->'body'->'item' AS item FROM "told" WHERE body->>'type' = 'reminded') reminded
    ORDER BY stream_id, item->>'entryId', item->>'tiltakId', version DESC
) said
WHERE said.stream_id = "followed".stream_id AND said.entry_id = "followed".entry_id
    AND said.tiltak_id = "followed".tiltak_id;

UPDATE "followed" SET "answered" = true
FROM "told" answer
WHERE answer.stream_id = "followed".stream_id AND answer.body->>'type' = 'answered'
    AND answer.body->'body'->>'entryId' = "followed".entry_id
    AND answer.body->'body'->>'tiltakId' = "followed".tiltak_id
    AND "followed".evaluate_by = (
        SELECT asked.body->'body'->'item'->>'evaluateBy' FROM "told" asked
        WHERE asked.stream_id = answer.stream_id AND asked.version < answer.version
            AND asked.body->>'type' = 'reminded'
            AND asked.body->'body'->'item'->>'entryId' = "followed".entry_id
            AND asked.body->'body'->'item'->>'tiltakId' = "followed".tiltak_id
        ORDER BY asked.version DESC LIMIT 1
    );

DROP VIEW "told";
