import { db } from '../../db/client.ts';
import { runInOrganization } from '../../db/scope.ts';
import { closeTopic, onPublished, openTopic } from '../../events/bus.ts';
import { log } from '../../logging/log.ts';
import { IngestionEndedError, type Run } from './fence.ts';

/** For what the bus has lost. */
const lookEveryMs = 2000;

/** Aborts an ingestion when it is canceled, its source deleted, or another one has begun. */
export class RunWatch {
  readonly #controller = new AbortController();
  readonly #run: Run;
  readonly #stopListening: () => void;
  readonly #timer: NodeJS.Timeout;

  constructor(run: Run) {
    this.#run = run;
    const { organizationId } = run.actor;
    this.#stopListening = onPublished((event) => {
      if (event.organizationId === organizationId && event.subjectId === run.knowledgeSourceId) void this.#look();
    });
    void openTopic(organizationId);
    this.#timer = setInterval(() => void this.#look(), lookEveryMs).unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopListening();
    closeTopic(this.#run.actor.organizationId);
  }

  async #look(): Promise<void> {
    const { actor, knowledgeSourceId: id, ingestEpoch } = this.#run;
    const { organizationId } = actor;
    try {
      const left = await runInOrganization(organizationId, () =>
        db.knowledgeSource.count({ where: { organizationId, id, ingestEpoch } }),
      );
      if (left === 0) this.#controller.abort(new IngestionEndedError('the ingestion has ended'));
    } catch (err) {
      log.warn({ err }, 'whether an ingestion goes on could not be read; it is tried again');
    }
  }
}
