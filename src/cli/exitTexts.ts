import type { EXIT } from '../model/errors.ts';
import type { Bilingual } from '../model/lang.ts';

/** What each exit code means; printed by `--help` and, by a test, the same as in the README. */
export const exitTexts: Readonly<Record<keyof typeof EXIT, Bilingual>> = {
  ok: { bg: 'всичко е наред', en: 'all is well' },
  bug: { bg: 'неочаквана грешка на програмата', en: 'an unexpected fault of the program' },
  usage: { bg: 'грешна употреба: опция, настройки или файл', en: 'wrong use: an option, the configuration or a file' },
  cut: {
    bg: 'audit: завършено, но бюджетът за заявки прекъсна обхождането на поне една институция',
    en: 'audit: finished, but a budget cut at least one body',
  },
  partlyFailed: {
    bg: 'audit: завършено, но поне една институция беше недостъпна',
    en: 'audit: finished, but at least one body could not be reached',
  },
  nothingReached: { bg: 'audit: нито една институция не беше достъпна', en: 'audit: nothing at all could be reached' },
  tampered: {
    bg: 'verify: файл, запис или подпис не е такъв, какъвто е бил запечатан',
    en: 'verify: a file, record or signature is not what was sealed',
  },
  notReproducible: {
    bg: 'verify: файловете са непроменени, но тази версия на програмата дава друг резултат или липсва предишната оценка, на която тази стъпва',
    en: 'verify: the files are intact, but this version of the program gives another result, or the earlier audit that this one goes on from is missing',
  },
  failsRules: {
    bg: 'check: ресурсът не изпълнява поне едно правило',
    en: 'check: the resource fails at least one rule',
  },
  impolite: {
    bg: 'politeness: доказателствата показват заявка, която е трябвало да изчака или да не бъде изпращана',
    en: 'politeness: the evidence shows a request that should have waited or not have been sent',
  },
  notWritten: {
    bg: 'дискът не приема повече (пълен, само за четене или повреден); може да се продължи, щом има място',
    en: 'the disk takes no more (full, read-only or failing); can be resumed when there is room',
  },
  missed: {
    bg: 'schedule --status: оценка не е проведена навреме или не е завършила добре, или никой не чака следващата',
    en: 'schedule --status: an audit did not run at its time or did not end well, or nobody waits for the next',
  },
  interrupted: { bg: 'прекъснато; може да се продължи', en: 'interrupted; can be resumed' },
};
