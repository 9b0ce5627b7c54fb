-- A page that says that it has not changed (304) is not read again, and a crawl goes on to where the page leads.
ALTER TABLE "knowledge_documents" ADD COLUMN     "etag" TEXT,
ADD COLUMN     "links" TEXT[] DEFAULT ARRAY[]::TEXT[];
