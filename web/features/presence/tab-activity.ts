import type { PresenceActivity } from '@/gql/graphql';

export type TabActivity = { activity: PresenceActivity; conversationId: string | null };

type Options = {
  /** Tells the server. @returns after how long it wants to hear it again */
  send: (activity: TabActivity) => Promise<number | undefined>;
  /** Passing by with j and k is not looking. */
  settleMs?: number;
};

/** Until the server says how often. */
const repeatMsDefault = 20_000;

/** What this tab shows, told when it changes and repeated while it is a conversation: the server forgets what is silent. */
export function createTabActivity({ send, settleMs = 300 }: Options) {
  let shown: string | null = null;
  let isEditing = false;
  let isAttentive = true;
  let said: TabActivity = { activity: 'ONLINE', conversationId: null };
  let repeatMs = repeatMsDefault;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let repeating: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const now = (): TabActivity =>
    shown && isAttentive
      ? { activity: isEditing ? 'EDITING' : 'VIEWING', conversationId: shown }
      : { activity: 'ONLINE', conversationId: null };

  const say = async () => {
    clearTimeout(repeating);
    said = now();
    repeatMs = (await send(said)) ?? repeatMs;
    clearTimeout(repeating);
    if (said.conversationId && !closed) repeating = setTimeout(say, repeatMs);
  };
  const changed = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const { activity, conversationId } = now();
      if (activity !== said.activity || conversationId !== said.conversationId) void say();
    }, settleMs);
  };

  return {
    show(conversationId: string | null) {
      shown = conversationId;
      isEditing = false;
      changed();
    },
    edit(editing: boolean) {
      if (isEditing === editing) return;
      isEditing = editing;
      changed();
    },
    attend(attentive: boolean) {
      isAttentive = attentive;
      changed();
    },
    /** The server has begun anew and knows nothing of this tab. */
    repeat() {
      said = { activity: 'ONLINE', conversationId: null };
      changed();
    },
    close() {
      closed = true;
      clearTimeout(settling);
      clearTimeout(repeating);
    },
  };
}
