import { describe, expect, it } from 'vitest';
import { inspectPage } from '../../../src/inspect/page/inspectPage.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import { realTables } from '../realTables.ts';

const TABLES = realTables();

function read(html: string): { readonly cut: unknown; readonly sections: FactValues['page.sections'] } {
  const facts = inspectPage(html, 'd'.repeat(64), TABLES);
  const value = (key: string): unknown => {
    const fact = facts.find((one) => one.key === key);
    return fact?.known === true ? fact.value : undefined;
  };
  return { cut: value('page.cut'), sections: (value('page.sections') ?? []) as FactValues['page.sections'] };
}
const named = (html: string): readonly string[] =>
  read(html)
    .sections.filter(({ is }) => is === 'named')
    .map(({ section }) => section);

describe('a long page', () => {
  const register = '<p>улица, номер, площ и още нещо за имота, което се пише в регистъра</p>'.repeat(4_000);
  const end = '<h2>Вътрешни правила за достъп до обществена информация</h2><p>Утвърдени.</p>';

  it('says that its end was not looked through', () => {
    expect(read(`<main>${register}${end}</main>`).cut).toBe(true);
    expect(named(`<main>${register}${end}</main>`)).not.toContain('access-rules');
  });

  it('says nothing of the kind when it was, whatever its menu holds', () => {
    expect(read(`<main>${end}</main>`).cut).toBeUndefined();
    expect(named(`<main>${end}</main>`)).toContain('access-rules');
    expect(read(`<nav>${register}</nav><main>${end}</main>`).cut).toBeUndefined();
  });

  it('with many headings of one section pushes out no other section, nor the newest of its own', () => {
    const many = Array.from({ length: 300 }, (_, at) => `<h3>Годишен отчет по ЗДОИ</h3><p>Стр. ${at}</p>`).join('');
    const html = `<main>${many}<h3>Годишен отчет по ЗДОИ за 2025 г.</h3><p>Тук.</p>${end}</main>`;
    expect(named(html)).toContain('access-rules');
    const reports = read(html).sections.filter(({ section, is }) => section === 'yearly-report' && is === 'named');
    expect(reports.length).toBe(20);
    expect(Math.max(...reports.map(({ year }) => year ?? 0))).toBe(2025);
  });
});
