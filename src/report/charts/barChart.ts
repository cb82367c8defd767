import { escapeMarkup } from './escapeMarkup.ts';

export type Bar = { readonly label: string; readonly value: number; readonly text: string; readonly muted: boolean };
export type BarChart = {
  /** Unique on its page: names the title and description for screen readers. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
};

const WIDTH = 440;
const LABEL_WIDTH = 178;
const VALUE_WIDTH = 92;
const ROW = 34;
const BAR = 18;
const LINE = 15;
// Widest letters of the fallback fonts at the size of the style sheets (14 px) are under 9 units: what fits so, fits.
const LABEL_LETTERS = 19;

/**
 * Horizontal bars as an SVG string: labels are read without turning the head, also long Bulgarian ones, and each bar
 * carries its number in words, so that colour and length are never the only sign. Styled by classes, since the page's
 * policy forbids style attributes.
 */
export function barChart(chart: BarChart): string {
  const height = chart.bars.length * ROW + 8;
  const largest = Math.max(1, ...chart.bars.map((bar) => bar.value));
  const rows = chart.bars.map((bar, index) => barRow(bar, index, largest));
  const titleId = `${chart.id}-title`;
  const aboutId = `${chart.id}-about`;
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${titleId} ${aboutId}">`,
    `<title id="${titleId}">${escapeMarkup(chart.title)}</title>`,
    `<desc id="${aboutId}">${escapeMarkup(chart.description)}</desc>`,
    `<line class="axis" x1="${LABEL_WIDTH}" y1="2" x2="${LABEL_WIDTH}" y2="${height - 2}"></line>`,
    ...rows,
    '</svg>',
  ].join('');
}

function barRow(bar: Bar, index: number, largest: number): string {
  const top = index * ROW + 4;
  const middle = top + ROW / 2;
  const room = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  const width = Math.round((room * bar.value * 10) / largest) / 10;
  const shown = bar.value > 0 ? Math.max(width, 2) : 0;
  return [
    ...labelLines(bar.label).map(
      (line, place, { length }) =>
        `<text class="bar-label" x="${LABEL_WIDTH - 10}" y="${middle + (place - (length - 1) / 2) * LINE}" ` +
        `text-anchor="end" dominant-baseline="central">${escapeMarkup(line)}</text>`,
    ),
    `<rect class="bar${bar.muted ? ' bar-muted' : ''}" x="${LABEL_WIDTH}" y="${top + (ROW - BAR) / 2}" `,
    `width="${shown}" height="${BAR}"></rect>`,
    `<text class="bar-value" x="${LABEL_WIDTH + shown + 8}" y="${middle}" dominant-baseline="central">`,
    `${escapeMarkup(bar.text)}</text>`,
  ].join('');
}

/** A label in one line or two, since SVG does not wrap text and what sticks out at the left is cut off. */
function labelLines(label: string): readonly string[] {
  if (label.length <= LABEL_LETTERS) return [label];
  const space = label.lastIndexOf(' ', LABEL_LETTERS);
  if (space <= 0) return [cut(label)];
  return [label.slice(0, space), cut(label.slice(space + 1))];
}

function cut(text: string): string {
  return text.length <= LABEL_LETTERS ? text : `${text.slice(0, LABEL_LETTERS - 1).trimEnd()}…`;
}
