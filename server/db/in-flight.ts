/**
 * Reads that are under way, by what they ask for: whoever asks the same meanwhile gets the same answer. When thousands
 * come back at once with one key, one question is asked of the database and not thousands.
 */
export class InFlight<Answer> {
  readonly #running = new Map<string, Promise<Answer>>();

  share(key: string, read: () => Promise<Answer>): Promise<Answer> {
    const known = this.#running.get(key);
    if (known) return known;
    const running = read().finally(() => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    this.#running.set(key, running);
    return running;
  }

  /** Whoever asks from now on gets an answer that is read from now on. */
  forget(): void {
    this.#running.clear();
  }
}
