// What an element asks of a port: one question at a time. A newer one, or leaving the page, ends the one before.

export class Question {
  /** The last answer; stays while the next one is asked for. */
  value;
  error;
  isAsking = false;
  #ending;
  #changed;

  /** `changed` is called whenever there is something else to show. */
  constructor(changed) {
    this.#changed = changed;
  }

  /** `run(signal)` gives a promise. Resolves when it is answered, with the value, or with nothing where it failed. */
  async ask(run) {
    this.end();
    const ending = new AbortController();
    this.#ending = ending;
    this.isAsking = true;
    this.error = undefined;
    this.#changed();
    try {
      const value = await run(ending.signal);
      if (ending.signal.aborted) return undefined;
      this.value = value;
      return value;
    } catch (error) {
      if (!ending.signal.aborted) this.error = error ?? new Error("no reason given");
      return undefined;
    } finally {
      if (this.#ending === ending) {
        this.isAsking = false;
        this.#changed();
      }
    }
  }

  end() {
    this.#ending?.abort();
    this.#ending = undefined;
    this.isAsking = false;
  }

  forget() {
    this.end();
    this.value = undefined;
    this.error = undefined;
  }
}
