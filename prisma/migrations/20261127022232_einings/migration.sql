-- CreateTable
CREATE TABLE "eining" (
    "eining_id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "number" TEXT,
    "kind" TEXT NOT NULL,
    "malform" TEXT NOT NULL,

    CONSTRAINT "eining_pkey" PRIMARY KEY ("eining_id")
);

-- CreateTable
CREATE TABLE "eining_person" (
    "stream_id" TEXT NOT NULL,
    "person_key" TEXT NOT NULL,
    "person_id" TEXT,
    "email" TEXT,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "contact_of" TEXT[],

    CONSTRAINT "eining_person_pkey" PRIMARY KEY ("stream_id","person_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "eining_stream_id_key" ON "eining"("stream_id");

-- CreateIndex
CREATE INDEX "eining_folded_name_idx" ON "eining"("folded_name");

-- CreateIndex
CREATE INDEX "eining_number_idx" ON "eining"("number");

-- CreateIndex
CREATE INDEX "eining_person_person_id_idx" ON "eining_person"("person_id");

-- CreateIndex
CREATE INDEX "eining_person_email_idx" ON "eining_person"("email");

-- AddForeignKey
ALTER TABLE "eining" ADD CONSTRAINT "eining_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eining_person" ADD CONSTRAINT "eining_person_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
