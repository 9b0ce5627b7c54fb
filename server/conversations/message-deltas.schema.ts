import { builder } from '../graphql/builder.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { MessageAuthor } from './message.schema.ts';
import { followMessageDeltas } from './message-deltas.service.ts';
import { answerStates, answerSteps, type MessageDelta as Delta } from './message-deltas.ts';

const AnswerState = builder.enumType('AiAnswerState', {
  description:
    'WORKING: nothing is written at the moment. WRITING: `text` is what was written. STORED: the message is in the ' +
    'thread. DISCARDED: there will be no such message.',
  values: answerStates,
});

const AnswerStep = builder.enumType('AiAnswerStep', {
  description: 'What an AI agent does while it writes nothing.',
  values: answerSteps,
});

const MessageDelta = builder.objectRef<Delta>('MessageDelta').implement({
  description: 'A piece of an answer that an AI agent is writing, or a step of its work. The signal is not logged.',
  fields: (t) => ({
    conversationId: t.id({
      description: 'conv_…',
      resolve: ({ conversationId }) => encodeNodeId('Conversation', conversationId),
    }),
    messageId: t.id({
      description: 'msg_… that the answer will have when it is stored.',
      resolve: ({ messageId }) => encodeNodeId('Message', messageId),
    }),
    author: t.field({
      type: MessageAuthor,
      description: 'The AI agent.',
      resolve: ({ aiAgent: { id, name } }) => ({ type: 'AI' as const, id: encodeNodeId('AiAgent', id), name }),
    }),
    index: t.exposeInt('index', { description: '0, 1, 2 … in one answer; what came late has a lower one.' }),
    start: t.exposeInt('start', {
      description:
        'Where `text` begins in the answer, in UTF-16 units: 0 replaces what was written before. Whoever looks late ' +
        'is told the whole answer so far.',
    }),
    text: t.exposeString('text', { description: 'What was written; plain text.' }),
    state: t.expose('state', { type: AnswerState, description: 'How far the answer is.' }),
    step: t.field({
      type: AnswerStep,
      nullable: true,
      description: 'What it does while it writes nothing; not shown to contacts.',
      resolve: ({ step }, _args, { actor }) => (actor.kind === 'contact' ? null : step),
    }),
    toolName: t.string({
      nullable: true,
      description: 'Which tool it uses; not shown to contacts.',
      resolve: ({ toolName }, _args, { actor }) => (actor.kind === 'contact' ? null : toolName),
    }),
  }),
});

builder.subscriptionField('messageDelta', (t) =>
  t.field({
    type: MessageDelta,
    description: 'An answer of an AI agent while it is written; first what is written already.',
    authScopes: { permission: 'messages:read' },
    args: { conversationId: t.arg.id({ required: true, description: 'conv_…' }) },
    subscribe: (_root, { conversationId }, { actor }) =>
      followMessageDeltas(actor, readId('Conversation', conversationId, 'conversationId')),
    resolve: (delta) => delta,
  }),
);
