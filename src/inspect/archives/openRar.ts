import type { ByteSource } from '../../model/ports.ts';
import { type Archive, MemberError } from './archive.ts';
import { listRar4 } from './listRar4.ts';
import { listRar5 } from './listRar5.ts';
import type { RarMember } from './rarMember.ts';

/**
 * Lists a RAR archive. Only files that are stored as they are can be read: how RAR packs is its maker's. Throws when the
 * names are encrypted.
 */
export async function openRar(source: ByteSource): Promise<Archive> {
  const start = await source.range(0, Math.min(source.size, 8));
  const { members, cut, damage } = await (start[6] === 1 && start[7] === 0 ? listRar5(source) : listRar4(source));
  const head = async (member: RarMember, maxBytes: number): Promise<Uint8Array> => {
    if (member.encrypted) throw new MemberError('encrypted', `${member.name} is encrypted`);
    if (!member.isStored) throw new MemberError('unsupported', `${member.name} is packed as only RAR can`);
    const end = member.from + Math.min(member.packed, maxBytes);
    if (end > source.size) throw new Error(`${member.name} breaks off`);
    return source.range(member.from, end);
  };
  const read = async (member: RarMember, maxBytes: number): Promise<Uint8Array> => {
    if (member.packed > maxBytes)
      throw new MemberError('too-costly', `${member.name} is larger than ${maxBytes} bytes`);
    return head(member, maxBytes);
  };
  return { id: 'rar', members, cut, damage, read, head } satisfies Archive as Archive;
}
