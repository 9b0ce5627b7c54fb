import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphProblems, type WorkflowEdge } from './workflow-graph.ts';
import { WorkflowNode } from './workflow-nodes.ts';

/** Types of nodes, each with the ways that may lead on from it. */
const kinds: { config: object; ways: (string | undefined)[] }[] = [
  { config: { type: 'wait', seconds: 1 }, ways: [undefined] },
  { config: { type: 'wait_for_reply' }, ways: ['reply', 'timeout', undefined] },
  { config: { type: 'for_each', items: '{{ x }}' }, ways: ['each', 'done'] },
  {
    config: { type: 'condition', rules: [{ value: 'x', operator: 'is_empty' }] },
    ways: ['true', 'false', undefined],
  },
];

/** Each way from each node leads anywhere or nowhere. */
const graphs = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 5 }).chain((chosen) => {
  const nodes = chosen.map(({ config }, index) => WorkflowNode.parse({ id: `n${index}`, ...config }));
  const ways = [
    { from: 'trigger', when: undefined },
    ...chosen.flatMap((kind, index) => kind.ways.map((when) => ({ from: `n${index}`, when }))),
  ];
  const target = fc.option(fc.constantFrom(...nodes.map(({ id }) => id)), { nil: undefined });
  return fc.tuple(...ways.map(() => target)).map((targets) => ({
    nodes,
    edges: ways.flatMap((way, index) => {
      const to = targets[index];
      return to === undefined ? [] : [{ ...way, to }];
    }),
  }));
});

type Graph = { nodes: WorkflowNode[]; edges: WorkflowEdge[] };

function startOf({ nodes, edges }: Graph): string | undefined {
  return edges.find(({ from }) => from === 'trigger')?.to ?? nodes[0]?.id;
}

/** Nodes that can be come to from one, by brute force. */
function within(steps: number, from: string | undefined, edges: WorkflowEdge[]): Set<string | undefined> {
  let reached = new Set([from]);
  for (let step = 0; step < steps; step++) {
    reached = new Set([...reached, ...edges.filter((edge) => reached.has(edge.from)).map(({ to }) => to)]);
  }
  return reached;
}

function spins({ nodes, edges }: Graph): boolean {
  const waits = new Set(nodes.filter(({ type }) => type === 'wait_for_reply').map(({ id }) => id));
  const quick = edges.filter(({ from, when }) => when !== 'each' && !waits.has(from));
  return quick.some(({ from, to }) => within(nodes.length, to, quick).has(from));
}

test('what is accepted reaches every node and cannot spin; what has right edges and does both is accepted', () => {
  const seen = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(graphs, (graph) => {
      const problems = graphProblems(graph);
      const all = within(graph.nodes.length, startOf(graph), graph.edges).size === graph.nodes.length;
      const sound = all && !spins(graph);
      const edgesWrong = problems.some(({ message }) => !/is not reached|closes a circle/.test(message));
      if (edgesWrong) return;
      seen[sound ? 'accepted' : 'refused'] += 1;
      expect(problems.length === 0).toBe(sound);
    }),
    { numRuns: 20_000 },
  );
  expect(seen.accepted).toBeGreaterThan(200);
  expect(seen.refused).toBeGreaterThan(200);
});
