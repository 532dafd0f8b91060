-- CreateTable
CREATE TABLE "sent_list" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "eining" TEXT,
    "basis" TEXT NOT NULL,
    "changed" INTEGER,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sent_list_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sent_list_person_id_key" ON "sent_list"("person_id");
