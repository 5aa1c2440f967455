import { z } from 'zod';

/** One example in `/examples/index.json` beside the console; addresses are below `/examples/`. */
export const exampleSchema = z.object({
  id: z.string().min(1).describe('Name of its folder'),
  name: z.string().min(1).describe('Name of its flow'),
  description: z.string(),
  flow: z.string().min(1).describe('Address of the flow document'),
  tables: z.array(z.string()).describe('Addresses of the tables; the name of each file is that of its data set'),
});
export type Example = z.infer<typeof exampleSchema>;
