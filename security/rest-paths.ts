import type { NodeName } from '../server/graphql/ids.ts';
import type { Route } from '../server/rest/route.ts';

/** The type of `:id` in each path, by its beginning; the most specific first. */
const types: [prefix: string, type: NodeName][] = [
  ['/organizations', 'Organization'],
  ['/conversations', 'Conversation'],
  ['/messages', 'Message'],
  ['/contacts', 'Contact'],
  ['/channels', 'Channel'],
  ['/api-keys', 'ApiKey'],
  ['/members', 'Membership'],
  ['/invitations', 'Invitation'],
  ['/labels', 'Label'],
  ['/saved-replies', 'SavedReply'],
  ['/ai-agents', 'AiAgent'],
  ['/knowledge-sources', 'KnowledgeSource'],
  ['/workflows', 'Workflow'],
  ['/workflow-runs', 'WorkflowRun'],
  ['/call-sessions', 'CallSession'],
  ['/call-turns', 'CallTurn'],
  ['/webhook-subscriptions', 'WebhookSubscription'],
  ['/webhook-deliveries', 'WebhookDelivery'],
  ['/plans', 'Plan'],
];

export function typeAt({ path }: Pick<Route, 'path'>): NodeName | null {
  if (!path.includes(':id')) return null;
  const found = types.find(([prefix]) => path.startsWith(`${prefix}/`));
  if (!found) throw new Error(`which type has the id of ${path}? (security/rest-paths.ts)`);
  return found[1];
}

/** The path with an id in it. */
export async function pathOf(
  route: Pick<Route, 'path'>,
  idOf: (type: NodeName) => Promise<string> | string,
): Promise<string> {
  const type = typeAt(route);
  return type ? route.path.replace(':id', await idOf(type)) : route.path;
}
