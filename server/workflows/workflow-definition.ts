import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { graphProblems } from './workflow-graph.ts';
import { WorkflowNode } from './workflow-nodes.ts';
import { WorkflowTrigger } from './workflow-triggers.ts';

const nodesMax = 200;
const edgesMax = 400;
const charsMax = 500_000;

const NodeName = z.string().max(60, 'must have at most 60 characters');

const WorkflowEdge = z.strictObject({
  /** A node, or "trigger". */
  from: NodeName,
  to: NodeName,
  /** For which outcome of `from`; true and false may be given as such. */
  when: z
    .preprocess(
      (when) => (typeof when === 'boolean' ? String(when) : (when ?? undefined)),
      z.string('takes text, true or false').max(100, 'must have at most 100 characters').optional(),
    )
    .optional(),
});

/**
 * `workflows.definition`: what starts a workflow and which steps follow. The rules of the graph are in
 * workflow-graph.ts; they are looked at when every part is right by itself.
 */
export const WorkflowDefinition = z
  .strictObject(
    {
      trigger: WorkflowTrigger,
      nodes: z.array(WorkflowNode).min(1, 'needs at least one node').max(nodesMax, `has more than ${nodesMax} nodes`),
      edges: z.array(WorkflowEdge).max(edgesMax, `has more than ${edgesMax} edges`).default([]),
    },
    { error: ({ code }) => (code === 'invalid_type' ? 'takes { trigger, nodes, edges }' : undefined) },
  )
  .transform(plainJson)
  // Behind the transformation, which waits until every part is right: a graph of wrong parts would be judged wrongly.
  .superRefine((definition, context) => {
    for (const problem of graphProblems(definition)) context.addIssue({ code: 'custom', ...problem });
    if (JSON.stringify(definition).length > charsMax) {
      context.addIssue({ code: 'custom', message: `has more than ${charsMax} characters` });
    }
  });

export type WorkflowDefinition = z.output<typeof WorkflowDefinition>;

/** As it is read back from the database: without undefined, so that an unchanged one compares as equal. */
function plainJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** @param stored as it was read from the database, which keeps no order of keys */
export function isSameDefinition(definition: WorkflowDefinition, stored: unknown): boolean {
  return isDeepStrictEqual(definition, stored);
}
