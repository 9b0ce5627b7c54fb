import { z } from 'zod';
import { type FieldError, validationFailed } from '../errors.ts';
import { WebAddress } from '../web-address.ts';

const toolsMax = 32;
const headersMax = 20;
const parameterCharsMax = 20_000;

/** What every AI agent can do already; its own tools cannot be called like these. */
const builtInTools: readonly string[] = [
  'search_knowledge',
  'hand_off_to_human',
  'set_conversation_attribute',
  'run_workflow',
];

/** Headers that the HTTP client writes itself. */
const managedHeaders = /^(host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect)$/i;

const SecretHeader = z.strictObject({
  name: z
    .string()
    .max(100, 'must have at most 100 characters')
    .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is not the name of a header')
    .refine((name) => !managedHeaders.test(name), 'is a header that cannot be chosen'),
  value: z
    .string()
    .min(1, 'must not be empty')
    .max(4000, 'must have at most 4000 characters')
    .regex(/^[\x20-\x7e]*$/, 'takes printable ASCII characters')
    .optional(),
  /** Told, not taken: a client may send back what it has read. */
  isSet: z.boolean().optional(),
});

/** The arguments of a tool, as a JSON Schema of an object. */
const Parameters = z
  .looseObject({ type: z.literal('object', 'must be "object"') })
  .refine((schema) => JSON.stringify(schema).length <= parameterCharsMax, {
    message: `must have at most ${parameterCharsMax} characters`,
    abort: true,
  })
  .superRefine((schema, context) => {
    try {
      z.fromJSONSchema(schema);
    } catch (error) {
      const why = error instanceof TypeError || !(error instanceof Error) ? '' : `: ${error.message}`;
      context.addIssue({ code: 'custom', message: `is not a JSON Schema that arguments can be checked by${why}` });
    }
  });

const HttpTool = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_][\w-]{0,63}$/, 'takes a letter, then letters, digits, - and _, at most 64')
    .refine((name) => !builtInTools.includes(name), 'is the name of a built-in tool'),
  description: z.string().trim().min(1, 'must not be empty').max(1000, 'must have at most 1000 characters'),
  parameters: Parameters.default({ type: 'object', properties: {} }),
  url: WebAddress,
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], 'takes GET, POST, PUT, PATCH or DELETE').default('POST'),
  secretHeaders: z
    .array(SecretHeader)
    .max(headersMax, `has more than ${headersMax} headers`)
    .default([])
    .superRefine((headers, context) => refuseTwins(headers, context, (name) => name.toLowerCase())),
  timeoutMs: z.number().int().min(100, 'is at least 100').max(30_000, 'is at most 30000').default(10_000),
});

export type HttpTool = z.output<typeof HttpTool>;

/** `ai_agents.tools`: the HTTP calls that an AI agent may make. */
export const AiAgentTools = z
  .array(HttpTool)
  .max(toolsMax, `has more than ${toolsMax} tools`)
  .superRefine((tools, context) => refuseTwins(tools, context, (name) => name));

type AiAgentTools = z.output<typeof AiAgentTools>;

function refuseTwins(entries: { name: string }[], context: z.RefinementCtx, key: (name: string) => string): void {
  const seen = new Set<string>();
  for (const [index, { name }] of entries.entries()) {
    if (seen.has(key(name))) {
      context.addIssue({ code: 'custom', path: [index, 'name'], message: 'is there already' });
    }
    seen.add(key(name));
  }
}

type ShownTool = Record<string, unknown> & { secretHeaders: { name: string; isSet: true }[] };

const shownFields = ['name', 'description', 'parameters', 'url', 'method', 'timeoutMs'] as const;

type Loose = Record<string, unknown>;

/**
 * The tools as anybody may read them: of a secret header its name. Fields are picked, so that rows of another origin
 * show no secret either.
 */
export function shownTools(stored: unknown): ShownTool[] {
  return (Array.isArray(stored) ? stored : []).map((tool: Loose) => ({
    ...Object.fromEntries(shownFields.map((field) => [field, tool[field] ?? null])),
    secretHeaders: (Array.isArray(tool.secretHeaders) ? tool.secretHeaders : []).map((header: Loose) => ({
      name: String(header.name),
      isSet: true,
    })),
  }));
}

/** Values of secret headers by `tool`, origin of its address, and header. */
function secretsOf(stored: unknown): Map<string, string> {
  const tools = z.array(HttpTool).safeParse(stored).data ?? [];
  return new Map(tools.flatMap((tool) => tool.secretHeaders.map(({ name, value = '' }) => [keyOf(tool, name), value])));
}

function keyOf(tool: { name: string; url: string }, header: string): string {
  return JSON.stringify([tool.name, new URL(tool.url).origin, header.toLowerCase()]);
}

/**
 * The tools to store: a secret header without a value keeps the stored one. It is kept for the same host only, or
 * whoever may edit a tool could have its secret sent to a host of their own.
 * @throws VALIDATION_FAILED for a header whose value is neither given nor stored
 */
export function keepSecrets(given: AiAgentTools, stored: unknown): AiAgentTools {
  const secrets = secretsOf(stored);
  const missing: FieldError[] = [];
  const tools = given.map((tool, index) => ({
    ...tool,
    secretHeaders: tool.secretHeaders.map(({ name, value }, at) => {
      const kept = value ?? secrets.get(keyOf(tool, name));
      if (!kept) {
        const message = 'is needed: none is stored for this tool, host and header';
        missing.push({ path: `tools.${index}.secretHeaders.${at}.value`, message });
      }
      return { name, value: kept };
    }),
  }));
  if (missing.length > 0) throw validationFailed(missing);
  return tools;
}

/** Which secrets have another value now, as `tool.header` in small letters: for the audit log, which holds no secret. */
export function changedSecrets(before: unknown, after: unknown): string[] {
  const old = secretsOf(before);
  return [...secretsOf(after)]
    .filter(([key, value]) => old.get(key) !== value)
    .map(([key]) => {
      const [tool, , header] = JSON.parse(key) as string[];
      return `${tool}.${header}`;
    });
}
