import { conversationRoutes } from '../../server/rest/routes/conversations.ts';
import type { Row } from '../row.ts';
import { graphqlShot, steadySide } from '../sides.ts';
import { VoidFigure } from '../void-figure.ts';
import { measureGrowth } from './growth.ts';

/** The document that the route itself executes. */
function documentOf(path: string): string {
  const route = conversationRoutes.find((each) => each.method === 'GET' && each.path === path);
  const text = route?.document.loc?.source.body;
  if (!text) throw new Error(`REST has no document for GET ${path}`);
  return text;
}

export const rest: Row = {
  name: 'W5',
  what: 'REST against the same GraphQL request',
  measure: async (stage, running, add) => {
    const { main } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const headers = product.headers(main.organizationId);
    const graphql = await steadySide('GraphQL', product, [
      graphqlShot(documentOf('/conversations'), { first: 50 }, headers),
    ]);
    const overRest = await steadySide('REST', product, [
      { method: 'GET', path: '/api/v1/conversations?limit=50', headers },
    ]);
    const count = (bodies: unknown, list: (body: never) => unknown[]) =>
      list(JSON.parse((bodies as { bodies: string[] }).bodies[0] ?? '') as never).length;
    const ofGraphql = count(
      graphql.expected,
      ({ data }: { data: { conversations: { nodes: [] } } }) => data.conversations.nodes,
    );
    const ofRest = count(overRest.expected, ({ data }: { data: [] }) => data);
    if (ofGraphql !== 50 || ofRest !== 50) throw new VoidFigure(`GraphQL answers ${ofGraphql} rows, REST ${ofRest}`);
    add(
      await measureGrowth({
        workload: 'W5 GET /api/v1/conversations?limit=50 against the same GraphQL request',
        target: '≤ 1.15 ×',
        bound: 1.15,
        small: graphql,
        large: overRest,
      }),
    );
  },
};
