import { Buffer } from 'node:buffer';
import { canonicalJson, type Json } from '../model/json.ts';
import { warcRecord } from './warcRecord.ts';

type WarcinfoOptions = {
  readonly id: string;
  /** ISO 8601 with milliseconds: when the first exchange after it began. */
  readonly date: string;
  readonly file: string;
  /** Program and version, as `zvezdomer/1.2.3`. */
  readonly software: string;
  readonly settings: Json;
};

/** The record that says who wrote the following ones, and with what settings (ISO 28500, 6.2). */
export function warcinfoRecord(options: WarcinfoOptions): Buffer {
  const fields = [
    ['WARC-Record-ID', options.id],
    ['WARC-Date', options.date],
    ['WARC-Filename', options.file],
    ['Content-Type', 'application/warc-fields'],
  ] as const;
  const description = [
    ['software', options.software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
    ['robots', 'RFC 9309; exceptions, if any, stand in settings with their reasons'],
    ['settings', canonicalJson(options.settings)],
  ];
  const block = description.map(([name, value]) => `${name}: ${value?.replace(/[\r\n]+/g, ' ')}\r\n`).join('');
  return warcRecord('warcinfo', fields, [Buffer.from(block)]);
}
