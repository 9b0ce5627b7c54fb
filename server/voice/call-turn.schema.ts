import { builder } from '../graphql/builder.ts';
import { CallSpeaker } from '../graphql/enums.ts';
import { scopedId } from '../graphql/scoped-id.ts';

export const CallTurn = builder.prismaNode('CallTurn', {
  description: 'What one speaker said in a call. Turns are numbered 1, 2, 3 … in a call, without gaps.',
  id: { resolve: (turn) => turn.id, description: 'turn_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'calls:read' },
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: 'Its number in the call.' }),
    speaker: t.expose('speaker', { type: CallSpeaker, description: 'Who spoke.' }),
    textHeard: t.exposeString('textHeard', { description: 'What the listener heard, at most 8,000 characters.' }),
    textGenerated: t.exposeString('textGenerated', {
      nullable: true,
      description: 'What was to be said; longer than textHeard when the turn was interrupted.',
    }),
    startedMs: t.exposeInt('startedMs', { description: 'Milliseconds from the start of the call.' }),
    endedMs: t.exposeInt('endedMs', { nullable: true, description: 'Milliseconds from the start of the call.' }),
    interrupted: t.exposeBoolean('interrupted', { description: 'Whether the listener cut in.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was stored.' }),
  }),
});

export const CallTranscript = builder.prismaNode('CallTranscript', {
  description: 'All that was heard in a call, written when it ends.',
  id: { resolve: (transcript) => transcript.id, description: 'trn_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'calls:read' },
  fields: (t) => ({
    text: t.exposeString('text', { description: 'One line a turn, `CALLER: …`, in order.' }),
    summary: t.exposeString('summary', { nullable: true, description: 'What it was about, when an AI has told it.' }),
    sentiment: t.exposeString('sentiment', {
      nullable: true,
      description: 'Mood of the caller, when an AI has told it.',
    }),
    language: t.exposeString('language', { nullable: true, description: 'Language tag.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
  }),
});
