import { AdminMutations, AdminQueries } from '../admin/admin.schema.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { byAddition, discardJob, type JobRow, jobStates, listJobs, retryJob } from './jobs.service.ts';

const JobState = builder.enumType('JobState', {
  description: 'WAITING for its time, RUNNING, RETRYING after a failure, or DEAD: all its attempts have failed.',
  values: jobStates,
});

const Job = builder.objectRef<JobRow>('Job').implement({
  description: 'Work in the background.',
  fields: (t) => ({
    id: t.exposeInt('id', { description: 'Its number.' }),
    task: t.exposeString('task', { description: 'What is done, for example knowledge.ingest.' }),
    organizationId: t.id({
      description: 'org_… that it is done for.',
      resolve: ({ organizationId }) => encodeNodeId('Organization', organizationId),
    }),
    state: t.expose('state', { type: JobState, description: 'Where it stands.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was begun.' }),
    maxAttempts: t.exposeInt('maxAttempts', { description: 'How often it is begun at most.' }),
    lastError: t.exposeString('lastError', { nullable: true, description: 'Why the last attempt failed.' }),
    runAt: t.expose('runAt', { type: 'DateTime', description: 'When it is begun, at the earliest.' }),
    lockedAt: t.expose('lockedAt', { type: 'DateTime', nullable: true, description: 'Since when it runs.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
  }),
});

builder.objectField(AdminQueries, 'jobs', (t) =>
  t.connection({
    type: Job,
    description: 'Work in the background, of all organizations, the last added first. What was done is not kept.',
    authScopes: { platformAdmin: true },
    args: { state: t.arg({ type: [JobState], description: 'Any of these; without it, all.' }) },
    resolve: async (_admin, { state, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byAddition, await listJobs(actor, state ?? [], page));
    },
  }),
);

const JobPayload = builder.simpleObject('JobPayload', {
  description: 'The job as it was.',
  fields: (t) => ({
    job: t.field({ type: Job, description: 'The job.' }),
    cursor: t.string({ description: "Cursor that the organization's event log reached with this change." }),
  }),
});

const RetryJobInput = builder.inputType('RetryJobInput', {
  description: 'Names a job that failed, or waits.',
  fields: (t) => ({ id: t.int({ required: true, description: 'Its number.' }) }),
});

const DiscardJobInput = builder.inputType('DiscardJobInput', {
  description: 'Names a job that failed, or waits.',
  fields: (t) => ({ id: t.int({ required: true, description: 'Its number.' }) }),
});

builder.objectFields(AdminMutations, (t) => ({
  retryJob: t.field({
    type: JobPayload,
    description: 'Lets a job begin anew, with all its attempts.',
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: RetryJobInput, required: true, description: 'Which one.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const { value, cursor } = await retryJob(actor, input.id);
      return { job: value, cursor };
    },
  }),
  discardJob: t.field({
    type: JobPayload,
    description: 'Takes a job away: what it was to do is not done.',
    authScopes: { platformAdmin: true },
    args: { input: t.arg({ type: DiscardJobInput, required: true, description: 'Which one.' }) },
    resolve: async (_admin, { input }, { actor }) => {
      const { value, cursor } = await discardJob(actor, input.id);
      return { job: value, cursor };
    },
  }),
}));
