/**
 * Content security policy of the console, wherever it is served: it runs and loads nothing from elsewhere, no inline script or style, no frame.
 *
 * @param alsoCalled origins beside its own that it may call: sign-in and storage in AWS, none on a laptop
 */
export function consoleSecurityPolicy(alsoCalled: readonly string[] = []): string {
  const directives = {
    'default-src': ["'self'"],
    'connect-src': ["'self'", ...alsoCalled],
    // Small pictures of the style sheets are inside them.
    'img-src': ["'self'", 'data:'],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
