import type { CompiledRoute } from './compile.ts';

export type Matched = { route: CompiledRoute; params: Record<string, string> };

/** What is at a path: a route, no route for this method, or nothing. */
export type Match = ({ kind: 'route' } & Matched) | { kind: 'method'; allowed: string[] } | { kind: 'none' };

type Entry = { pattern: RegExp; routes: CompiledRoute[] };

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Record<string, string>): Record<string, string> | null {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return null; // a broken percent-encoding names nothing
  }
}

/** The methods of a path: HEAD wherever there is a GET, OPTIONS everywhere. */
function allowedBy(routes: readonly CompiledRoute[]): string[] {
  const methods = routes.map(({ method }): string => method);
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
}

/** @returns finds the route of a method and a path below /api/v1 */
export function createRouter(routes: readonly CompiledRoute[]) {
  const byPath = new Map<string, Entry>();
  for (const route of routes) {
    const entry = byPath.get(route.path) ?? { pattern: patternOf(route.path), routes: [] };
    entry.routes.push(route);
    byPath.set(route.path, entry);
  }
  return (method: string, path: string): Match => {
    for (const { pattern, routes: candidates } of byPath.values()) {
      const found = pattern.exec(path);
      const params = found && decoded({ ...found.groups });
      if (!params) continue;
      const wanted = method === 'HEAD' ? 'GET' : method;
      const route = candidates.find((candidate) => candidate.method === wanted);
      return route ? { kind: 'route', route, params } : { kind: 'method', allowed: allowedBy(candidates) };
    }
    return { kind: 'none' };
  };
}
