/** How a profile reaches the API. */
export interface Connection {
  apiUrl: string;
  token: () => Promise<string>;
}
