'use client';

import { FileX, ListTree } from 'lucide-react';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Button } from '@/components/ui/button';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { DocumentChunks, KnowledgeChunk } from './chunk-documents';
import { Piece } from './piece';
import { PieceOrigin } from './piece-origin';

type Props = {
  documentId: string | null;
  chunkId: string | null;
  /** What was quoted from the piece: it is marked. */
  quote: string | null;
  onWhole: (documentId: string) => void;
  onClose: () => void;
};

/** One piece as it was cited, or all pieces of a document. */
export function PieceDrawer({ documentId, chunkId, quote, onWhole, onClose }: Props) {
  const t = useT();
  return (
    <Drawer wide title={t(chunkId ? 'knowledge.piece' : 'knowledge.pieces')} onClose={onClose}>
      {chunkId ? (
        <OnePiece chunkId={chunkId} quote={quote} onWhole={onWhole} />
      ) : (
        documentId && <AllPieces documentId={documentId} />
      )}
    </Drawer>
  );
}

function OnePiece({ chunkId, quote, onWhole }: { chunkId: string } & Pick<Props, 'quote' | 'onWhole'>) {
  const t = useT();
  const [{ data, error, fetching }, refetch] = useQuery({ query: KnowledgeChunk, variables: { id: chunkId } });
  const chunk = data?.node?.__typename === 'DocumentChunk' ? data.node : undefined;
  if (fetching) return <Skeleton className="m-4 h-32" />;
  if (error && toAppError(error).code !== 'NOT_FOUND') {
    return (
      <div className="grid h-full place-items-center">
        <ErrorState error={toAppError(error)} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!chunk) return <GonePiece quote={quote} />;
  const { document } = chunk;
  return (
    <>
      {document && <PieceOrigin document={document} />}
      <Piece piece={chunk} quote={quote} />
      {document && document.chunkCount > 1 && (
        <div className="px-4 py-3">
          <Button size="small" onClick={() => onWhole(document.id)}>
            <ListTree size={14} strokeWidth={1.5} aria-hidden />
            {t('knowledge.allPieces', { count: document.chunkCount })}
          </Button>
        </div>
      )}
    </>
  );
}

/** It was read anew since it was cited; what it said then is still known. */
function GonePiece({ quote }: { quote: string | null }) {
  const t = useT();
  return (
    <div className="grid h-full place-content-center justify-items-center">
      <EmptyState icon={FileX} title={t('knowledge.pieceGone')} description={t('knowledge.pieceGoneHint')}>
        {quote && <blockquote className="border-line-strong border-l-2 pl-3 text-left text-list">{quote}</blockquote>}
      </EmptyState>
    </div>
  );
}

const pageSize = 25;

function AllPieces({ documentId }: { documentId: string }) {
  const t = useT();
  const client = useClient();
  const [loadingMore, setLoadingMore] = useState(false);
  const variables = { id: documentId, first: pageSize };
  const [{ data, error, fetching }, refetch] = useQuery({ query: DocumentChunks, variables });
  const document = data?.node?.__typename === 'KnowledgeDocument' ? data.node : undefined;
  if (fetching && !document) return <Skeleton className="m-4 h-32" />;
  if (error && !document) {
    return (
      <div className="grid h-full place-items-center">
        <ErrorState error={toAppError(error)} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!document) return <GonePiece quote={null} />;
  const { nodes, pageInfo } = document.chunks;
  const loadMore = async () => {
    setLoadingMore(true);
    await client.query(DocumentChunks, { ...variables, after: pageInfo.endCursor }).toPromise();
    setLoadingMore(false);
  };
  return (
    <>
      <PieceOrigin document={document} />
      {nodes.map((piece) => (
        <Piece key={piece.id} piece={piece} quote={null} />
      ))}
      {pageInfo.hasNextPage && (
        <div className="grid justify-items-center p-4">
          <Button busy={loadingMore} onClick={() => void loadMore()}>
            {t('common.showMore')}
          </Button>
        </div>
      )}
    </>
  );
}
