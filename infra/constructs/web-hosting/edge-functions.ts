/** Where the API begins at the console's address. The API itself knows nothing of it. */
export const API_PREFIX = '/api';

/** Takes the prefix off before a request reaches the API. */
export const STRIP_PREFIX = `function handler(event) {
  var request = event.request;
  request.uri = request.uri.slice(${API_PREFIX.length}) || '/';
  return request;
}
`;

/** Addresses of pages are made in the browser: whatever is no file gets the page that holds the console. */
export const PAGES_TO_INDEX = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/i.test(request.uri)) request.uri = '/index.html';
  return request;
}
`;
