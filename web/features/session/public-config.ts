import { useEffect, useState } from 'react';

type PublicConfig = {
  demo: { email: string; password: string } | null;
  /** The provider that one can log in at. */
  oidc: { name: string } | null;
};

/** What the server tells everybody, such as how to look around without an account. */
export function usePublicConfig(): PublicConfig | undefined {
  const [config, setConfig] = useState<PublicConfig>();
  useEffect(() => {
    const abort = new AbortController();
    fetch('/config.json', { signal: abort.signal })
      .then((response) => (response.ok ? (response.json() as Promise<PublicConfig>) : undefined))
      .then(setConfig)
      .catch(() => undefined); // a convenience: without it one logs in by hand
    return () => abort.abort();
  }, []);
  return config;
}
