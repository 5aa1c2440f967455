import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { env } from 'node:process';

/**
 * A server under SageMaker's serving contract for tests: answers with what the package's `answer.txt` says, refuses the
 * body `bad`, dies on the body `die`, and tells on the body `environment` what it was started with.
 */
const [root = '', port = '0'] = process.argv.slice(2);
const answer = readFileSync(join(root, 'model', 'answer.txt'), 'utf8').trim();

if (answer === 'broken') {
  console.error('the package is broken');
  process.exit(1);
}

const replies: Record<string, () => { status: number; text: string }> = {
  bad: () => ({ status: 400, text: 'not a row' }),
  die: () => process.exit(9),
  environment: () => ({ status: 200, text: JSON.stringify(env) }),
};

createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString('utf8');
  const reply = request.url === '/ping' ? undefined : replies[body];
  const { status, text } = reply?.() ?? { status: 200, text: `${answer} ${body}` };
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}).listen(Number(port), '127.0.0.1');

process.on('SIGTERM', () => process.exit(0));
