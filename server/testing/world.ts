import type { NodeName } from '../graphql/ids.ts';
import type { ApiClient } from './client.ts';
import { createOrganization, createPlatformAdmin, liftLimits, type TestOrganization } from './organizations.ts';
import type { TestServer } from './server.ts';
import { specimens } from './specimens.ts';

/** An organization in which every specimen of the schema's fields can be tried. */
export type World = {
  server: TestServer;
  organization: TestOrganization;
  owner: ApiClient;
  /** A platform admin, who belongs to another organization; made at the first call, then the same one. */
  admin: () => Promise<ApiClient>;
  /** An object of the type that is there to be read; made at the first call, then the same one. */
  id: (type: NodeName) => Promise<string>;
  /** A new object of the type, to be changed or deleted. */
  make: (type: NodeName) => Promise<string>;
};

export async function createWorld(server: TestServer): Promise<World> {
  const organization = await createOrganization(server);
  await liftLimits(organization);
  let admin: Promise<ApiClient> | undefined;
  const made = new Map<NodeName, Promise<string>>();
  const world: World = {
    server,
    organization,
    owner: organization.owner,
    admin: () => {
      admin ??= createPlatformAdmin(server);
      return admin;
    },
    id: (type) => {
      const existing = made.get(type) ?? world.make(type);
      made.set(type, existing);
      return existing;
    },
    make: (type) => {
      const maker = specimens.makes[type];
      if (!maker) throw new Error(`no specimen makes a ${type} (server/testing/specimens)`);
      return maker(world);
    },
  };
  return world;
}
