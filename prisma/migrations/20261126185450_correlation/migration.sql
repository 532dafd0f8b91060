-- AlterTable
ALTER TABLE "event" ADD COLUMN     "correlation_id" TEXT;
