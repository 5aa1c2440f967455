import 'react';

declare module 'react' {
  // Style sheets read colours of the design system from variables that a component sets.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
