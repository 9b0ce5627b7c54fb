import { idPrefixes, toTypeId } from '../db/ids.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';

export const ActorType = builder.enumType('ActorType', {
  description:
    'Who did something: a person, a program with an API key, a contact, an AI agent, the platform itself, or somebody ' +
    'who was not signed in.',
  values: ['USER', 'API_KEY', 'CONTACT', 'AI_AGENT', 'SYSTEM', 'ANONYMOUS'] as const,
});

/** As events and audit rows store it. */
type StoredActor = { actorType: string; actorId: string | null };

const types = { user: 'USER', apiKey: 'API_KEY', contact: 'CONTACT', aiAgent: 'AI_AGENT', system: 'SYSTEM' } as const;
const typenames = { user: 'User', apiKey: 'ApiKey', contact: 'Contact', aiAgent: 'AiAgent' } as const;

export function actorTypeOf({ actorType }: StoredActor) {
  return types[actorType as keyof typeof types] ?? 'ANONYMOUS';
}

async function nameOf({ actorType, actorId }: StoredActor, { loaders }: Context): Promise<string | null> {
  if (!actorId) return null;
  if (actorType === 'user') return (await loaders.user.load(actorId))?.name ?? null;
  if (actorType === 'apiKey') return (await loaders.apiKey.load(actorId))?.name ?? null;
  if (actorType === 'aiAgent') return (await loaders.aiAgent.load(actorId))?.name ?? null;
  if (actorType !== 'contact') return null;
  const contact = await loaders.contact.load(actorId);
  return contact?.name ?? contact?.email ?? contact?.phone ?? contact?.externalId ?? null;
}

export const Actor = builder.objectRef<StoredActor>('Actor').implement({
  description: 'Who did something, with a name to show.',
  fields: (t) => ({
    type: t.field({ type: ActorType, description: 'Which kind.', resolve: actorTypeOf }),
    id: t.id({
      nullable: true,
      description: 'user_…, key_…, cont_… or agt_…; null for the platform and somebody who was not signed in.',
      resolve: ({ actorType, actorId }) => {
        const typename = typenames[actorType as keyof typeof typenames];
        return typename && actorId ? toTypeId(idPrefixes[typename], actorId) : null;
      },
    }),
    name: t.string({
      nullable: true,
      description: 'As it is now; null for the platform and for what has been deleted.',
      resolve: (stored, _args, context) => nameOf(stored, context),
    }),
  }),
});
