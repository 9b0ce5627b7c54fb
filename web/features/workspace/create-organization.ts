import { graphql } from '@/gql';
import type { AppError } from '@/lib/graphql/app-error';
import { requestGraphql } from '@/lib/graphql/request';
import { session } from '@/lib/session/session';

const CreateOrganization = graphql(`
  mutation CreateOrganization($input: CreateOrganizationInput!) {
    createOrganization(input: $input) {
      organization {
        id
      }
    }
  }
`);

/** Creates an organization and goes there. */
export async function createOrganization(name: string): Promise<AppError | undefined> {
  const { data, error } = await requestGraphql(CreateOrganization, { input: { name } }, await session.token());
  if (data?.createOrganization.organization) {
    await session.switchOrganization(data.createOrganization.organization.id);
  }
  return error;
}
