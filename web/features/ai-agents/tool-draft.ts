/** An HTTP tool as it is edited. */
export type ToolDraft = {
  key: string;
  name: string;
  description: string;
  method: string;
  url: string;
  /** JSON Schema, as text. */
  parameters: string;
  headers: HeaderDraft[];
  timeoutSeconds: string;
};

/** A secret header: what is set is never shown, and stays when nothing is typed. */
export type HeaderDraft = { key: string; name: string; value: string; isSet: boolean };

export const toolMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const noParameters = { type: 'object', properties: {} };

export function emptyTool(): ToolDraft {
  return {
    key: crypto.randomUUID(),
    name: '',
    description: '',
    method: 'POST',
    url: '',
    parameters: JSON.stringify(noParameters, null, 2),
    headers: [],
    timeoutSeconds: '10',
  };
}

export function emptyHeader(): HeaderDraft {
  return { key: crypto.randomUUID(), name: '', value: '', isSet: false };
}

type Stored = Record<string, unknown>;

const list = (value: unknown): Stored[] => (Array.isArray(value) ? (value as Stored[]) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Keys are made from places, so that the same tools make the same draft and nothing looks changed. */
export function toToolDrafts(stored: unknown): ToolDraft[] {
  return list(stored).map((tool, index) => ({
    key: `tool-${index}`,
    name: text(tool.name),
    description: text(tool.description),
    method: text(tool.method) || 'POST',
    url: text(tool.url),
    parameters: JSON.stringify(tool.parameters ?? noParameters, null, 2),
    headers: list(tool.secretHeaders).map((header, at) => ({
      key: `header-${index}-${at}`,
      name: text(header.name),
      value: '',
      isSet: header.isSet === true,
    })),
    timeoutSeconds: typeof tool.timeoutMs === 'number' ? String(tool.timeoutMs / 1_000) : '10',
  }));
}

export function toTools(drafts: readonly ToolDraft[]) {
  return drafts.map(({ name, description, method, url, parameters, headers, timeoutSeconds }) => ({
    name: name.trim(),
    description: description.trim(),
    method,
    url: url.trim(),
    parameters: JSON.parse(parameters) as unknown,
    secretHeaders: headers.map((header) => ({
      name: header.name.trim(),
      ...(header.value && { value: header.value }),
    })),
    timeoutMs: Math.round(Number(timeoutSeconds) * 1_000),
  }));
}
