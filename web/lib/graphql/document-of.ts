import { gql } from '@urql/core';
import { fragmentTexts } from '@/gql/graphql';

/** @throws when the source spreads a fragment that codegen has not seen */
export function documentOf(source: string) {
  const fragments = new Map<string, string>();
  const collect = (text: string) => {
    for (const [, name = ''] of text.matchAll(/\.\.\.\s*(\w+)/g)) {
      if (name === 'on' || fragments.has(name)) continue;
      const fragment = fragmentTexts[name];
      if (!fragment) throw new Error(`There is no fragment ${name}: npm run codegen writes it.`);
      fragments.set(name, fragment);
      collect(fragment);
    }
  };
  collect(source);
  return gql([source, ...fragments.values()].join('\n'));
}
