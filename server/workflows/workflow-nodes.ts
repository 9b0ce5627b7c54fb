import { z } from 'zod';
import { httpUrlProblem } from '../http/http-url.ts';
import { checked, distinct, template, templateProblem, text, typeId, withoutTemplates } from './definition-values.ts';

const thirtyDays = 30 * 86_400;

const seconds = z
  .int('takes whole seconds')
  .min(1, 'must be at least 1')
  .max(thirtyDays, `must be at most ${thirtyDays} (30 days)`);

const coordinate = z.number().min(-100_000).max(100_000);

const common = {
  /** What edges and templates call it, so it has no dots. */
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, 'takes 1 to 60 letters, digits, "_" and "-"')
    .refine((id) => id !== 'trigger', '"trigger" stands for the start and cannot be the id of a node'),
  name: text(80).optional(),
  /** Where the editor shows it. */
  position: z.strictObject({ x: coordinate, y: coordinate }).optional(),
  /** How often the step is tried again after a failure. */
  retries: z.int().min(0, 'must be at least 0').max(10, 'must be at most 10').optional(),
};

const plainValue = (max: number) =>
  z
    .union([z.string().max(max), z.number(), z.boolean()], {
      error: `takes text of at most ${max} characters, a number, true or false`,
    })
    .superRefine((value, context) => {
      const message = typeof value === 'string' ? templateProblem(value) : null;
      if (message) context.addIssue({ code: 'custom', message });
    });

const unary = ['is_empty', 'is_not_empty'] as const;
const binary = [
  'equals',
  'not_equals',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'greater_than',
  'less_than',
] as const;

const Rule = z
  .strictObject({
    value: template(1000),
    operator: z.enum([...binary, ...unary], `takes one of ${[...binary, ...unary].join(', ')}`),
    compareTo: plainValue(1000).optional(),
  })
  .superRefine(({ operator, compareTo }, context) => {
    const single = (unary as readonly string[]).includes(operator);
    if (single === (compareTo === undefined)) return;
    const message = single ? `has no meaning with ${operator}` : `is required with ${operator}`;
    context.addIssue({ code: 'custom', path: ['compareTo'], message });
  });

const condition = z.strictObject({
  ...common,
  type: z.literal('condition'),
  /** Without it, all. */
  match: z.enum(['all', 'any'], 'takes all or any').optional(),
  rules: z.array(Rule).min(1, 'needs at least one rule').max(20, 'has more than 20 rules'),
});

const switchNode = z.strictObject({
  ...common,
  type: z.literal('switch'),
  value: template(1000),
  cases: distinct(text(100), 50),
});

const sendMessage = z.strictObject({
  ...common,
  type: z.literal('send_message'),
  body: template(8000),
  /** Without it, REPLY. */
  kind: z.enum(['REPLY', 'NOTE'], 'takes REPLY or NOTE').optional(),
});

const aiReply = z.strictObject({
  ...common,
  type: z.literal('ai_reply'),
  /** Without it, the AI agent of the conversation. */
  aiAgentId: typeId('AiAgent').optional(),
  instructions: template(4000).optional(),
});

const classify = z.strictObject({
  ...common,
  type: z.literal('classify'),
  labels: distinct(text(100), 50),
  /** What is classified; without it, the last message of the contact. */
  text: template(4000).optional(),
  instructions: template(4000).optional(),
});

/** null takes the conversation from whoever has it. */
const assign = z.strictObject({ ...common, type: z.literal('assign'), assigneeId: typeId('User').nullable() });

const label = z
  .strictObject({
    ...common,
    type: z.literal('label'),
    add: distinct(typeId('Label'), 20).optional(),
    remove: distinct(typeId('Label'), 20).optional(),
  })
  .refine(({ add, remove }) => add || remove, { path: ['add'], message: 'or remove is required' });

const setAttribute = z.strictObject({
  ...common,
  type: z.literal('set_attribute'),
  /** Without it, the conversation. */
  target: z.enum(['conversation', 'contact'], 'takes conversation or contact').optional(),
  name: text(60),
  /** null removes it. */
  value: plainValue(2000).nullable(),
});

/** The host is fixed, so that nobody who fills a template chooses where a request goes. */
function requestUrlProblem(url: string): string | null {
  if (/^https?:\/\/[^/?#]*\{\{/i.test(url)) return 'must not have a template in its host';
  return httpUrlProblem(withoutTemplates(url));
}

const headersMax = 30;
/** Set by the client that sends the request. */
const ownHeaders = ['connection', 'content-length', 'host', 'transfer-encoding', 'upgrade'];

function headerNameProblem(name: string): string | null {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)) return 'is not a header name';
  return ownHeaders.includes(name.toLowerCase()) ? 'is set by the request itself' : null;
}

const Headers = z
  .record(
    z.string(),
    template(4000).refine((value) => !/[\r\n]/.test(value), 'must not have line breaks'),
  )
  .superRefine((headers, context) => {
    const names = Object.keys(headers);
    if (names.length > headersMax) context.addIssue({ code: 'custom', message: `has more than ${headersMax} headers` });
    for (const name of names) {
      const message = headerNameProblem(name);
      if (message) context.addIssue({ code: 'custom', path: [name], message });
    }
  });

const bodyCharsMax = 20_000;

function checkBody(body: unknown, context: z.RefinementCtx): void {
  const chars = JSON.stringify(body ?? null).length;
  const message = typeof body === 'string' ? templateProblem(body) : null;
  if (chars > bodyCharsMax) context.addIssue({ code: 'custom', message: `has more than ${bodyCharsMax} characters` });
  if (message) context.addIssue({ code: 'custom', message });
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const httpRequest = z
  .strictObject({
    ...common,
    type: z.literal('http_request'),
    url: checked(template(2000), requestUrlProblem),
    method: z.enum(methods, `takes one of ${methods.join(', ')}`),
    headers: Headers.optional(),
    /** Text, or JSON whose texts may hold templates. */
    body: z.unknown().superRefine(checkBody).optional(),
    timeoutMs: z.int().min(100, 'must be at least 100').max(10_000, 'must be at most 10000').optional(),
  })
  .refine(({ method, body }) => method !== 'GET' || body == null, {
    path: ['body'],
    message: 'cannot be sent with GET',
  });

const nodes = [
  condition,
  switchNode,
  sendMessage,
  aiReply,
  classify,
  assign,
  label,
  setAttribute,
  httpRequest,
  z.strictObject({ ...common, type: z.literal('wait'), seconds }),
  /** Without timeoutSeconds it waits 30 days. */
  z.strictObject({ ...common, type: z.literal('wait_for_reply'), timeoutSeconds: seconds.optional() }),
  z.strictObject({ ...common, type: z.literal('hand_off'), reason: template(500).optional() }),
  z.strictObject({
    ...common,
    type: z.literal('for_each'),
    /** What to go through, such as `{{ steps.orders.output.items }}`. */
    items: template(1000),
    maxItems: z.int().min(1, 'must be at least 1').max(1000, 'must be at most 1000').optional(),
  }),
  z.strictObject({ ...common, type: z.literal('end') }),
] as const;

const types = nodes.map(({ shape }) => shape.type.value);

/** One step of a workflow; each type has its own settings. */
export const WorkflowNode = z.discriminatedUnion('type', nodes, {
  error: ({ code }) => (code === 'invalid_union' ? `takes one of ${types.join(', ')}` : undefined),
});

export type WorkflowNode = z.output<typeof WorkflowNode>;
