import { setTimeout as sleep } from 'node:timers/promises';
import { type ExecutionResult, executeSubscriptionEvent, type ValidatedSubscriptionArgs } from 'graphql';
import type { Actor, Member } from '../auth/actor.ts';
import { newId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { LoggedEvent } from '../events/event-types.ts';
import { caughtUp, type Followed, followed } from '../events/follow.ts';
import { type Context, createContext } from '../graphql/context.ts';
import { isOutage, presentError } from '../graphql/errors.ts';
import type { Loaders } from '../graphql/loaders.ts';
import { loadersFor } from './event-loaders.ts';
import { Answer } from './sink.ts';
import { anyLike } from './visibility.ts';

const outageWaitMsMax = 2_000;

/** Makes the answers of a group: one execution an event, as any of its subscribers would see it. */
export class Execution {
  /** An answer was made with something that belongs to one viewer alone. */
  isPersonal = false;
  readonly #operation: ValidatedSubscriptionArgs;
  readonly #organizationId: string;
  readonly #actor: Actor;

  constructor(operation: ValidatedSubscriptionArgs, member: Member, forViewerAlone: boolean) {
    this.#operation = operation;
    this.#organizationId = member.organizationId;
    this.#actor = forViewerAlone
      ? member
      : anyLike(member, () => {
          this.isPersonal = true;
        });
  }

  /** The answers of some events, made together so that their rows are read together. */
  async events(events: readonly LoggedEvent[]): Promise<Answer[]> {
    const last = events.at(-1);
    if (!last) return [];
    const roots = events.map((event) => followed(event, events));
    const results = await this.#persistently(roots, () => loadersFor(last));
    return results.map((result, index) => new Answer(events[index]?.seq ?? 0, result));
  }

  async caughtUp(seq: number): Promise<Answer> {
    const [result] = await this.#persistently([caughtUp(this.#organizationId, seq)]);
    return new Answer(seq, result ?? {});
  }

  /** A database that is away for a while delays the answers; it does not end the subscriptions. */
  async #persistently(roots: Followed[], loaders?: () => Loaders): Promise<ExecutionResult[]> {
    for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, outageWaitMsMax)) {
      const context = createContext(this.#actor);
      if (loaders && waitMs === 100) context.loaders = loaders();
      const results = await this.#execute(roots, context);
      if (!results.some(({ errors }) => errors?.some(isOutage))) return results.map(presented);
      await sleep(waitMs);
    }
  }

  #execute(roots: Followed[], contextValue: Context): Promise<ExecutionResult[]> {
    return runInOrganization(this.#organizationId, () =>
      Promise.all(roots.map((rootValue) => executeSubscriptionEvent({ ...this.#operation, rootValue, contextValue }))),
    );
  }
}

function presented({ data, errors }: ExecutionResult): ExecutionResult {
  if (!errors) return { data };
  const requestId = newId();
  return { errors: errors.map((error) => presentError(error, requestId)), data };
}
