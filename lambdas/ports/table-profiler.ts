import type { DataFormat, Profile } from '@flowi/contracts/entities';

export interface TableFile {
  readonly name: string;
  readonly key: string;
  readonly bytes: number;
}

export interface ProfiledTable {
  readonly profile: Profile;
  /** `sha256:` over the files' own SHA-256, in order. */
  readonly digest: string;
}

export interface TableProfiler {
  /** @throws FlowiError invalid_data saying in plain words what is wrong, and on which line */
  profile(files: readonly TableFile[], format: DataFormat): Promise<ProfiledTable>;
}
