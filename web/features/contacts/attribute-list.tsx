import { Fact } from '@/components/ui/fact';

/** What the organization itself stores about somebody. */
export function AttributeList({ attributes }: { attributes: Record<string, unknown> }) {
  return (
    <dl>
      {Object.entries(attributes).map(([name, value]) => (
        <Fact key={name} label={name}>
          <span className="[overflow-wrap:anywhere]">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
        </Fact>
      ))}
    </dl>
  );
}
