/** „версия 2.1.2020“, „v1.2.2021“. */
export function isVersion(text: string, from: number): boolean {
  return /(?:v|вер\.|версия|version|ver\.?|release)\s{0,2}$/iu.test(text.slice(Math.max(0, from - 10), from));
}

/** „№ 12/2025“, „Решение 05/2024“, „бр. 3/2021“, „тел. 02/2025“: a number of something, not a month. */
export function isNumbered(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - 25), from);
  return /(?:№|#|\bno\.?|бр\.|тел\.?:?|телефон:?|факс:?|чл\.|т\.|ал\.|дело|протокол|решение|заповед|договор|наредба|регламент|директива|закон|преписка|вх\.|изх\.|рег\.)\s{0,3}(?:№|n|no\.?)?\s{0,2}[\p{L}-]{0,5}$/iu.test(
    before,
  );
}

/** „2000 г захар“, „тегло 2000 г“: grams. */
export function isWeight(text: string, match: RegExpMatchArray): boolean {
  const from = match.index ?? 0;
  const before = text.slice(Math.max(0, from - 30), from);
  const after = text.slice(from + match[0].length, from + match[0].length + 20);
  return (
    /(?:тегло|грамаж|нето|бруто|маса|опаковка|разфасовка|порция|доза)\P{L}{0,5}(?:от\s)?$/iu.test(before) ||
    /^\s{0,2}(?:захар|брашно|сол|масло|хляб|месо|кайма|сирене|кашкавал|ориз|боб|леща|картофи|мляко|нето|бруто|продукт|вещество)/iu.test(
      after,
    )
  );
}
