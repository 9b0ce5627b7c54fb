/** What is typed behind a slash that begins a word, up to the caret: what the saved replies are searched by. */
export function slashQuery(text: string, caret: number): { from: number; query: string } | undefined {
  const match = /(?:^|\s)\/([\p{L}\p{N}-]*)$/u.exec(text.slice(0, caret));
  if (!match) return undefined;
  const query = match[1] ?? '';
  return { from: caret - query.length - 1, query };
}

type Findable = { shortcut: string; title: string };

/** Those whose shortcut begins so, then those with a word of the title that does. */
export function findReplies<Reply extends Findable>(replies: Reply[], query: string): Reply[] {
  const wanted = query.toLowerCase();
  const byShortcut = replies.filter(({ shortcut }) => shortcut.startsWith(wanted));
  const byTitle = replies.filter(
    (reply) => !byShortcut.includes(reply) && ` ${reply.title.toLowerCase()}`.includes(` ${wanted}`),
  );
  return [...byShortcut, ...byTitle];
}
