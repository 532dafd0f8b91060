-- What a meeting that is not there has left, if anything: the keys below would refuse it.
DELETE FROM "event" WHERE "meeting_id" NOT IN (SELECT "meeting_id" FROM "meeting");
DELETE FROM "entry" WHERE "meeting_id" NOT IN (SELECT "meeting_id" FROM "meeting");
DELETE FROM "edition" WHERE "meeting_id" NOT IN (SELECT "meeting_id" FROM "meeting");
DELETE FROM "message" WHERE "meeting_id" NOT IN (SELECT "meeting_id" FROM "meeting");

-- AlterTable
ALTER TABLE "meeting" ADD COLUMN "tidied_to" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "read_log" (
    "meeting_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "read_log_pkey" PRIMARY KEY ("meeting_id","person_id","way","edition","hour")
);

-- CreateTable
CREATE TABLE "erasure" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "operator" TEXT NOT NULL,
    "events" INTEGER NOT NULL,
    "editions" INTEGER NOT NULL,
    "reads" INTEGER NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "housekeeping" (
    "task" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "setting" TEXT NOT NULL,

    CONSTRAINT "housekeeping_pkey" PRIMARY KEY ("task")
);

-- CreateIndex
CREATE INDEX "entry_meeting_id_idx" ON "entry"("meeting_id");

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition" ADD CONSTRAINT "edition_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "read_log" ADD CONSTRAINT "read_log_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE;
