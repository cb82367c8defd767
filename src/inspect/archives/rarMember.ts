import type { ArchiveMember } from './archive.ts';

/** A file in a RAR archive; `from` and `packed` say where its packed bytes stand. */
export type RarMember = ArchiveMember & {
  readonly from: number;
  readonly packed: number;
  /** Not packed at all: its bytes can be read as they stand. */
  readonly isStored: boolean;
};

/** What the blocks of a RAR archive say. */
export type RarList = {
  readonly members: readonly RarMember[];
  readonly cut: boolean;
  readonly damage: string | null;
};
