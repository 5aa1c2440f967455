import * as z from 'zod';

/**
 * Which sentence was said and what stands in it, beside the sentence itself in English: whoever speaks another language says it again from
 * these. A reader that does not know the sentence falls back to the English.
 */
export const sayingSchema = z.object({
  id: z.string().describe('Which sentence, from the closed lists of contracts/sayings'),
  values: z.record(z.string(), z.unknown()).describe('What stands in it'),
});
export type Saying = z.infer<typeof sayingSchema>;

/** Beside a list of warnings in English: what each is made of. */
export const warningsSaidSchema = z
  .array(sayingSchema.nullable())
  .optional()
  .describe('The warnings in their order for whoever speaks another language; null for one without words elsewhere');

/** A sentence in English with what it was made of. */
export interface Said {
  readonly message: string;
  readonly said: Saying;
}

/** What has to stand in a sentence. */
export interface Shape<V> {
  readonly values: z.ZodType<V>;
}

/** One sentence: what has to stand in it, and how it is said in English. */
export interface Sentence<V> extends Shape<V> {
  readonly english: (values: V) => string;
}

/** What each sentence of a book needs. */
export type Values<B> = B extends HeardBook<infer V> ? V : never;

/** The sentences of a book in another language; the compiler sees that none is missing and that each gets what it needs. */
export type Translation<B> =
  B extends HeardBook<infer V> ? { readonly [K in keyof V]: (values: V[K]) => string } : never;

/** The same for a part of a book: the sentences as they were written down. */
export type TranslationOf<S> = {
  readonly [K in keyof S]: S[K] extends Shape<infer V> ? (values: V) => string : never;
};

/** A sentence over values of the shapes given. */
export function sentence<S extends z.ZodRawShape>(
  shape: S,
  english: (values: z.infer<z.ZodObject<S>>) => string,
): Sentence<z.infer<z.ZodObject<S>>> {
  return { values: z.object(shape), english };
}

/** A sentence whose English stands where it is said, in a program in another language. */
export function heard<S extends z.ZodRawShape>(shape: S): Shape<z.infer<z.ZodObject<S>>> {
  return { values: z.object(shape) };
}

/** Sentences on one subject by id, for whoever hears them. */
export class HeardBook<V extends Record<string, Record<string, unknown>>> {
  readonly #sentences: { readonly [K in keyof V]: Shape<V[K]> };

  constructor(sentences: { readonly [K in keyof V]: Shape<V[K]> }) {
    this.#sentences = sentences;
  }

  get ids(): readonly string[] {
    return Object.keys(this.#sentences);
  }

  /** What has to stand in each sentence, by id. */
  get shapes(): ReadonlyMap<string, z.ZodType> {
    return new Map(Object.entries<Shape<unknown>>(this.#sentences).map(([id, { values }]) => [id, values]));
  }

  /** The sentence in another language; null for one that this book does not have, or whose values are not as they should be. */
  translate({ id, values }: Saying, translation: { readonly [K in keyof V]: (values: V[K]) => string }): string | null {
    return this.#has(id) ? this.#inWords(id, values, translation) : null;
  }

  #has(id: string): id is keyof V & string {
    return Object.hasOwn(this.#sentences, id);
  }

  #inWords<K extends keyof V>(
    id: K,
    values: unknown,
    translation: { readonly [P in keyof V]: (values: V[P]) => string },
  ): string | null {
    const read = this.#sentences[id].values.safeParse(values);
    return read.success ? translation[id](read.data) : null;
  }
}

/** Sentences on one subject by id, with their English. */
export class Book<V extends Record<string, Record<string, unknown>>> extends HeardBook<V> {
  readonly #english: { readonly [K in keyof V]: Sentence<V[K]> };

  constructor(sentences: { readonly [K in keyof V]: Sentence<V[K]> }) {
    super(sentences);
    this.#english = sentences;
  }

  /** The sentence in English, and what another language needs for it. */
  say<K extends keyof V & string>(id: K, values: V[K]): Said {
    return { message: this.#english[id].english(values), said: { id, values } };
  }
}
