import { useCallback, useEffect, useState } from 'react';
import type { InvitationByTokenQuery } from '@/gql/graphql';
import type { AppError } from '@/lib/graphql/app-error';
import { requestGraphql } from '@/lib/graphql/request';
import { InvitationByToken } from './sign-in-documents';

export type Invitation = InvitationByTokenQuery['invitationByToken'];

type Found =
  | { status: 'loading' }
  | { status: 'open'; invitation: Invitation }
  | { status: 'ended' }
  | { status: 'failed'; error: AppError };

/** What the invitation says; a token that is unknown, used or too old has ended. */
export function useInvitation(token: string) {
  const [found, setFound] = useState<Found>({ status: 'loading' });
  const end = useCallback(() => setFound({ status: 'ended' }), []);

  const read = useCallback(async () => {
    setFound({ status: 'loading' });
    const { data, error } = await requestGraphql(InvitationByToken, { token });
    if (data) setFound({ status: 'open', invitation: data.invitationByToken });
    else if (error.code === 'NOT_FOUND' || error.code === 'VALIDATION_FAILED') end();
    else setFound({ status: 'failed', error });
  }, [token, end]);

  useEffect(() => {
    if (token) void read();
  }, [token, read]);

  return { found, read, end };
}
