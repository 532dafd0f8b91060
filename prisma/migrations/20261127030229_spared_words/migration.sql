-- CreateTable
CREATE TABLE "spared_word" (
    "stream_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "eining" TEXT NOT NULL,
    "spared" BOOLEAN NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spared_word_pkey" PRIMARY KEY ("stream_id","word")
);

-- CreateIndex
CREATE INDEX "spared_word_eining_said_at_idx" ON "spared_word"("eining", "said_at" DESC);

-- AddForeignKey
ALTER TABLE "spared_word" ADD CONSTRAINT "spared_word_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "stream"("stream_id") ON DELETE CASCADE ON UPDATE CASCADE;
