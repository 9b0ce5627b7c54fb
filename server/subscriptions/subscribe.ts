import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  mapSourceToResponseEvent,
  type OperationDefinitionNode,
  type ValidatedSubscriptionArgs,
  validateSubscriptionArgs,
} from 'graphql';
import { leaseOf } from '../auth/actor-lease.ts';
import { LogSource } from '../events/follow.ts';
import type { Context } from '../graphql/context.ts';
import { documentKey } from './document-key.ts';
import { Execution } from './execution.ts';
import { Group } from './group.ts';
import type { Sink } from './sink.ts';
import { HeldStream, PulledStream } from './streams.ts';
import { Subscriber } from './subscriber.ts';
import { viewerOf, visibilityOf } from './visibility.ts';

type Results = AsyncIterableIterator<ExecutionResult>;

const groups = new Map<string, Group>();

/** Operations whose answers turned out to hold something of their viewer: only one viewer's sockets share them. */
const personal = new WeakSet<OperationDefinitionNode>();

/**
 * Starts a subscription. The log is followed together with all who ask for the same and may see the same; anything else
 * (signals) is one's own stream. Pushes into the context's sink where there is one; otherwise answers are pulled.
 */
export async function subscribe(args: ExecutionArgs): Promise<Results | ExecutionResult> {
  const operation = validateSubscriptionArgs(args);
  if (!('schema' in operation)) return { errors: operation };
  const source = await createSourceEventStream(operation);
  if (!(Symbol.asyncIterator in source)) return source;
  if (!(source instanceof LogSource)) return mapSourceToResponseEvent(operation, source);
  const { sink } = args.contextValue as Context;
  return sink ? push(operation, source, sink) : pull(operation, source);
}

async function push(operation: ValidatedSubscriptionArgs, source: LogSource, sink: Sink): Promise<Results> {
  const stream: HeldStream = new HeldStream(() => subscriber.end());
  const subscriber = subscriberOf(operation, source, { sink, onFailed: (error) => stream.fail(error) });
  await subscriber.start();
  return stream;
}

async function pull(operation: ValidatedSubscriptionArgs, source: LogSource): Promise<Results> {
  const stream: PulledStream = new PulledStream(() => {
    endLease();
    subscriber.end();
  });
  const subscriber = subscriberOf(operation, source, { sink: stream, onFailed: (error) => stream.fail(error) });
  await subscriber.start();
  const endLease = leaseOf(source.actor, (error) => stream.fail(error));
  return stream;
}

type Reader = { sink: Sink; onFailed: (error: unknown) => void };

function subscriberOf(operation: ValidatedSubscriptionArgs, source: LogSource, reader: Reader): Subscriber {
  return new Subscriber({ ...reader, start: source.start, join: () => groupFor(operation, source) });
}

function groupFor(validated: ValidatedSubscriptionArgs, { actor, wants }: LogSource): Group {
  const { document, operation, rawVariableValues: variables } = validated;
  const isPersonal = personal.has(operation);
  const key = [
    actor.organizationId,
    documentKey({ document, operation, variables }),
    visibilityOf(actor),
    isPersonal ? viewerOf(actor) : '',
  ].join('\n');
  const existing = groups.get(key);
  if (existing && !existing.closed) return existing;
  const execution = new Execution(validated, actor, isPersonal);
  const group: Group = new Group({
    organizationId: actor.organizationId,
    wants,
    execution,
    onClosed: () => {
      if (execution.isPersonal) personal.add(operation);
      if (groups.get(key) === group) groups.delete(key);
    },
  });
  groups.set(key, group);
  return group;
}
