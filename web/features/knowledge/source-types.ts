import { Braces, FileText, Globe, Hash, type LucideIcon, NotebookText, Sheet, Text } from 'lucide-react';
import type { KnowledgeSourceType } from '@/gql/graphql';

export const sourceTypeIcons: Record<KnowledgeSourceType, LucideIcon> = {
  URL: Globe,
  PDF: FileText,
  DOCX: NotebookText,
  MARKDOWN: Hash,
  HTML: Braces,
  CSV: Sheet,
  TEXT: Text,
};
