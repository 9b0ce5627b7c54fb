import type { Block, Text } from '../extraction/blocks.ts';

/** The texts below one heading, with the headings that it stands under, outermost first. */
export type Section = { path: string[]; texts: Text[] };

type Heading = Exclude<Block, Text>;

/** Cuts a document along its headings. A heading with nothing below it is a text of the section that it stands in. */
export function sectionsOf(title: string | null, blocks: readonly Block[]): Section[] {
  const sections = new Sections(title);
  blocks.forEach((block, index) => {
    if (block.kind === 'text') sections.add(block);
    else if (leadsNowhere(block, blocks[index + 1])) sections.addLone(block);
    else sections.open(block);
  });
  return sections.list.filter(({ texts }) => texts.length > 0);
}

function leadsNowhere(heading: Heading, next: Block | undefined): boolean {
  return next === undefined || (next.kind === 'heading' && next.depth <= heading.depth);
}

class Sections {
  readonly list: Section[];
  readonly #title: string | null;
  readonly #stack: { depth: number; text: string }[] = [];

  constructor(title: string | null) {
    this.#title = title;
    this.list = [{ path: title ? [title] : [], texts: [] }];
  }

  open({ depth, text }: Heading): void {
    this.#leave(depth);
    this.#stack.push({ depth, text });
    this.list.push({ path: this.#path(), texts: [] });
  }

  add(text: Text): void {
    this.list.at(-1)?.texts.push(text);
  }

  addLone({ depth, text, page }: Heading): void {
    if (text === this.#title) return; // it is the first of all paths
    if (this.#leave(depth)) this.list.push({ path: this.#path(), texts: [] });
    this.add({ kind: 'text', text, joined: false, ...(page !== undefined && { page }) });
  }

  /** @returns whether a heading has ended */
  #leave(depth: number): boolean {
    const before = this.#stack.length;
    while ((this.#stack.at(-1)?.depth ?? 0) >= depth) this.#stack.pop();
    return this.#stack.length < before;
  }

  #path(): string[] {
    const texts = this.#stack.map(({ text }) => text);
    return this.#title && texts[0] !== this.#title ? [this.#title, ...texts] : texts;
  }
}
