/** Word beginnings are anchored, or „народен“ would be born and „основание“ founded. */
const BEGINNING =
  /(?<!\p{L})(?:роден(?:а|и|о)?(?!\p{L})|раждан|рожден|родил|основан(?:а|и|о)?(?!\p{L})|основаван|учреден|учредяв|построен|построяв|изграден|(?:годин\p{L}{0,2}|дата) на (?:строителств|строеж|изграждан)|годин\p{L}{0,2} на създаван|въвеждане в (?:експлоатация|действие)|въведен\p{L}? в експлоатация|пускане в експлоатация|създа\p{L}{1,6} на (?:сград|дружеств|сдружени|организаци|училищ|читалищ|обект|предприяти|музе)|births?(?!\p{L})|birthda|born(?!\p{L})|founded|founding|foundation date|date of foundation|year of foundation|established|built(?!\p{L})|year of construction|construction year)/iu;

/** Whether a column is of the days on which its people, bodies or buildings began: they say nothing of the age of a table. */
export function isBeginningLabel(label: string): boolean {
  return BEGINNING.test(label.slice(0, 200).replace(/[_\s]+/gu, ' '));
}
