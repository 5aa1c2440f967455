import type { Deployment, Failure, Notification } from '@flowi/contracts/entities';
import type { ErrorCode } from '@flowi/contracts/errors';
import type { ColumnDrift, DriftReport } from '@flowi/contracts/monitoring';
import type { Comparison } from '@flowi/contracts/package';
import type { Saying } from '@flowi/contracts/sayings';
import { createContext, useContext } from 'react';

/** A sentence of the API: in English, and what it was made of where it says so. */
export interface SaidMessage {
  readonly message: string;
  readonly said?: Saying | undefined;
}

/** Several sentences of the API as one text. */
export interface SaidReason {
  readonly reason: string;
  readonly said?: readonly Saying[] | undefined;
}

/** A failure as it is told. */
export interface ToldFailure {
  /** Where it happened, in the reader's language; null where the cause says all. */
  readonly summary: string | null;
  readonly cause: string;
  /** The language of the cause where it is not the reader's. */
  readonly causeIn: 'en' | undefined;
  readonly fix: string | null;
}

/** A refusal as it is told. */
export interface ToldProblem {
  /** What it means in general, where the message is in another language than the reader's. */
  readonly summary: string | null;
  readonly message: string;
}

/** A refusal of the API. */
export interface SaidProblem extends SaidMessage {
  readonly code: ErrorCode;
}

/** Says what the API says in English in the language of whoever reads. What it has no words for stays English. */
export interface Speaker {
  /** What is wrong with a flow, or why it cannot be edited so. */
  readonly flow: (message: SaidMessage) => string;
  /** What is wrong with a cron expression. */
  readonly cron: (message: SaidMessage) => string;
  /** What is to be known about data, or about a run. */
  readonly warning: (message: SaidMessage) => string;
  /** Why the API refuses. */
  readonly problem: (problem: SaidProblem) => ToldProblem;
  /** What people were told. */
  readonly notice: (notice: Pick<Notification, 'text' | 'said'>) => string;
  readonly decision: (reason: SaidReason) => string;
  readonly comparison: (comparison: Pick<Comparison, 'reason' | 'said'>) => string;
  /** @param of the deployment that failed, if it was one */
  readonly failure: (failure: Failure, of?: Pick<Deployment, 'flowId' | 'kind'>) => ToldFailure;
  readonly driftColumn: (column: ColumnDrift) => string;
  readonly driftReport: (report: DriftReport) => string;
}

/** The words of the API as they are. */
export const ENGLISH_SPEAKER: Speaker = {
  flow: ({ message }) => message,
  cron: ({ message }) => message,
  warning: ({ message }) => message,
  problem: ({ message }) => ({ summary: null, message }),
  notice: ({ text }) => text,
  decision: ({ reason }) => reason,
  comparison: ({ reason }) => reason ?? '',
  failure: ({ cause, fix }) => ({ summary: null, cause, causeIn: undefined, fix }),
  driftColumn: ({ words }) => words,
  driftReport: ({ words }) => words,
};

/** Warnings of a run or a profile, each in the reader's language where there are words for it. */
export function warningsInWords(
  speaker: Speaker,
  {
    warnings = [],
    warningsSaid,
  }: { readonly warnings?: readonly string[] | undefined; readonly warningsSaid?: WarningsSaid },
): string[] {
  return warnings.map((message, index) => speaker.warning({ message, said: warningsSaid?.[index] ?? undefined }));
}

type WarningsSaid = readonly (Saying | null)[] | undefined;

const SpeakerContext = createContext<Speaker>(ENGLISH_SPEAKER);
export const SpeakerProvider = SpeakerContext.Provider;

export function useSpeaker(): Speaker {
  return useContext(SpeakerContext);
}
