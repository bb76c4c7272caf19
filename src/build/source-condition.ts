/** Vite's own defaults, which naming any condition replaces. */
const defaults = {
  client: ['module', 'browser', 'development|production'],
  server: ['module', 'node', 'development|production'],
};

/** Lets `restage`, a workspace, be read from its TypeScript in every environment, so that nothing has to be built first. */
export function sourceCondition() {
  return {
    name: 'source-condition',
    configEnvironment: (name: string) => ({
      resolve: { conditions: ['source', ...(name === 'client' ? defaults.client : defaults.server)] },
    }),
  };
}
