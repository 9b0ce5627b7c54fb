import { parse } from 'graphql';
import { organization, session, user } from '../fragments.ts';
import type { Route } from '../route.ts';

export const authRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/auth/signup',
    status: 201,
    summary: 'Sign up',
    access: 'public',
    document: parse(`mutation SignUp($input: SignUpInput!) { signUp(input: $input) { ...Session } } ${session}`),
    answer: 'signUp',
    location: '/me',
    example: {
      organizationName: 'Acme',
      name: 'Ana Krasniqi',
      email: 'ana@acme.example',
      password: 'correct horse battery',
    },
  },
  {
    method: 'POST',
    path: '/auth/login',
    status: 200,
    summary: 'Log in',
    access: 'public',
    document: parse(`mutation LogIn($input: LogInInput!) { logIn(input: $input) { ...Session } } ${session}`),
    answer: 'logIn',
    example: { email: 'ana@acme.example', password: 'correct horse battery' },
  },
  {
    method: 'POST',
    path: '/auth/refresh',
    status: 200,
    summary: 'Refresh the access token',
    access: 'public',
    cookie: true,
    document: parse(`
      mutation RefreshSession($input: RefreshSessionInput) { refreshSession(input: $input) { ...Session } }
      ${session}
    `),
    answer: 'refreshSession',
    example: {},
  },
  {
    method: 'POST',
    path: '/auth/logout',
    status: 204,
    summary: 'Log out',
    access: 'optional',
    document: parse('mutation LogOut { logOut { ok } }'),
  },
  {
    method: 'GET',
    path: '/me',
    status: 200,
    summary: 'Who I am',
    document: parse(`
      query Me { viewer { ...Viewer } }
      fragment Viewer on Viewer {
        id kind name email role permissions
        user { ...User }
        organization { ...Organization }
        memberships { ...ViewerMembership }
      }
      fragment ViewerMembership on Membership { id role organization { ...OrganizationSummary } }
      fragment OrganizationSummary on Organization { id name slug }
      ${user}
      ${organization}
    `),
    answer: 'viewer',
  },
];
