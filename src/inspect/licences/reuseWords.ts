/** Words about re-use that the reader of statements weighs together; lists of whole claims are in the vocabulary table. */

/** What a statement on re-use is about. */
export const CONTENT_WORDS = [
  'данн~', 'информаци~', 'съдържани~', 'материал~', 'публикаци~', 'файл~', 'набор~', 'масив~', 'регистър~', 'регистр~', 'документ~', 'сайт~', 'уебсайт~',
  'уеб сайт~', 'интернет страниц~', 'портал~', 'база данни', 'текст~', 'произведени~', 'статистик~', 'таблиц~', 'справк~', 'услуг~', 'ресурс~',
  'data', 'dataset~', 'content', 'information', 'material~', 'website', 'site', 'file~', 'document~', 'work', 'statistics',
] as const; // prettier-ignore

/** Data in the narrower sense: present, a sentence on icons or maps may yet speak of the data too. */
export const DATA_WORDS = [
  'данн~',
  'информаци~',
  'съдържани~',
  'масив~',
  'набор~',
  'регистър~',
  'регистр~',
  'файл~',
  'data',
  'dataset~',
  'content',
  'information',
  'file~',
  'колекци~',
] as const;

/** What may be given to everybody; services and sites are used too, yet only these can be re-used. */
export const GIVEN_WORDS = [
  ...DATA_WORDS, 'материал~', 'текст~', 'публикаци~', 'произведени~', 'колекци~', 'записи~', 'work', 'works', 'material~', 'publication~', 'database~', 'record~', 'tables', 'таблиц~', 'statistics', 'maps', 'картите',
  'справки', 'справките', 'статистик~', 'статистическ~ данни', 'списъц~', 'списъкът', 'списъка', 'слоеве~', 'бюлетин~', 'каталог~', 'отчетите', 'показател~', 'карти и данни', 'цифров~ карти', 'figures', 'layers', 'register', 'registry', 'lists', 'indicators',
] as const; // prettier-ignore

/** What a site forbids to use; narrower than CONTENT_WORDS, since a restriction speaks against the body. */
export const PROTECTED_WORDS = [
  'данни', 'данните', 'информация', 'информацията', 'информации', 'съдържани~', 'материал~', 'текст~', 'сайт~', 'уебсайт~', 'публикаци~', 'статии~', 'произведени~', 'файл~', 'набор~ от данни', 'набор~ данни', 'база данни',
  'data', 'dataset~', 'content', 'information', 'material~', 'website', 'file~', 'database~', 'records', 'publication~', 'statistics', 'register', 'registry', 'tables', 'наборът', 'набора', 'наборите',
  'масив~', 'ортофото~', 'цифров~ модел~', 'цифров~ копия', 'регистъра', 'регистърът', 'записи~', 'таблиц~', 'справките', 'базата', 'картите', 'копията', 'изданието', 'цифров~ карти', 'карти и данни', 'резултати~ от изследван~', 'резултати~ от проучван~', 'maps', 'this register',
] as const; // prettier-ignore

/** Somebody else's things on the page, or the site's own software. */
export const FOREIGN_WORDS = [
  'икон~', 'снимк~', 'фотографи~', 'изображени~', 'илюстраци~', 'шрифт~', 'тема~ от', 'шаблон~', 'дизайн~', 'картн~ основ~', 'изходния~ код~', 'изходен код', 'сорс код',
  'софтуер~', 'мобилното приложение', 'мобилно приложение', 'отворен код', 'отворения код', 'open source', 'open-source', 'mobile app', 'плъгин~', 'кодът', 'на кода', 'програмния код', 'openstreetmap', 'leaflet', 'mapbox', 'maptiler', 'google', 'esri', 'wikipedia', 'уикипедия', 'icon~', 'photo~', 'image~', 'font~', 'theme~', 'template~',
  'source code', 'sample code', 'example code', 'software', 'jquery', 'bootstrap', 'font awesome', 'flaticon', 'freepik',
  // Licences of programs: a list of them is about the parts of a program, whatever else stands in it.
  'mit', 'isc', 'bsd', 'gpl~', 'lgpl~', 'apache license', 'apache-2.0', 'mozilla public license',
] as const; // prettier-ignore

/** Doing something with content: without one of these „само с разрешение“ is about filming or entering. */
export const USE_WORDS = [
  'използван~', 'използва~', 'ползван~', 'ползва~', 'употреб~', 'копиран~', 'копира~', 'публикува~', 'възпроизвежд~', 'възпроизвед~', 'разпростран~', 'препечат~', 'преиздав~', 'публикуван~', 'споделя~',
  'цитиран~', 'сваля~', 'преработ~', 'промен~', 'reuse', 're-use', 'reused', 'use', 'used', 'copy', 'copied', 'copying', 'reproduc~', 'redistribut~', 'distribut~', 'republish~', 'лиценз~', 'licens~', 'licence~',
] as const; // prettier-ignore

/** Sentences on privacy, cookies and personal data are about something else, whatever they permit or forbid. */
export const PRIVACY_WORDS = [
  'лични данни',
  'личните данни',
  'лични~ данни',
  'личните ви данни',
  'бисквитк~',
  'cookie~',
  'gdpr',
  'поверителност~',
  'personal data',
  'данни за контакт',
  'данните за контакт',
  'данните за връзка',
  'данните за кореспонденция',
  'информация за контакт',
  'информацията за контакт',
  'данни за кореспонденция',
] as const;

/** Turns a claim round when it stands shortly before it. */
export const NEGATION =
  /(?:^|[^\p{L}])(?:не|няма|нямат|нямате|без да|забран\p{L}*|освен|вместо|not|never|no|without)(?:\s\p{L}+){0,4}\s?$/u;

/** „ще бъде предоставяна“, „може ли“, „ако“: a plan, a question or a condition is no claim. */
export const NOT_YET =
  /(?:^|[^\p{L}])(?:ще бъд\p{L}*|предстои|планира\p{L}*|предвижда\p{L}*|следва да|трябва да се предостав\p{L}*|ако(?! (?:ни )?(?:спомен|посоч|цитир|позове|отбележ)|[^;,.]{0,40}(?:връзк|линк|препратк|източник|по данни|стои|надпис|името))|(?<!(?:независимо|указва\p{L}*|укаж\p{L}*|посоч\p{L}*|отбеляз\p{L}*|отбележ\p{L}*|спомен\p{L}*)(?: и)?,? )дали|мога ли|може ли)(?!\p{L})/u;

/** „… освен ако не е посочено друго“ keeps exceptions apart; it makes neither a condition nor a negation. */
export const PROVISO =
  /[,(]?\s?(?:(?:освен (?:ако|когато|където)|доколкото|ако) (?:изрично )?(?:друго |противното )?не е (?:изрично )?(?:посочено|указано|отбелязано|упоменато|предвидено)(?: изрично)?(?: друго| противното)?(?: (?:до|при|в|на|за|към) (?:\p{L}+ ?){1,3}(?=,))?|(?:unless|except where) (?:otherwise (?:stated|noted|indicated|specified)|(?:stated|noted|indicated|specified) otherwise))\)?,?/u;
