// npm run client [folder]: packs the typed client, by default into dist/.
import path from 'node:path';
import { packClient } from './pack-client.ts';

const folder = process.argv[2] ?? path.resolve(import.meta.dirname, '../../../dist');
console.log(await packClient(folder));
