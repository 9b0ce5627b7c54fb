-- CreateEnum
CREATE TYPE "KnowledgeDocumentStatus" AS ENUM ('READY', 'FAILED');

-- DropIndex
DROP INDEX "document_chunks_organization_id_knowledge_source_id_seq_key";

-- CreateTable
CREATE TABLE "knowledge_documents" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "knowledge_source_id" UUID NOT NULL,
    "locator" TEXT NOT NULL,
    "title" TEXT,
    "status" "KnowledgeDocumentStatus" NOT NULL,
    "error" TEXT,
    "language" TEXT,
    "size_bytes" INTEGER NOT NULL DEFAULT 0,
    "chunk_count" INTEGER NOT NULL DEFAULT 0,
    "content_hash" TEXT,
    "fetched_at" TIMESTAMPTZ(3),
    "ingest_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_documents_pkey" PRIMARY KEY ("organization_id","id")
);

SELECT protect_tenant_table('knowledge_documents');

ALTER TABLE knowledge_documents ADD CONSTRAINT knowledge_documents_counters_check
  CHECK (size_bytes >= 0 AND chunk_count >= 0 AND ingest_epoch >= 0);

-- Chunks that are there already get the document that they named.
INSERT INTO knowledge_documents (id, organization_id, knowledge_source_id, locator, status, chunk_count)
SELECT gen_random_uuid(), organization_id, knowledge_source_id, coalesce(document, ''), 'READY', count(*)
FROM document_chunks GROUP BY organization_id, knowledge_source_id, coalesce(document, '');

-- AlterTable
ALTER TABLE "document_chunks"
ADD COLUMN     "document_id" UUID,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "term_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "terms" tsvector;

UPDATE document_chunks SET document_id = documents.id
FROM knowledge_documents AS documents
WHERE documents.organization_id = document_chunks.organization_id
  AND documents.knowledge_source_id = document_chunks.knowledge_source_id
  AND documents.locator = coalesce(document_chunks.document, '');

ALTER TABLE "document_chunks" DROP COLUMN "document", ALTER COLUMN "document_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "knowledge_sources" ADD COLUMN     "document_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failed_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "file_name" TEXT,
ADD COLUMN     "ingest_epoch" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "knowledge_documents_organization_id_knowledge_source_id_id_idx" ON "knowledge_documents"("organization_id", "knowledge_source_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_documents_organization_id_knowledge_source_id_loc_key" ON "knowledge_documents"("organization_id", "knowledge_source_id", "locator");

-- CreateIndex
CREATE INDEX "document_chunks_organization_id_knowledge_source_id_idx" ON "document_chunks"("organization_id", "knowledge_source_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_chunks_organization_id_document_id_seq_key" ON "document_chunks"("organization_id", "document_id", "seq");

-- AddForeignKey
ALTER TABLE "knowledge_documents" ADD CONSTRAINT "knowledge_documents_organization_id_knowledge_source_id_fkey" FOREIGN KEY ("organization_id", "knowledge_source_id") REFERENCES "knowledge_sources"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_chunks" ADD CONSTRAINT "document_chunks_organization_id_document_id_fkey" FOREIGN KEY ("organization_id", "document_id") REFERENCES "knowledge_documents"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
