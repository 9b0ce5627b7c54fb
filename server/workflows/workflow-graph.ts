import type { WorkflowNode } from './workflow-nodes.ts';

export type WorkflowEdge = { from: string; to: string; when?: string | undefined };

type Graph = { nodes: readonly WorkflowNode[]; edges: readonly WorkflowEdge[] };

type GraphProblem = { path: (string | number)[]; message: string };

/** The name that edges call the start by. */
const start = 'trigger';

const shown = (text: string) => JSON.stringify(text);
const ofNode = (index: number, { id }: WorkflowNode) => ['nodes', `${index} (${shown(id)})`];
const ofEdge = (index: number, { from, to }: WorkflowEdge) => ['edges', `${index} (${shown(from)} → ${shown(to)})`];

/** What `when` may say on an edge that leaves a node: none for nodes with one way on. */
function outcomesOf(node: WorkflowNode): readonly string[] {
  switch (node.type) {
    case 'condition':
      return ['true', 'false'];
    case 'switch':
      return node.cases;
    case 'classify':
      return node.labels;
    case 'wait_for_reply':
      return ['reply', 'timeout'];
    case 'for_each':
      return ['each', 'done'];
    default:
      return [];
  }
}

function doubledIds({ nodes }: Graph): GraphProblem[] {
  return nodes.flatMap((node, index) => {
    const first = nodes.findIndex(({ id }) => id === node.id);
    return first === index ? [] : [{ path: ofNode(index, node), message: `has the id of node ${first}` }];
  });
}

function edgeProblem(edge: WorkflowEdge, nodes: ReadonlyMap<string, WorkflowNode>): string | null {
  const { from, to, when } = edge;
  const source = nodes.get(from);
  if (!source && from !== start) return `leaves ${shown(from)}, which is no node`;
  if (to === start) return 'leads to the trigger, which only starts';
  if (!nodes.has(to)) return `leads to ${shown(to)}, which is no node`;
  if (source?.type === 'end') return 'leaves an end';
  const outcomes = source ? outcomesOf(source) : [];
  if (when === undefined) return source?.type === 'for_each' ? 'needs when: "each" or "done"' : null;
  if (outcomes.length === 0) return `has no when: a ${source?.type ?? start} has one way on`;
  if (!outcomes.includes(when)) return `has when: ${shown(when)}; it takes ${outcomes.map(shown).join(', ')}`;
  return from === to && when === 'each' ? 'makes a body of nothing' : null;
}

function wrongEdges({ edges }: Graph, nodes: ReadonlyMap<string, WorkflowNode>): GraphProblem[] {
  const taken = new Map<string, WorkflowEdge>();
  return edges.flatMap((edge, index) => {
    const way = JSON.stringify([edge.from, edge.when]);
    const earlier = taken.get(way);
    taken.set(way, earlier ?? edge);
    const message =
      edgeProblem(edge, nodes) ??
      (earlier ? `goes another way than to ${shown(earlier.to)}; each outcome of a node has one edge` : null);
    return message ? [{ path: ofEdge(index, edge), message }] : [];
  });
}

function loopsWithoutBody({ nodes, edges }: Graph): GraphProblem[] {
  const repeated = new Set(edges.filter(({ when }) => when === 'each').map(({ from }) => from));
  return nodes.flatMap((node, index) =>
    node.type === 'for_each' && !repeated.has(node.id)
      ? [{ path: ofNode(index, node), message: 'needs an edge with when: "each"' }]
      : [],
  );
}

type Step = { edge: WorkflowEdge; index: number };

function waysFrom({ nodes, edges }: Graph): Map<string, Step[]> {
  const steps = edges.map((edge, index) => ({ edge, index }));
  const ways = Map.groupBy(steps, ({ edge }) => edge.from);
  const [first] = nodes;
  if (!ways.has(start) && first) ways.set(start, [{ edge: { from: start, to: first.id }, index: -1 }]);
  return ways;
}

function unreachable({ nodes }: Graph, ways: ReadonlyMap<string, Step[]>): GraphProblem[] {
  const reached = new Set<string>([start]);
  for (const id of reached) for (const { edge } of ways.get(id) ?? []) reached.add(edge.to);
  return nodes.flatMap((node, index) =>
    reached.has(node.id) ? [] : [{ path: ofNode(index, node), message: 'is not reached from the start' }],
  );
}

/** A circle may be closed where it goes on with the next item, or where a person must write first. */
function maySpin({ from, when }: WorkflowEdge, nodes: ReadonlyMap<string, WorkflowNode>): boolean {
  return when !== 'each' && nodes.get(from)?.type !== 'wait_for_reply';
}

/** Edges that close a circle in which nothing is waited for. */
function circles(nodes: ReadonlyMap<string, WorkflowNode>, ways: ReadonlyMap<string, Step[]>): GraphProblem[] {
  const problems: GraphProblem[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const { edge, index } of ways.get(id) ?? []) {
      if (!maySpin(edge, nodes)) continue;
      if (state.get(edge.to) === 'open') {
        const message = 'closes a circle; only a for_each and a wait_for_reply may be come back to';
        problems.push({ path: ofEdge(index, edge), message });
      } else if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(id, 'done');
  };
  for (const id of [start, ...nodes.keys()]) if (!state.has(id)) visit(id);
  return problems;
}

/**
 * What is wrong with the graph; each problem names its node or edge.
 *
 * - It starts where the edge from "trigger" leads, or else at the first node, and reaches every node.
 * - A step is followed by one step: an edge with `when` is taken for that outcome, one without it for the others. Where no
 *   edge is left, the run ends; inside a loop, the next item begins.
 * - A `for_each` runs what its "each" edge leads to once for each item and then follows "done". An edge back to it begins the
 *   next item. An `end` ends the run also inside a loop.
 * - A circle must pass through the "each" edge of a `for_each` or leave a `wait_for_reply`, so that no run spins.
 */
export function graphProblems(graph: Graph): GraphProblem[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const wrong = [...doubledIds(graph), ...wrongEdges(graph, nodes)];
  if (wrong.length > 0) return wrong;
  const ways = waysFrom(graph);
  return [...loopsWithoutBody(graph), ...unreachable(graph, ways), ...circles(nodes, ways)];
}
