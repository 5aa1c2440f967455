import '@fontsource/open-sans/400.css';
import '@fontsource/open-sans/700.css';
import './app/base.css';
import { z } from 'zod';

// The content security policy forbids compiling text into code. zod must know before the first schema is made, so the rest comes
// in a script of its own.
z.config({ jitless: true });
const { start } = await import('./app/start.tsx');
await start(document, window.location.origin);
