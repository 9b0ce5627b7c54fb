import type { List, ListItem, Nodes, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textWithoutBreaks } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Extracted } from './blocks.ts';

/** A line break parts words. */
function textOf(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (!('children' in node)) return textWithoutBreaks(node, { includeHtml: false });
  const inBlocks = node.children.some(({ type }) => type === 'paragraph' || type === 'list' || type === 'listItem');
  return node.children.map((child) => textOf(child)).join(inBlocks ? '\n' : '');
}

export function extractMarkdown(text: string): Extracted {
  const tree = fromMarkdown(withoutFrontMatter(text), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const blocks = blocksOf(tree);
  const first = blocks.find((block) => block.kind === 'heading' && block.depth === 1);
  return { title: first?.text ?? null, language: null, blocks, links: [], noIndex: false };
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
}

/** The headings and texts of a Markdown tree, without its markup. */
export function blocksOf(tree: Nodes): Block[] {
  if (!('children' in tree)) return [];
  return (tree.children as RootContent[]).flatMap((node): Block[] => {
    switch (node.type) {
      case 'heading':
        return heading(clean(textOf(node)), node.depth);
      case 'list':
        return listBlocks(node, '');
      case 'table':
        return tableBlocks(node);
      case 'code':
      case 'paragraph':
        return paragraph(clean(textOf(node)));
      case 'html':
      case 'definition':
      case 'thematicBreak':
        return [];
      default:
        return 'children' in node ? blocksOf(node) : paragraph(clean(textOf(node)));
    }
  });
}

function heading(text: string, depth: number): Block[] {
  return text ? [{ kind: 'heading', depth, text: text.replace(/\s+/g, ' ') }] : [];
}

function paragraph(text: string, joined = false): Block[] {
  return text ? [{ kind: 'text', text, joined }] : [];
}

function clean(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .trim();
}

/** Each item is a line with its number or dash; what stands inside it is indented. */
function listBlocks(list: List, indent: string): Block[] {
  const start = list.start ?? 1;
  return list.children.flatMap((item, index) => {
    const mark = list.ordered ? `${start + index}.` : '-';
    return itemBlocks(item, `${indent}${mark} `, `${indent}  `).map((block, at) => ({
      ...block,
      joined: index > 0 || at > 0 || indent !== '',
    }));
  });
}

function itemBlocks(item: ListItem, mark: string, indent: string): Extract<Block, { kind: 'text' }>[] {
  const [first, ...rest] = item.children;
  const lead = first && first.type === 'paragraph' ? clean(textOf(first)) : '';
  const inside = (lead ? rest : item.children).flatMap((child): Block[] =>
    child.type === 'list' ? listBlocks(child, indent) : paragraph(indent + clean(textOf(child)), true),
  );
  const texts = inside.filter((block) => block.kind === 'text');
  return [...(lead ? [{ kind: 'text' as const, text: mark + lead.replace(/\n/g, ' '), joined: true }] : []), ...texts];
}

/** Each row is a line that repeats the names of the columns: a row is found, and understood, by itself. */
function tableBlocks({ children: [head, ...rows] }: Table): Block[] {
  const names = head?.children.map((cell) => clean(textOf(cell))) ?? [];
  return rows.map((row, index) => {
    const cells = row.children.map((cell, at) => {
      const value = clean(textOf(cell));
      return value && names[at] ? `${names[at]}: ${value}` : value;
    });
    return { kind: 'text' as const, text: cells.filter(Boolean).join('; '), joined: index > 0 };
  });
}
