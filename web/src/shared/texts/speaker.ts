import type { Deployment, Failure } from '@flowi/contracts/entities';
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
  readonly fix: string | null;
}

/** Says what the API says in English in the language of whoever reads. What it has no words for stays English. */
export interface Speaker {
  /** What is wrong with a flow, or why it cannot be edited so. */
  readonly flow: (message: SaidMessage) => string;
  /** What is wrong with a cron expression. */
  readonly cron: (message: SaidMessage) => string;
  /** What a refusal of the API means; null where its own words say it. */
  readonly problem: (code: ErrorCode) => string | null;
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
  problem: () => null,
  decision: ({ reason }) => reason,
  comparison: ({ reason }) => reason ?? '',
  failure: ({ cause, fix }) => ({ summary: null, cause, fix }),
  driftColumn: ({ words }) => words,
  driftReport: ({ words }) => words,
};

const SpeakerContext = createContext<Speaker>(ENGLISH_SPEAKER);
export const SpeakerProvider = SpeakerContext.Provider;

export function useSpeaker(): Speaker {
  return useContext(SpeakerContext);
}
