-- CreateTable
CREATE TABLE "inbound" (
    "id" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "done" BOOLEAN NOT NULL,

    CONSTRAINT "inbound_pkey" PRIMARY KEY ("id")
);
