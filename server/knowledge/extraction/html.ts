import type { Element, ElementContent, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { Extracted } from './blocks.ts';
import { blocksOf } from './markdown.ts';

/** What is on a page and not of it. */
const dropped = new Set([
  ...['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'object', 'canvas', 'video', 'audio', 'dialog'],
  ...['form', 'button', 'select', 'input', 'textarea', 'nav', 'aside'],
]);
const unseen = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const frame = new Set(['header', 'footer']);
const frameRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'dialog', 'alert']);

/** @param url where the page was read, for its links; null: it has none that lead anywhere */
export function extractHtml(html: string, url: string | null): Extracted {
  const root = fromHtml(html);
  const title = textOfFirst(root, 'title');
  const language = attributeOf(find(root, 'html'), 'lang');
  const robots = robotsOf(root);
  const links = url && !robots.includes('nofollow') ? linksIn(root, url) : [];
  const content = withoutFrame(mainOf(root));
  const blocks = blocksOf(toMdast({ type: 'root', children: content }));
  const first = blocks.find((block) => block.kind === 'heading' && block.depth === 1);
  return { title: first?.text ?? title, language, blocks, links, noIndex: robots.includes('noindex') };
}

const isElement = (node: Nodes): node is Element => node.type === 'element';

function find(node: Nodes, tagName: string): Element | null {
  if (isElement(node) && node.tagName === tagName) return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = find(child as Nodes, tagName);
    if (found) return found;
  }
  return null;
}

function* elements(node: Nodes): Generator<Element> {
  if (isElement(node)) yield node;
  if ('children' in node) for (const child of node.children) yield* elements(child as Nodes);
}

function attributeOf(element: Element | null, name: string): string | null {
  const value = element?.properties[name];
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

function textOfFirst(root: Root, tagName: string): string | null {
  const element = find(root, tagName);
  const text = element?.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return text?.replace(/\s+/g, ' ').trim() || null;
}

/** What the page asks of robots; `none` stands for both of its words. */
function robotsOf(root: Root): string {
  const said = [...elements(root)]
    .filter((element) => element.tagName === 'meta' && attributeOf(element, 'name')?.toLowerCase() === 'robots')
    .map((element) => String(element.properties.content ?? '').toLowerCase());
  return said.join(',').replace(/\bnone\b/, 'noindex,nofollow');
}

function linksIn(root: Root, base: string): string[] {
  const links = new Set<string>();
  for (const element of elements(root)) {
    const href = element.tagName === 'a' ? attributeOf(element, 'href') : null;
    const rel = [element.properties.rel ?? []].flat().map(String);
    if (!href || rel.includes('nofollow')) continue;
    const url = URL.parse(href, base);
    if (url && /^https?:$/.test(url.protocol)) links.add(url.href);
  }
  return [...links];
}

/** The part of the page that is its content, as it says itself; otherwise all of it. */
function mainOf(root: Root): { element: Nodes; isMain: boolean } {
  const main = find(root, 'main') ?? find(root, 'article');
  return main ? { element: main, isMain: true } : { element: find(root, 'body') ?? root, isMain: false };
}

function withoutFrame({ element, isMain }: { element: Nodes; isMain: boolean }): ElementContent[] {
  const children = 'children' in element ? (element.children as ElementContent[]) : [];
  return children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const { tagName, properties } = child;
    const isHidden =
      properties.hidden != null || properties.ariaHidden === 'true' || unseen.test(String(properties.style ?? ''));
    const isFrame = frameRoles.has(String(properties.role)) || (frame.has(tagName) && !isMain);
    if (dropped.has(tagName) || isHidden || isFrame) return [];
    return [{ ...child, children: withoutFrame({ element: child, isMain }) }];
  });
}
