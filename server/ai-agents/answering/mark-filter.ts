import type { Mark } from './source-notes.ts';

const whole = /^ ?\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/;
const begun = /^ ?(\[(\d[\d,\s]{0,20})?)?$/;

/**
 * Takes the marks of sources ("[1]", "[2, 3]") out of a text that comes in pieces. What may become a mark is held back
 * until it is one or is none.
 */
export class MarkFilter {
  text = '';
  readonly marks: Mark[] = [];
  readonly #write: (piece: string) => void;
  #held = '';

  constructor(write: (piece: string) => void) {
    this.#write = write;
  }

  push(piece: string): void {
    this.#held += piece;
    this.#pass(false);
  }

  /** Where the text stands, to come back to. */
  checkpoint(): { chars: number; marks: number } {
    return { chars: this.text.length, marks: this.marks.length };
  }

  /** What came since then does not count. */
  returnTo({ chars, marks }: { chars: number; marks: number }): void {
    this.text = this.text.slice(0, chars);
    this.marks.length = marks;
    this.#held = '';
  }

  /** Nothing more comes. */
  end(): void {
    this.#pass(true);
  }

  #pass(isLast: boolean): void {
    let passed = '';
    for (;;) {
      const at = this.#held.search(/ ?\[| $/);
      if (at === -1) {
        passed += this.#held;
        this.#held = '';
        break;
      }
      passed += this.#held.slice(0, at);
      this.#held = this.#held.slice(at);
      const [mark, numbers] = whole.exec(this.#held) ?? [];
      if (mark !== undefined && numbers !== undefined) {
        for (const number of numbers.split(','))
          this.marks.push({ number: Number(number), at: this.text.length + passed.length });
        this.#held = this.#held.slice(mark.length);
      } else if (!isLast && begun.test(this.#held)) break;
      else {
        const length = this.#held.startsWith(' ') ? 2 : 1;
        passed += this.#held.slice(0, length);
        this.#held = this.#held.slice(length);
      }
    }
    this.text += passed;
    if (passed) this.#write(passed);
  }
}
