import { type DocumentNode, GraphQLError, parse, type Source } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { checkDocument, documentLimits, refuseBeyond } from './document-limits.ts';
import { refuseTooMany } from './request-values.ts';
import { refuseUntrusted, textOf } from './trusted-documents.ts';

const checked = new WeakSet<DocumentNode>();

function parseWithin(source: string | Source, options?: object): DocumentNode {
  refuseBeyond('characters', (typeof source === 'string' ? source : source.body).length);
  try {
    return parse(source, { ...options, maxTokens: documentLimits.tokens });
  } catch (error) {
    // The parser has no code of its own for it.
    if (error instanceof GraphQLError && /tokens\. Parsing aborted/.test(error.message)) {
      refuseBeyond('tokens', documentLimits.tokens + 1);
    }
    throw error;
  }
}

function isDocument(result: unknown): result is DocumentNode {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'Document';
}

/**
 * Refuses documents by their size and shape before they are validated, and untrusted ones where only trusted ones are
 * executed. Over HTTP and WebSocket alike; REST has documents of its own, which are not parsed again.
 */
export const limits: Plugin = {
  onParams({ params, setParams }) {
    refuseTooMany(params.variables);
    const query = textOf(params as Parameters<typeof textOf>[0]);
    if (query && query !== params.query) setParams({ ...params, query });
  },
  onParse({ setParseFn }) {
    setParseFn(parseWithin as typeof parse);
    return ({ result }) => {
      if (!isDocument(result) || checked.has(result)) return;
      checkDocument(result);
      refuseUntrusted(result);
      checked.add(result);
    };
  },
};
