/** A year, with its day or month before it: 2013 · 12.03.2013 · 12 март 2013. */
const DATE = '(?:\\d{1,2}[.\\s]{1,2}(?:\\d{1,2}\\.|\\p{L}{3,10}\\s)\\s?)?(?:19|20)\\d{2}(?!\\d)';
/** What may stand between an act and its date: no figure, no end of a clause, nothing that was already taken out. */
const BETWEEN = '[^.;()\\n\\d·]';
/** One act and no list of them: „Заповеди 2025“ are what is published, „Заповед № 3 от 2013 г.“ is a reference. */
const ACT =
  '(?<!\\p{L})(?:заповед(?:та)?|решение(?:то)?|наредба(?:та)?|закона?|законът|кодекса?|правилника?|постановление(?:то)?|пмс|рмс|мз|указа?|инструкция(?:та)?|ordinance|order|decision|decree|act|law)(?!\\p{L})';

/** Of each only the act and its own date; „за 2025 г.“ after it stays. */
const REFERENCES: readonly RegExp[] = [
  // Регламент (ЕС) 2016/679, Директива 2019/1024
  /(?<!\p{L})(?:регламент|директива|regulation|directive)\p{L}{0,3}\s*(?:\([^)]{1,10}\)\s*)?(?:№\s*)?\d{1,4}\/\d{1,4}(?:\/\p{L}{2,3})?/giu,
  // ДВ, бр. 30 и 31 от 2013 г., изм. бр. 60 от 2020 г.
  new RegExp(
    `(?<!\\p{L})(?:дв|държавен вестник|обн|изм|доп|state gazette)(?!\\p{L})[^()\\n;\\d·]{0,30}\\d{1,4}(?:\\s*(?:и|,)\\s*\\d{1,4}(?!\\d))*(?:\\s*(?:от|\\/|of|,)\\s*${DATE})?`,
    'giu',
  ),
  // Наредба № 3 от 2013 г., ПМС 5/2011, Заповед РД-08-15/03.02.2026 г.
  new RegExp(
    `${ACT}${BETWEEN}{0,40}?(?:№\\s*)?(?<![\\p{L}\\d])\\p{L}{0,4}[-–]?\\d[\\p{L}\\d-]{0,12}(?:-\\d+)*\\s*(?:\\/|от|of)\\s*${DATE}`,
    'giu',
  ),
  // Закона за туризма от 2013 г.
  new RegExp(`${ACT}${BETWEEN}{0,80}?(?:\\/|(?<!\\p{L})(?:от|of))\\s*${DATE}`, 'giu'),
  // Закон (2013)
  new RegExp(`${ACT}${BETWEEN}{0,80}?\\(${DATE}\\)`, 'giu'),
  // Дом № 2015, вх. № 2019-34
  /№\s*[\p{L}\d-]{1,20}/giu,
  // 2020 домакинства
  /(?<!\d)(?:19|20)\d{2}\s+(?:домакинств|душ[аи](?!\p{L})|лица(?!\p{L})|жител|ученици|деца(?!\p{L})|работни|служител|лв(?!\p{L})|лева(?!\p{L})|евро(?!\p{L})|броя(?!\p{L})|кв\.|декара|дка(?!\p{L})|ха(?!\p{L})|км(?!\p{L})|кг(?!\p{L})|тона(?!\p{L})|места(?!\p{L})|семейств|сгради|имота|обекта|проекта|участни|households|people|persons|pupils|children|eur(?!\p{L})|bgn(?!\p{L}))/giu,
];

/**
 * A text without references to acts, issues of the State Gazette, numbers („№ 2015“) and counts („2020 домакинства“):
 * their years are not those of what is published. In the place of each stands „·“, so that nothing is read across it.
 */
export function withoutActs(text: string): string {
  return REFERENCES.reduce((rest, reference) => rest.replace(reference, ' · '), text);
}
