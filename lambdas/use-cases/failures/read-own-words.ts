import type { Failure } from '@flowi/contracts/entities';
import { jobReplySchema } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { parseJson } from '../support/parse-json.ts';

/**
 * A failure with the whole of what the job said of it: SageMaker hands on the first bytes of that only. As it is when the job left nothing,
 * or something of another failure.
 */
export async function withOwnWords(
  { modelStore }: Pick<Ports, 'modelStore'>,
  failure: Failure,
  key: string,
): Promise<Failure> {
  if (failure.said !== undefined) return failure;
  const text = await modelStore.readText(key);
  const left = jobReplySchema.safeParse(text === null ? null : parseJson(text));
  if (!left.success || left.data.ok) return failure;
  const { code, message, said } = left.data;
  if (code !== failure.code || !message.startsWith(failure.cause.replace(/\.\.\.$/, ''))) return failure;
  return { ...failure, cause: message, ...(said && { said: [said] }) };
}
