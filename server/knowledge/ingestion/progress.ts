import { changeInRun, type Run } from './fence.ts';
import { countSource } from './source-counts.ts';

const tellEveryMs = 1000;

/** How far an ingestion has got, told to followers about once a second, never backwards. */
export class Progress {
  readonly #run: Run;
  #share: number;
  #toldAt = performance.now();

  /** @param share that it had before it was cut off */
  constructor(run: Run, share: number) {
    this.#run = run;
    this.#share = share;
  }

  /** @param share 0 to 1 @throws IngestionEndedError */
  async reach(share: number): Promise<void> {
    this.#share = Math.min(0.99, Math.max(this.#share, share));
    if (performance.now() - this.#toldAt < tellEveryMs) return;
    this.#toldAt = performance.now();
    const { organizationId } = this.#run.actor;
    await changeInRun(
      this.#run,
      async (current) => {
        const { documentCount, failedCount, chunkCount } = await countSource(
          current.tx,
          organizationId,
          this.#run.knowledgeSourceId,
        );
        await current.tx.knowledgeSource.update({
          where: { organizationId_id: { organizationId, id: this.#run.knowledgeSourceId } },
          data: { progress: this.#share, documentCount, failedCount, chunkCount },
        });
      },
      { isTold: true },
    );
  }
}
