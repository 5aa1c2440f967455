/** A text as the JSON it holds; undefined, which no schema takes, when it holds none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
