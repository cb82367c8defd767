import { Buffer } from 'node:buffer';
import type { Capture } from '../../model/capture.ts';
import { sha256 } from '../../model/ids.ts';
import { canonicalJson } from '../../model/json.ts';
import type { FoundRecord } from '../readRecord.ts';
import { recordId } from '../recordId.ts';
import { CAPTURE_FIELD, warcRecord, type WarcFields } from '../warcRecord.ts';
import type { RedactionReason } from './judgeBody.ts';

/** Field of ours in a record that stands for a sealed one: SHA-256 of the sealed record's payload, or of its block. */
const SEALED_FIELD = 'Zvezdomer-Sealed-Digest';

type Replacement = {
  readonly record: FoundRecord;
  readonly namespace: string;
  readonly because: RedactionReason;
};

/** A metadata record in the place of one that is withheld: it names the sealed record, its digest, and why. */
export function withheldRecord({ record, namespace, because }: Replacement): Buffer {
  const sealed = {
    record: field(record, 'warc-record-id'),
    type: field(record, 'warc-type'),
    date: field(record, 'warc-date'),
    blockDigest: field(record, 'warc-block-digest'),
    payloadDigest: field(record, 'warc-payload-digest'),
    bytes: Number(field(record, 'content-length')),
  };
  const block = Buffer.from(canonicalJson({ withheld: because, text: TEXTS[because], sealed }));
  const fields: WarcFields = [
    ...commonFields(record, recordId(namespace, field(record, 'warc-record-id') ?? '', 'withheld')),
    ['Content-Type', 'application/json'],
  ];
  return warcRecord('metadata', fields, [block]);
}

/**
 * A metadata record in the place of a whole exchange, when address, request or headers must not be shown. It names the
 * exchange by its place in the crawl alone: ids of captures and digests of such small records are made from the address,
 * and a number of ten digits is soon guessed from them.
 */
export function withheldExchange(capture: Capture, namespace: string, warcinfoId: string | null): Buffer {
  const { lane, sequence } = capture;
  const because = 'personal-number-in-request';
  const block = Buffer.from(canonicalJson({ withheld: because, text: TEXTS[because], sealed: { lane, sequence } }));
  const fields: WarcFields = [
    ['WARC-Record-ID', recordId(namespace, `${lane} ${sequence}`, 'withheld')],
    ['WARC-Warcinfo-ID', warcinfoId],
    ['WARC-Date', capture.startedAt],
    ['Content-Type', 'application/json'],
  ];
  return warcRecord('metadata', fields, [block]);
}

/**
 * A conversion record (ISO 28500, 6.8) in the place of one whose payload is shown without its personal fields. Not a
 * response record: these bytes are not what the server answered.
 */
export function redactedRecord({ record, namespace, because }: Replacement, bytes: Buffer): Buffer {
  const fields: WarcFields = [
    ...commonFields(record, recordId(namespace, field(record, 'warc-record-id') ?? '', 'redacted')),
    ['Zvezdomer-Redaction', because],
    ['Content-Type', 'application/json'],
    ['WARC-Payload-Digest', `sha256:${sha256(bytes)}`],
  ];
  return warcRecord('conversion', fields, [bytes]);
}

function commonFields(record: FoundRecord, id: string): WarcFields {
  return [
    ['WARC-Record-ID', id],
    ['WARC-Refers-To', field(record, 'warc-record-id')],
    ['WARC-Warcinfo-ID', field(record, 'warc-warcinfo-id')],
    ['WARC-Date', field(record, 'warc-date')],
    ['WARC-Target-URI', field(record, 'warc-target-uri')],
    [CAPTURE_FIELD, record.capture],
    [SEALED_FIELD, field(record, 'warc-payload-digest') ?? field(record, 'warc-block-digest')],
  ];
}

function field(record: FoundRecord, name: string): string | null {
  return record.fields?.get(name) ?? null;
}

const TEXTS: { readonly [reason in RedactionReason]: { readonly bg: string; readonly en: string } } = {
  'personal-number': {
    bg: 'В съдържанието има число, което може да е ЕГН или ЛНЧ. Точните байтове са в запечатаните доказателства.',
    en: 'The content has a number that may be a personal one. The exact bytes are in the sealed evidence.',
  },
  'personal-columns': {
    bg: 'В таблица има колони с лични номера, номера на лични карти или банкови сметки. Точните байтове са в запечатаните доказателства.',
    en: 'A table has columns of personal numbers, numbers of identity cards or bank accounts. The exact bytes are in the sealed evidence.',
  },
  'personal-number-in-request': {
    bg: 'В адреса, заявката или заглавията има число, което може да е ЕГН или ЛНЧ. Точните байтове са в запечатаните доказателства.',
    en: 'The address, the request or the headers have a number that may be a personal one. The exact bytes are in the sealed evidence.',
  },
  'portal-personal-fields': {
    bg: 'Имената, адресите и номерата на лица в отговора на портала са махнати. Точните байтове са в запечатаните доказателства.',
    en: 'Names, addresses and ids of persons in the answer of the portal are removed. The exact bytes are in the sealed evidence.',
  },
  'picture-of-page': {
    bg: 'Снимката на страница показва всичко, което е на нея, и не може да се претърси. Точните байтове са в запечатаните доказателства.',
    en: 'The picture of a page shows everything on it and cannot be searched. The exact bytes are in the sealed evidence.',
  },
  'portal-answer-unreadable': {
    bg: 'Отговорът на портала не се чете като JSON и не може да се каже дали в него има лични данни. Точните байтове са в запечатаните доказателства.',
    en: 'The answer of the portal cannot be read as JSON, so nobody can say whether it has personal data. The exact bytes are in the sealed evidence.',
  },
};
