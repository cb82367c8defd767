/** „Условията, при които …“, „Общи условия за ползване“, „terms of use“: the conditions of using a site or its data. */
const TERMS =
  /(?<!\p{L})(?:(?:общи(?:те)?|правни(?:те)?|лицензионни(?:те)?|стандартни(?:те)?) )?(?:условия(?:та)?|правила(?:та)?|политика(?:та)?|ред(?:а|ът)?(?: и условия(?:та)?)?|начин(?:а|ът)?)(?:,)? (?:за|на|при ко(?:и|я)то|по ко(?:й|и)то|относно) (?:\p{L}+ ){0,4}?(?:предостав|повторн|преизползв|използв|ползв|употреб)|(?<!\p{L})(?:общи(?:те)? условия|лицензионни(?:те)? условия|правни(?:те)? условия|условия(?:та)? на (?:лиценза|сайта|портала))|(?<!\p{L})условия(?:та)?, (?:описани|посочени|определени|утвърдени|публикувани)|(?<!\p{L})права(?:та)? (?:върху|за ползване на|за използване на|на ползване на) (?:данните|съдържанието|информацията|материалите|файловете|наборите|публикациите)|(?<!\p{L})лиценз(?:а|ът),? (?:приложен|описан|посочен|публикуван|който придружава|в файла|във файла|към (?:архива|набора|файла|данните))|(?<!\p{L})(?:by|to|under) the conditions (?:published|set out|stated|described|below|here)|(?<!\p{L})licen[sc]ing (?:information|terms|details|conditions)|(?<!\p{L})licen[cs]e (?:file|accompanying|included|attached|in the archive)|(?<!\p{L})(?:лиценз(?:ът|а)?) (?:на|за) (?:данните|набора|файла|съдържанието|информацията)|(?<!\p{L})(?:terms (?:and conditions|of (?:re-?)?use|of service)|conditions (?:of|for) (?:re-?)?use|(?:re-?)?use (?:policy|conditions|terms)|legal (?:notice|terms)|licen[cs]e (?:terms|conditions|of (?:the|this) (?:data|dataset|file)))(?!\p{L})|(?<!\p{L})(?:как|how)(?!\p{L})[^.;]{0,30}(?:може|can|may)[^.;]{0,20}(?:използв|ползв|use)/u;
/** Where they stand, or that they hold. */
const POINTS =
  /(?<!\p{L})(?:виж(?:те|дате)?|вж|запозна\p{L}*|прочет\p{L}*|намер\p{L}*|описан\p{L}*|публикуван\p{L}*|посочен[аои]?(?!\p{L})|изложен\p{L}*|уреден\p{L}*|определен\p{L}*|съдържа(?:т)?|записан\p{L}*|достъпн\p{L}*|приложен\p{L}*|урежда(?:т)?(?: се)?|по реда на|съгласно|тук|съгласява\p{L}*|приема\p{L}*|спазва\p{L}*|подчиня\p{L}*|подлежи|утвърден\p{L}*|refer|see|read|found|find|set out|described|stated|available (?:at|here|on)|governed|subject to|accept\p{L}*|agree\p{L}*|here)(?!\p{L})/u;
/** Halls, services and courses have conditions of use too. */
const OTHER_THINGS =
  /(?<!\p{L})(?:зала|залата|залите|услуг\p{L}*|паркинг\p{L}*|паркоместа|басейн\p{L}*|библиотек\p{L}*|читалн\p{L}*|стадион\p{L}*|спортн\p{L}*|обект\p{L}*|имот\p{L}*|помещени\p{L}*|терен\p{L}*|сгради?|площадк\p{L}*|транспорт\p{L}*|карта за|автомобил\p{L}*|вода(?:та)?|водоснабдяв\p{L}*|електронен подпис|язовир\p{L}*|гори(?:те)?|пасища|детск\p{L}*|общежити\p{L}*|кредит\p{L}*|търг\p{L}*|конкурс\p{L}*|отпуск\p{L}*|лични данни|бисквитк\p{L}*|cookies?|privacy|поверителност(?! *$)|hall|room|parking|premises|services|vehicle)(?!\p{L})/u;
/** Titles of acts, and conditions that are not there. */
const NOT_HERE =
  /(?<!\p{L})(?:наредба|закон|директива|постановление)\p{L}*(?: \p{L}+){0,3} (?:условия|ред)|предстои|не са (?:определен|приет|публикуван)|няма (?:\p{L}+ )?(?:условия|правила|информация)|липсват|изменени|семинар|обучени/u;
/** „Начало | Новини | Условия за ползване | Контакти“ */
const IN_MENU =
  /(?:^|[|•·»›/]\s?)(?:общи )?(?:(?:условия|правила) (?:за|на) (?:\p{L}+ )?(?:ползване|използване)(?: на (?:сайта|портала|уебсайта|данните|информацията|съдържанието|материалите|файловете|публикациите|страницата))?|общи условия|правила за ползване|правна информация|terms of use|terms (?:&|and) conditions(?: of use)?|terms of service|legal notice|re-?use policy)(?=\s?(?:[|•·»›/]|$))/u;

/** Whether a normalised sentence points to conditions of use that stand elsewhere, without saying what they are. */
export function mentionsTerms(plain: string): boolean {
  return (
    namesTermsInMenu(plain) ||
    (TERMS.test(plain) &&
      POINTS.test(plain) &&
      (!OTHER_THINGS.test(plain) || /информаци|данни|съдържани/u.test(plain)) &&
      !NOT_HERE.test(plain))
  );
}

/** Whether a line of links or labels has one for conditions of use. */
export function namesTermsInMenu(plain: string): boolean {
  return /[|•·»›]| \/ /u.test(plain) && IN_MENU.test(plain);
}
