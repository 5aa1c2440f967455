import * as z from 'zod';

/** One example in `/examples/index.json` beside the console; addresses are below `/examples/`. */
export const exampleSchema = z.object({
  id: z.string().min(1).describe('Name of its folder'),
  name: z.string().min(1).describe('Name of its flow'),
  description: z.string(),
  flow: z.string().min(1).describe('Address of the flow document'),
  tables: z.array(
    z.object({
      name: z.string().min(1).describe('Of its data set'),
      address: z.string().min(1),
      rows: z.int(),
      columns: z.int(),
    }),
  ),
});
export type Example = z.infer<typeof exampleSchema>;
