-- CreateTable
CREATE TABLE "edition" (
    "meeting_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSON NOT NULL,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("meeting_id","number")
);
