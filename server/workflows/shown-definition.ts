import type { Actor } from '../auth/actor.ts';
import { WorkflowDefinition } from './workflow-definition.ts';

const hidden = '••••••';

/**
 * A definition as the actor may see it. Headers of requests often carry a key of another system, so only those who may
 * change workflows see what they say.
 */
export function shownDefinition(actor: Actor, stored: unknown): unknown {
  if (actor.permissions.has('workflows:write')) return stored;
  const { success, data } = WorkflowDefinition.safeParse(stored);
  if (!success) return null; // of an older form that this release does not know: nothing of it is known to be harmless
  return { ...data, nodes: data.nodes.map(withoutHeaderValues) };
}

function withoutHeaderValues(node: WorkflowDefinition['nodes'][number]) {
  if (node.type !== 'http_request' || !node.headers) return node;
  return { ...node, headers: Object.fromEntries(Object.keys(node.headers).map((name) => [name, hidden])) };
}
