-- What stood here was written from the meetings, whose events have it all: they hand it over as entries of their own when
-- the bot starts (src/app/stafettlogg/handOver.ts).
DELETE FROM "entry";

-- DropIndex
DROP INDEX "entry_leader_id_created_at_idx";

-- DropIndex
DROP INDEX "entry_stream_id_idx";

-- AlterTable
ALTER TABLE "entry" DROP CONSTRAINT "entry_pkey",
DROP COLUMN "body",
DROP COLUMN "created_at",
DROP COLUMN "id",
DROP COLUMN "leader_id",
ADD COLUMN     "category" TEXT,
ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "eining_id" TEXT NOT NULL,
ADD COLUMN     "entry_id" TEXT NOT NULL,
ADD COLUMN     "groups" TEXT[],
ADD COLUMN     "holder_id" TEXT,
ADD COLUMN     "leaf" TEXT,
ADD COLUMN     "level" INTEGER NOT NULL,
ADD COLUMN     "meeting_id" TEXT,
ADD COLUMN     "next_due" TEXT,
ADD COLUMN     "opened_at" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "oppmerksomheit" TEXT NOT NULL,
ADD COLUMN     "school_year" INTEGER NOT NULL,
ADD COLUMN     "services" TEXT[],
ADD COLUMN     "status" TEXT NOT NULL,
ADD COLUMN     "words" TEXT NOT NULL,
ADD CONSTRAINT "entry_pkey" PRIMARY KEY ("entry_id");

-- CreateTable
CREATE TABLE "entry_tiltak" (
    "stream_id" TEXT NOT NULL,
    "tiltak_id" TEXT NOT NULL,
    "eining_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "factors" TEXT[],
    "responsible" TEXT[],
    "start_by" TEXT NOT NULL,
    "evaluate_by" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3),

    CONSTRAINT "entry_tiltak_pkey" PRIMARY KEY ("stream_id","tiltak_id")
);

-- CreateTable
CREATE TABLE "entry_person" (
    "stream_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "is_holder" BOOLEAN NOT NULL,
    "is_responsible" BOOLEAN NOT NULL,

    CONSTRAINT "entry_person_pkey" PRIMARY KEY ("stream_id","person_id")
);

-- CreateIndex
CREATE INDEX "entry_tiltak_eining_id_outcome_evaluate_by_idx" ON "entry_tiltak"("eining_id", "outcome", "evaluate_by");

-- CreateIndex
CREATE INDEX "entry_person_person_id_idx" ON "entry_person"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_stream_id_key" ON "entry"("stream_id");

-- CreateIndex
CREATE INDEX "entry_eining_id_status_next_due_idx" ON "entry"("eining_id", "status", "next_due");

-- CreateIndex
CREATE INDEX "entry_eining_id_opened_at_idx" ON "entry"("eining_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "entry_holder_id_opened_at_idx" ON "entry"("holder_id", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "entry_meeting_id_idx" ON "entry"("meeting_id");

-- AddForeignKey
ALTER TABLE "entry_tiltak" ADD CONSTRAINT "entry_tiltak_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_person" ADD CONSTRAINT "entry_person_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
