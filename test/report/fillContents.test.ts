import { describe, expect, it } from 'vitest';
import { contentsAnchors, fillContents } from '../../src/report/fillContents.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { sampleReport } from './sampleReport.ts';

describe('contents of the PDF', () => {
  const html = '<li><a href="#a">А</a><span data-toc="a"></span></li><li><span data-toc="b"></span></li>';

  it('gets page numbers where they are known, and can be filled again', () => {
    const once = fillContents(html, new Map([['a', 3]]));
    expect(once).toContain('<span data-toc="a">3</span>');
    expect(once).toContain('<span data-toc="b"></span>');
    expect(fillContents(once, new Map([['a', 4]]))).toContain('<span data-toc="a">4</span>');
    expect(contentsAnchors(html)).toEqual(['a', 'b']);
  });

  it('names only anchors that print.html has, institutions among them', () => {
    const page = [...writeReport(sampleReport())].find(({ path }) => path === 'print.html');
    const text = String(page?.chunk);
    const anchors = contentsAnchors(text);
    expect(anchors).toContain('i-obshtina-byala-reka');
    for (const anchor of anchors) expect(text).toContain(`id="${anchor}"`);
  });
});
