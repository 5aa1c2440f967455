/** How a profile reaches the API. */
export interface Connection {
  apiUrl: string;
  token: (refused?: string) => Promise<string>;
}
