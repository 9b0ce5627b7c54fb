/** A request meant to cost the server more than it costs its sender. */
export type Hostile = { family: string; body: unknown };

const times = (count: number, make: (index: number) => string, separator = ' ') =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);

const operation = (family: string, query: string, variables?: unknown): Hostile => ({
  family,
  body: { query, variables },
});

const nested = (depth: number, field: string, leaf: string) =>
  `${`${field} { `.repeat(depth)}${leaf}${' }'.repeat(depth)}`;

type Family = (size: number) => Hostile;

/** Each takes a size from 0 to 99, and is hostile at all of them. */
const families: Family[] = [
  (size) => operation('aliases', `{ ${times(101 + size * 4, (index) => `a${index}: __typename`)} }`),
  (size) =>
    operation('aliased reads', `{ ${times(101 + size, (i) => `a${i}: contacts(first: 100) { nodes { id } }`)} }`),
  (size) =>
    operation(
      'aliased log-ins',
      `mutation { ${times(11 + size, (i) => `a${i}: logIn(input: {email: "a@b.c", password: "${i}"}) { accessToken }`)} }`,
    ),
  (size) => operation('depth', `{ conversations { nodes { ${nested(17 + size, 'contact', 'id')} } } }`),
  (size) =>
    operation('depth of introspection', `{ __schema { types { fields { ${nested(17 + size, 'type', 'name')} } } } }`),
  (size) =>
    operation(
      'fragments in a circle',
      `{ ...F0 } ${times(1 + size, (i) => `fragment F${i} on Query { ...F${(i + 1) % (1 + size)} }`)}`,
    ),
  (size) =>
    operation(
      'fragments that double',
      `{ ...F0 } ${times(11 + (size % 80), (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F${11 + (size % 80)} on Query { __typename }`,
    ),
  (size) => operation('directives', `{ __typename ${times(51 + size * 4, () => '@include(if: true)')} }`),
  (size) => operation('unknown directives', `{ ${times(30, () => `__typename ${times(2 + size, (i) => `@d${i}`)}`)} }`),
  (size) => operation('tokens', `{ ${times(5001 + size * 50, () => 'x')} }`),
  (size) => operation('one field again and again', `{ ${times(1001 + size, () => '__typename')} }`),
  (size) => operation('characters', `{ contacts(search: "${'x'.repeat(65_536 + size * 4000)}") { nodes { id } } }`),
  (size) =>
    operation(
      'operations',
      times(21 + size, (i) => `query Q${i} { __typename }`),
    ),
  (size) => operation('variables', `query (${times(101 + size, (i) => `$v${i}: Int`)}) { __typename }`),
  (size) =>
    operation(
      'unused fragments',
      `{ __typename } ${times(101 + size, (i) => `fragment F${i} on Query { __typename }`)}`,
    ),
  (size) =>
    operation(
      'an operation named like introspection',
      `query ${['__schema', '__type', '__typename', '__x'][size % 4]} { __typename }`,
    ),
  (size) =>
    operation(
      'a value nested deeply',
      `{ contacts(search: ${'['.repeat(40 + size * 10)}${']'.repeat(40 + size * 10)}) { nodes { id } } }`,
    ),
  (size) =>
    operation('huge variables', 'mutation ($input: CreateContactInput!) { createContact(input: $input) { cursor } }', {
      input: {
        customAttributes: Object.fromEntries(Array.from({ length: 10_001 + size * 20 }, (_, i) => [`k${i}`, 1])),
      },
    }),
  (size) =>
    operation(
      'variables nested deeply',
      'mutation ($input: CreateContactInput!) { createContact(input: $input) { cursor } }',
      {
        input: { customAttributes: JSON.parse(`${'{"a":'.repeat(40 + size)}1${'}'.repeat(40 + size)}`) },
      },
    ),
  (size) => ({ family: 'batches', body: Array.from({ length: 2 + size }, () => ({ query: '{ __typename }' })) }),
];

/** A thousand and more, a hundred sizes of each family in turn. */
export function hostileRequests(count: number): Hostile[] {
  return Array.from({ length: count }, (_, index) => {
    const family = families[index % families.length] as Family;
    return family(Math.floor(index / families.length) % 100);
  });
}
