-- AlterTable
ALTER TABLE "message" ADD COLUMN     "has_stood" BOOLEAN NOT NULL DEFAULT false;
