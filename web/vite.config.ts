import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { examplesPlugin } from './examples-plugin.ts';
import { openApiPlugin } from './openapi-plugin.ts';

// Names of the design system's variables hold a hash that has to be that of the components' style sheets. The package of tokens is
// released apart and lags behind; the components bring the list that fits them.
const DESIGN_TOKENS = path.join(
  path.dirname(fileURLToPath(import.meta.resolve('@cloudscape-design/components/package.json'))),
  'internal/generated/styles/tokens.js',
);

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { '@cloudscape-design/design-tokens': DESIGN_TOKENS } },
  plugins: [react(), examplesPlugin(), openApiPlugin()],
  build: {
    target: 'es2023',
    // Files only: a data address in a style or script would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // What many pages take of the design system is one file. Without it a page begins with about a hundred small ones, which is slower and,
    // as each is compressed by itself, heavier. Nothing else may join: main.tsx sets what has to be set before other modules run.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'common', test: /@cloudscape-design/, minShareCount: 10 }] } },
    },
  },
});
