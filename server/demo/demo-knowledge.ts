import { readdir, readFile } from 'node:fs/promises';
import { createAiAgent } from '../ai-agents/ai-agents.service.ts';
import type { Member } from '../auth/actor.ts';
import { createChannel } from '../channels/channels.service.ts';
import { db } from '../db/client.ts';
import { runInOrganization } from '../db/scope.ts';
import { createKnowledgeSource } from '../knowledge/knowledge-sources.service.ts';

const folder = new URL('knowledge/', import.meta.url);

const instructions = `Answer questions about the outdoor shop: delivery, returns, payment and the account.
Be friendly and short. Ask for the order number where it is needed.`;

/**
 * Help texts of an invented shop, and an AI agent that answers from them in a channel of its own; conversations of other
 * channels are answered by people. What is there already is left as it is.
 */
export async function giveKnowledge(member: Member): Promise<void> {
  const knowledgeSourceIds = await makeSources(member);
  const { organizationId } = member;
  const agents = await runInOrganization(organizationId, () => db.aiAgent.count({ where: { organizationId } }));
  if (agents > 0) return;
  const { value: agent } = await createAiAgent(member, { name: 'Ada', instructions, knowledgeSourceIds });
  await createChannel(member, { type: 'WIDGET', name: 'Help chat', aiAgentId: agent.id });
}

async function makeSources(member: Member): Promise<string[]> {
  const { organizationId } = member;
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  const ids: string[] = [];
  for (const file of files) {
    const content = await readFile(new URL(file, folder), 'utf8');
    const name = /^# (.+)$/m.exec(content)?.[1] ?? file;
    const known = await runInOrganization(organizationId, () =>
      db.knowledgeSource.findFirst({ where: { organizationId, name }, select: { id: true } }),
    );
    ids.push(known?.id ?? (await createKnowledgeSource(member, { name, type: 'MARKDOWN', content })).value.id);
  }
  return ids;
}
