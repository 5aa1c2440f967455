import { FlowiError } from '@flowi/contracts/errors';

/** A media type with its parameters, lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parses the value of a Content-Type header, or one entry of Accept. */
function parseMediaType(value: string): MediaType {
  const [type = '', ...rest] = value.toLowerCase().split(';');
  const parameters = rest.map((part): [string, string] => {
    const [name = '', ...text] = part.split('=');
    return [name.trim(), text.join('=').trim().replaceAll('"', '')];
  });
  return { type: type.trim(), parameters: new Map(parameters) };
}

const JSON_TYPE: MediaType = { type: 'application/json', parameters: new Map() };

/** What a request says its body is; JSON when it says nothing. */
export function contentTypeOf(header: string | undefined): MediaType {
  return header === undefined || header === JSON_TYPE.type ? JSON_TYPE : parseMediaType(header);
}

/** The error of a body of another kind; answered as 415. */
export function unsupportedType({ type }: MediaType, allowed: string): FlowiError {
  return new FlowiError(
    'unsupported_media_type',
    `Given the content type ${JSON.stringify(type)}; allowed: ${allowed}`,
  );
}

/** The one of `offered` that an Accept header likes best; the first one when it names none of them or there is no header. */
export function preferredType<T extends string>(accept: string | undefined, offered: readonly [T, ...T[]]): T {
  if (accept === undefined || accept === '*/*' || accept === offered[0]) return offered[0];
  const wanted = accept.split(',').map(parseMediaType);
  const liking = (type: string) => {
    const [family] = type.split('/');
    const found = [type, `${family}/*`, '*/*']
      .map((name) => wanted.find((entry) => entry.type === name))
      .find((entry) => entry);
    return found ? Number(found.parameters.get('q') ?? 1) : 0;
  };
  return offered.reduce((best, type) => (liking(type) > liking(best) ? type : best), offered[0]);
}
