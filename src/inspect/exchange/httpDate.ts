const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * An HTTP date (RFC 9110 §5.6.7, all three forms) as milliseconds since 1970, or null. Read by hand: Date.parse takes
 * whatever the machine understands and fills in the machine's own zone.
 */
export function httpDateMs(value: string): number | null {
  const fixed =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4}|\d{2})\s+(\d{1,2}):(\d{2}):(\d{2})(?:\s+(?:gmt|utc|z|\+0000))?$/i.exec(
      value.trim(),
    );
  if (fixed !== null) return utcMs(fixed[3], fixed[2], fixed[1], fixed.slice(4, 7));
  const asctime = /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})\s+(\d{4})$/i.exec(value.trim());
  return asctime === null ? null : utcMs(asctime[6], asctime[1], asctime[2], asctime.slice(3, 6));
}

function utcMs(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: readonly (string | undefined)[],
): number | null {
  const m = MONTHS.indexOf((month ?? '').toLowerCase());
  const short = year?.length === 2 ? (Number(year) < 70 ? 2000 : 1900) : 0;
  const [hours, minutes, seconds] = clock.map(Number);
  const y = short + Number(year);
  if (
    m === -1 ||
    y < 1970 ||
    hours === undefined ||
    minutes === undefined ||
    seconds === undefined ||
    hours > 23 ||
    minutes > 59 ||
    seconds > 60
  )
    return null;
  const ms = Date.UTC(y, m, Number(day), hours, minutes, seconds);
  // 31 February would silently become March.
  return new Date(ms).getUTCDate() === Number(day) || seconds === 60 ? ms : null;
}
