export const en = {
  help: {
    title: 'The API',
    text: [
      'Everything this console does, it does by these routes; so can you, with the same rights. Each takes an access token in the header “authorization”.',
      'The OpenAPI document has the shapes of all requests and answers. Generators make clients of it in many languages.',
      'For TypeScript there is the client that this console uses: “npm run client” in the repository of Flowi packs it.',
    ],
  },
  title: 'API',
  description: (address: string) =>
    `Every route, below ${address}. Path, role and shapes come from the table the API itself is made of.`,
  download: 'OpenAPI document',
  filter: 'Find a route',
  path: 'Route',
  summary: 'What it does',
  role: 'Needs',
  signedIn: 'to be signed in',
  noMatchTitle: 'No route matches',
  clearFilter: 'Show all',
};

export type ApiTexts = typeof en;
