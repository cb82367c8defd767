/** A file that an archive holds, as its list of members describes it. */
export type ArchiveMember = {
  /** Path within the archive, parted by `/`. */
  readonly name: string;
  /** Size when taken out, as the list says; it may lie. */
  readonly bytes: number;
  readonly encrypted: boolean;
  /** ISO day of its last change, as the list says; absent when the list does not, or names no day. */
  readonly modified?: string;
};

/** An archive whose members are listed and can be taken out one by one, always within bounds. */
export type Archive = {
  /** Id of rules/tables/formats.yaml. */
  readonly id: 'zip' | 'tar' | '7z' | 'rar';
  /** Members that are not folders, in the order of the archive; at most MAX_MEMBERS. */
  readonly members: readonly ArchiveMember[];
  /** More members than were listed. */
  readonly cut: boolean;
  /** What is wrong with the list of members; null = nothing that was noticed. */
  readonly damage: string | null;
  /** Bytes of a member, at most `maxBytes`; throws when it is damaged, encrypted, larger, or cannot be taken out. */
  read(member: ArchiveMember, maxBytes: number): Promise<Uint8Array>;
  /** The first bytes of a member, at most `maxBytes` and at most all; throws as `read` does. */
  head(member: ArchiveMember, maxBytes: number): Promise<Uint8Array>;
};

/** A member as the facts show it. */
export type ListedMember = {
  readonly name: string;
  readonly bytes: number;
  readonly format: string | null;
  readonly faulty?: true;
};

/** What was found of members, by their names. */
export type MemberFindings = ReadonlyMap<string, Pick<ListedMember, 'format' | 'faulty'>>;

/** Members listed; an archive with more is cut and says so. */
export const MAX_MEMBERS = 5000;

/** The day of a member's time, ISO; null for times before the web: what a system writes that knows none. */
export function memberDay(ms: number): string | null {
  return Number.isFinite(ms) && ms >= Date.UTC(1990, 0, 1) && ms < Date.UTC(2100, 0, 1)
    ? new Date(ms).toISOString().slice(0, 10)
    : null;
}

/** A member could not be read within the bounds: encrypted, or larger than allowed, or packed in a way we do not know. */
export class MemberError extends Error {
  readonly why: 'encrypted' | 'too-costly' | 'unsupported';

  constructor(why: 'encrypted' | 'too-costly' | 'unsupported', message: string) {
    super(message);
    this.why = why;
  }
}
