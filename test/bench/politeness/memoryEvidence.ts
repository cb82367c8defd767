import type { Capture } from '../../../src/model/capture.ts';
import type { EvidenceReader, EvidenceWriter } from '../../../src/model/ports.ts';

/** Evidence that is only remembered: captures, and the bodies of robots.txt, which is all that politeness is measured by. */
export type MemoryEvidence = {
  readonly captures: {
    readonly capture: Capture;
    readonly bodyPlace: { file: string; offset: number; length: number } | null;
  }[];
  readonly writer: EvidenceWriter;
  readonly reader: EvidenceReader;
};

export function memoryEvidence(): MemoryEvidence {
  const captures: MemoryEvidence['captures'] = [];
  const robots = new Map<number, Uint8Array>();
  return {
    captures,
    writer: {
      append({ capture, body }) {
        const offset = captures.length;
        const place = { file: 'memory', offset, length: 1 };
        const bodyPlace = capture.result.is === 'response' ? place : null;
        captures.push({ capture, bodyPlace });
        if (capture.target.purpose === 'robots' && body !== null) robots.set(offset, body);
        return Promise.resolve({ capture: capture.id, place, bodyPlace, end: { file: 'memory', offset: offset + 1 } });
      },
      flush: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    reader: {
      body(place) {
        const bytes = robots.get(place.offset) ?? new Uint8Array();
        return Promise.resolve({
          size: bytes.length,
          range: (from: number, to: number) => Promise.resolve(bytes.subarray(from, to)),
          async *stream() {
            yield await Promise.resolve(bytes);
          },
        });
      },
      async *replay() {},
    },
  };
}
