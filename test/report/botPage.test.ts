import { expect, it } from 'vitest';
import { reportAssets } from '../../src/app/reportAssets.ts';
import { writeBotPage } from '../../src/report/botPage.ts';
import { crawlConfig } from '../gather/fakes/sampleConfig.ts';

function pages(changes: Parameters<typeof crawlConfig>[1]): Map<string, string> {
  const pieces = [...writeBotPage(crawlConfig(80, changes), reportAssets())];
  return new Map(
    pieces.flatMap(({ path, chunk }) => (typeof chunk === 'string' ? [[path, chunk.replaceAll('\u00a0', ' ')]] : [])),
  );
}

it('says who asks, how often and how to stop it, in both languages', () => {
  const made = pages({
    minDelayMs: 2_500,
    quietHours: [{ host: '*', from: '08:00', to: '18:00' }],
    bytesPerDay: [{ host: 'malak.example', bytes: 5_000_000 }],
    optOuts: [{ host: 'a.example', since: '2026-01-01' }],
    contact: { organisation: { bg: 'Сдружение „Образец“', en: 'Sample & Sons' }, email: 'robot@zvezdomer.example' },
  });
  const bg = made.get('index.html') ?? '';
  const en = made.get('en/index.html') ?? '';
  for (const part of [
    'lang="bg"',
    'Сдружение „Образец“',
    'поне 2,5 секунди',
    'User-agent: Zvezdomer\nDisallow: /',
    'всички сървъри: 08:00–18:00',
    'malak.example',
    'собствениците на 1 сайт;',
    'mailto:robot@zvezdomer.example',
    'Веднъж на сървър питаме за адрес, който няма откъде да съществува: /zvezdomer-proba-…',
    'Zvezdomer/0.1.0 (+https://zvezdomer.example/bot)',
  ])
    expect(bg).toContain(part);
  for (const part of [
    'lang="en"',
    'Sample &amp; Sons',
    'at least 2.5 seconds',
    'all hosts: 08:00–18:00',
    '../styles/screen.css',
    'Once for each host we ask for an address that cannot exist: /zvezdomer-proba-…',
  ])
    expect(en).toContain(part);
  expect([...made.keys()]).toContain('styles/screen.css');
});

it('promises a second even where the configuration asks for less', () => {
  expect(pages({ minDelayMs: 0 }).get('index.html')).toContain('поне 1 секунда');
});

it('tells hosts that nobody assesses how much is asked of them, and nothing when nothing is', () => {
  const linkedFiles = { enabled: true, requestsPerHost: 7, requests: 60 };
  expect(pages({ linkedFiles }).get('index.html')).toContain('най-много 7 заявки за институция');
  expect(pages({ linkedFiles }).get('en/index.html')).toContain('by 7 requests for each institution at most');
  expect(pages({ linkedFiles: { ...linkedFiles, enabled: false } }).get('index.html')).not.toContain(
    'заявки за институция',
  );
});
