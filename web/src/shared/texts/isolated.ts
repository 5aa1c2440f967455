/** Letters of scripts written from right to left, and marks that turn the direction of what follows. */
const TURNS =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Invisible: what stands between them has a direction of its own, and changes no other's. */
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069'];

/** Text as it is put into a sentence: what could turn the direction of the sentence is kept to itself. */
export function isolated(text: string): string {
  return TURNS.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}

/** Texts that were wrapped already, each with its own kind: whoever reads a catalogue gets the same object every time. */
const wrapped = new WeakMap();

/** The texts of a catalogue, whose sentences isolate the names that are put into them. */
export function withIsolatedNames<T>(texts: T): T {
  return typeof texts === 'object' && texts !== null ? wrap(texts) : texts;
}

function wrap<T extends object>(texts: T): T {
  const known: T | undefined = wrapped.get(texts);
  if (known !== undefined) return known;
  const made = new Proxy<T>(texts, { get: read, apply: speak });
  wrapped.set(texts, made);
  return made;
}

function read(texts: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(texts, key);
  // What lists and functions can do by themselves is no text.
  if (typeof texts === 'function' || !Object.hasOwn(texts, key)) return value;
  const speaks = typeof value === 'function' || (typeof value === 'object' && value !== null);
  return speaks ? wrap(value) : value;
}

function speak(sentence: object, self: unknown, values: unknown[]): unknown {
  const given = values.map((value) => (typeof value === 'string' ? isolated(value) : value));
  return typeof sentence === 'function' ? Reflect.apply(sentence, self, given) : undefined;
}
