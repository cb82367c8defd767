/** One entry of a tar archive; `size` lies when it is given. */
export type TarEntry = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
  readonly size?: string;
};

/** A tar archive in the ustar format, ended by two blocks of zeros. */
export function makeTar(entries: readonly TarEntry[]): Uint8Array {
  const blocks = entries.flatMap(({ name, content, type = '0', size }) => {
    const bytes = Buffer.from(content);
    const header = Buffer.alloc(512);
    Buffer.from(name).copy(header, 0, 0, 100);
    header.write('0000644\0', 100, 'latin1');
    header.write(size ?? bytes.length.toString(8).padStart(11, '0'), 124, 'latin1');
    header.write(type, 156, 'latin1');
    header.write('ustar\u000000', 257, 'latin1');
    header.fill(0x20, 148, 156);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
