import { useState } from 'react';
import type { AppError } from '@/lib/graphql/app-error';
import { requestGraphql } from '@/lib/graphql/request';
import { AcceptInvitation } from './sign-in-documents';

type NewAccount = { name?: string; password?: string; locale?: string };

/** Joins, and opens the organization. It takes a new page: whatever this tab held is another organization's. */
export function useAccept(token: string, onEnded: () => void) {
  const [joined, setJoined] = useState(false);
  const accept = async (account: NewAccount, accessToken?: string): Promise<AppError | undefined> => {
    const { data, error } = await requestGraphql(AcceptInvitation, { input: { token, ...account } }, accessToken);
    if (data) {
      setJoined(true);
      location.replace('/inbox');
    }
    if (error?.code === 'NOT_FOUND') onEnded();
    return error;
  };
  return { accept, joined };
}
