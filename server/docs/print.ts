import { writeFileSync } from 'node:fs';
import { accessPage } from './access-page.ts';
import { entitiesPage } from './entities-page.ts';

const folder = new URL('../../docs/', import.meta.url);

writeFileSync(new URL('entities.md', folder), entitiesPage());
writeFileSync(new URL('access.md', folder), accessPage());
process.exit(0); // the schema's modules keep the process alive
