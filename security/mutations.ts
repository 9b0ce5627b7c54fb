import fc from 'fast-check';

/** Values that have broken servers before. */
const awkward: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u0007\u001b[31m',
  '🇽🇰'.repeat(50),
  'x'.repeat(9000),
  "'; DROP TABLE contacts; --",
  '{{constructor.constructor("return process")()}}',
  '../../etc/passwd',
  '%00%s%n',
  '__proto__',
  0,
  -0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  -(2 ** 53),
  true,
  [],
  {},
  [[]],
  { __proto__: null, constructor: { prototype: 1 } },
  JSON.parse('{"__proto__": {"polluted": true}}'),
  '0000-00-00T00:00:00Z',
  '275760-09-13T00:00:00.001Z',
  '2026-02-30T25:61:61Z',
  '-271821-04-20T00:00:00Z',
  'conv_01k0000000e00000000000000a',
  'user_7zzzzzzzzzzzzzzzzzzzzzzzzz',
  'org_00000000000000000000000000',
];

export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...awkward),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer(),
  fc.double(),
);

type Step = { kind: 'replace' | 'remove' | 'add' | 'wrap' | 'duplicate'; at: number; value: unknown; name: string };

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'wrap', 'duplicate'),
  at: fc.nat(1000),
  value: anyValue,
  name: fc.oneof(
    fc.constantFrom('id', 'organizationId', '__proto__', 'constructor', 'toString'),
    fc.string({ maxLength: 12 }),
  ),
});

type Container = Record<string, unknown> | unknown[];

/** Every place of a value that can be changed, as its container and key. */
function placesOf(value: unknown, places: [Container, string | number][] = []): [Container, string | number][] {
  if (typeof value !== 'object' || value === null) return places;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    places.push([value as Container, key]);
    placesOf((value as Record<string, unknown>)[key], places);
  }
  return places;
}

/** A copy of a JSON value with one thing wrong. */
export function mutated<T>(original: T, { kind, at, value, name }: Step): T {
  const root = { value: structuredClone(original) };
  const places = placesOf(root);
  const [container, key] = places[at % places.length] as [Record<string, unknown>, string];
  const current = container[key];
  if (kind === 'remove') delete container[key];
  else if (kind === 'wrap') container[key] = [current];
  else if (kind === 'duplicate') container[key] = Array.from({ length: 200 }, () => current);
  else if (kind === 'add' && typeof current === 'object' && current !== null && !Array.isArray(current)) {
    Object.defineProperty(current, name, { value, enumerable: true, configurable: true });
  } else container[key] = value;
  return root.value;
}

/** A text with some of it cut out, doubled or replaced. */
export function mangled(text: string, { at, value, kind }: Step): string {
  const place = text.length === 0 ? 0 : (at * 7919) % text.length;
  const rest = text.slice(place + 1 + (at % 5));
  if (kind === 'remove') return text.slice(0, place) + rest;
  if (kind === 'duplicate') return text.slice(0, place) + text.slice(place).repeat(2);
  return text.slice(0, place) + String(JSON.stringify(value)).slice(0, 300) + rest;
}
