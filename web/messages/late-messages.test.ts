import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const web = fileURLToPath(new URL('..', import.meta.url));

/** Where the English texts that are fetched later have been fetched: elsewhere they may be missing when they are shown. */
const fetchedIn: Record<string, RegExp> = {
  'ai-agents': /^features\/ai-agents\//,
  answers: /^features\/(ai-agents|inbox\/(ai-bar|answer-|assist))/,
  contacts: /^features\/contacts\/(contact-screen|contacts-screen|new-contact-dialog)/,
  'empty-view': /^features\/inbox\/empty-view/,
  knowledge: /^features\/knowledge\//,
  settings:
    /^features\/(account|audit|settings|labels\/(label-(settings|row|color-menu)|new-label)|saved-replies\/saved-reply-)/,
  shell: /^features\/shell\/(command-palette|shortcuts-dialog)/,
  'sign-in': /^features\/session\//,
};

type Source = { file: string; keys: Set<string>; prefixes: string[] };

const sources: Source[] = globSync('{app,components,features,lib}/**/*.{ts,tsx}', { cwd: web })
  .filter((file) => !file.includes('.test.'))
  .map((file) => {
    const text = readFileSync(`${web}/${file}`, 'utf8');
    return {
      file,
      keys: new Set([...text.matchAll(/['`]([a-zA-Z]+(?:\.[\w-]+)+)['`]/g)].map(([, key = '']) => key)),
      prefixes: [...text.matchAll(/`([a-zA-Z]+\.(?:\w+\.)*)\$\{/g)].map(([, prefix = '']) => prefix),
    };
  });

test.each(Object.entries(fetchedIn))('texts of %s are used only where they are fetched', (part, place) => {
  const keys = Object.keys(JSON.parse(readFileSync(`${web}/messages/en.${part}.json`, 'utf8')));
  const elsewhere = sources.filter(({ file }) => !place.test(file));
  const misplaced = keys.flatMap((key) =>
    elsewhere
      .filter((source) => source.keys.has(key) || source.prefixes.some((prefix) => key.startsWith(prefix)))
      .map(({ file }) => `${key} in ${file}`),
  );
  expect(misplaced).toEqual([]);
});
