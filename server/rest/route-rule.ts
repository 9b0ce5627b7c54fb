import { declaredRule, type Rule } from '../graphql/access-rules.ts';
import { schema } from '../graphql/schema.ts';
import type { CompiledRoute } from './compile.ts';

/** Who may use a route: the rule of the field behind it, or of the type that it reads through `node(id:)`. */
export function ruleOfRoute({ operation, field, node }: CompiledRoute): Rule {
  const type = node && schema.getType(node);
  const root = operation.operation === 'query' ? schema.getQueryType() : schema.getMutationType();
  const declared = type ?? root?.getFields()[field];
  const rule = declared && declaredRule(declared);
  if (!rule) throw new Error(`${field} declares no rule`);
  return rule;
}
