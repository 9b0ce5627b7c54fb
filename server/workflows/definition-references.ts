import type { Tx } from '../db/client.ts';
import { type IdTypename, idPrefixes, parseTypeId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import type { WorkflowDefinition } from './workflow-definition.ts';

type Reference = { type: IdTypename; id: string; path: string };

const references = (type: IdTypename, path: string, typeIds: readonly string[] = []): Reference[] =>
  typeIds.map((typeId, index) => ({ type, id: parseTypeId(idPrefixes[type], typeId), path: `${path}.${index}` }));

function reference(type: IdTypename, path: string, typeId: string | null | undefined): Reference[] {
  return typeId ? [{ type, id: parseTypeId(idPrefixes[type], typeId), path }] : [];
}

function referencesOf({ trigger, nodes }: WorkflowDefinition): Reference[] {
  const ofTrigger =
    'channelIds' in trigger ? references('Channel', 'definition.trigger.channelIds', trigger.channelIds) : [];
  const ofNodes = nodes.flatMap((node, index) => {
    const path = `definition.nodes.${index} ("${node.id}")`;
    if (node.type === 'ai_reply') return reference('AiAgent', `${path}.aiAgentId`, node.aiAgentId);
    if (node.type === 'assign') return reference('User', `${path}.assigneeId`, node.assigneeId);
    if (node.type !== 'label') return [];
    return [...references('Label', `${path}.add`, node.add), ...references('Label', `${path}.remove`, node.remove)];
  });
  return [...ofTrigger, ...ofNodes];
}

/** Which of the ids are rows of the organization. A person counts as a member. */
async function existing(tx: Tx, organizationId: string, type: IdTypename, ids: string[]): Promise<string[]> {
  const query = { where: { organizationId, id: { in: ids } }, select: { id: true } };
  if (type === 'User') {
    const where = { organizationId, userId: { in: ids } };
    return (await tx.membership.findMany({ where, select: { userId: true } })).map(({ userId }) => userId);
  }
  if (type === 'Channel') return (await tx.channel.findMany(query)).map(({ id }) => id);
  if (type === 'AiAgent') return (await tx.aiAgent.findMany(query)).map(({ id }) => id);
  if (type === 'Label') return (await tx.label.findMany(query)).map(({ id }) => id);
  throw new Error(`a definition names no ${type}`);
}

const nouns: Partial<Record<IdTypename, string>> = { User: 'Member', AiAgent: 'AI agent' };

/**
 * Whatever a definition names must be there, in the same organization. It may be deleted later: a run copes with that.
 * @throws NOT_FOUND that names the first place where it is not
 */
export async function checkReferences(tx: Tx, organizationId: string, definition: WorkflowDefinition): Promise<void> {
  const named = referencesOf(definition);
  for (const [type, some] of Map.groupBy(named, (one) => one.type)) {
    const known = new Set(
      await existing(
        tx,
        organizationId,
        type,
        some.map(({ id }) => id),
      ),
    );
    const missing = some.find(({ id }) => !known.has(id));
    if (missing) throw new AppError('NOT_FOUND', `${missing.path}: ${nouns[type] ?? type} not found.`);
  }
}
