'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

const againAfterMs = 2_000;

/**
 * A part of a page that is fetched when it is shown for the first time. While the server is away it cannot be fetched:
 * then it is tried again until it is there or no longer wanted. (A failed `React.lazy` would take the page away and stay
 * failed until a reload.)
 * @param loading what stands there meanwhile
 */
export function late<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  loading: ReactNode = null,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, where modules are evaluated
  return function Late(props: Props) {
    const [Part, setPart] = useState(() => known);
    useEffect(() => {
      if (Part) return;
      let isWanted = true;
      let timer: ReturnType<typeof setTimeout>;
      const attempt = () => {
        fetchPart().then(
          (part) => {
            known = part;
            if (isWanted) setPart(() => part);
          },
          () => {
            if (isWanted) timer = setTimeout(attempt, againAfterMs);
          },
        );
      };
      attempt();
      return () => {
        isWanted = false;
        clearTimeout(timer);
      };
    }, [Part]);
    return Part ? <Part {...props} /> : loading;
  };
}
