import type { DateStatement } from '../../model/factValues.ts';

type Says = DateStatement['says'];
export type EventLabel = { readonly says: Says; readonly phrase: string };

/**
 * What is done to data, by its stem: „публикуваха“, „беше коригирана“, „последна ревизия“, „compiled“. The vocabulary's
 * phrases stand right before a date; here words may stand between: „Публикувахме обновената брошура през май 2023 г.“
 */
const EVENTS: readonly (readonly [Says, string])[] = [
  [
    'modified',
    'добавен[аои]? (?:са |е |бяха )?нов|последно добав|отразен(?:и|о|а)?|(?:посл(?:\\.|едно)?|дата) обн\\.|актуал\\.|актуализ|обнов|изм\\.|подмен|замен(?:ен|и)|синхронизир|сверен|внес(?:ен|ох|е)|нанес(?:ен|ох|е)|ред\\.|rev\\.|версия(?= от)|version(?= (?:of|dated))|направен[иао]? (?:са |е |бяха )?(?:\\p{L}+ ){0,2}(?:промени|корекции|поправки|допълнения|изменения)|последен преглед|last reviewed|replaced|synchroni[sz]ed|осъвремен|опресн|презаред|редактир|редакци|ревиз|ревидир|промен|промян|измен|допълн|допълв|доп\\.|корекци|коригир|поправ|преработ|преразгледан|ъпдейт|последно записан|последна версия|последен запис|ревизия|подновен|updat|amend|modif|revis|edited|edit(?!\\p{L})|last review|chang|refresh|correct',
  ],
  [
    'published',
    'публ?\\.|кач\\.|обн\\.(?= (?:в|на) (?:сайта|страницата|портала|интернет))|помест|изложен|изнесен|излязъл|излязл|излезе|пусна|оповест|налич(?:ен|на|но|ни) (?:е |са )?на (?:сайта|страницата|портала)|достъп(?:ен|на|но|ни) (?:е |са )?(?:на сайта|онлайн)|отворени? за ползване|се намира на (?:сайта|страницата|портала)|издание(?= (?:от|на))|(?:новина|съобщение|публикация)(?:та|то)? (?:е )?(?=от)|made public|made available|date of issue|онлайн|налич(?:ен|на|но|ни) от|put online|online since|available (?:online )?since|went live|публикув|публикац|публикаци|оповест|обяв(?:ен|яв|и(?:х|ха|хме)?(?!\\p{L}))|обнародв|пуснат|разглас|споделен|включен[аои]? в портала|излъчен|publish|posted|post(?!\\p{L})|publication|issued|released|release(?!\\p{L})|announced|disclosed|качи|качен|качв|ъплоуд|upload',
  ],
  [
    'created',
    'създад|създав|изготв|състав|генерир|добав|заснет|заснем|изтеглен(?:о|и|а)? (?=от|на)|свален(?:о|и|а)? (?=от)|въведен|подготв|изработ|разработ|попълнен|извлечен|извлечение|експорт|направен[аио]?(?= на)|compil|creat|prepared|drawn up|drafted|generated|produced|extracted|exported|export(?!\\p{L})|added',
  ],
];
const EVENT = new RegExp(`(?<!\\p{L})(?:${EVENTS.map(([, stems]) => `((?:${stems})\\p{L}*)`).join('|')})`, 'gu');
/** What stands between an event and its date: words, no other sentence, no number. Ends with what leads to a date. */
const WORDS_BETWEEN = /^[^.;!•\d]{0,80}$/u;
const LEADS =
  /(?:^|[\s:(,|/-])(?:на|от|през|в|във|за последно|за последен път|последно|on|in|of|at|since|дата|датата|date|м\.?|месец|the|г\.?|година|year|днес|точно|вчера)[\s:,"(–-]*$|\s(?:№ ?)?\/\s?$|[:–-]\s*\(?$|^[\s:,"(–-]*$/u;
/** Times of day and abbreviations that end with a full stop end no sentence. */
const DOTTED =
  /(?:таблиц|колон|прилож|лист|ред|раздел|точк|част|стр|т|table|column|sheet|row|part)\p{L}*\.? (?:№ ?)?\d{1,3}(?:(?:,| и| and|-) ?\d{1,3}){0,4}(?![\d.])|(?<=(?:версия|ревизия|редакция|version|revision|v\.?) )(?:№ ?|no\.? ?)?\d{1,3}(?:\.\d{1,3}){0,2}(?![\d.])|преди \d{1,3} (?:дни|ден|дена|час|часа|минути|седмици|месеца|месец|години)|\d{1,3} (?:days?|hours?|minutes?|weeks?|months?) ago|\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?(?:ч\.?|часа|h|am|pm))?|(?<!\p{L})(?:\p{L}|гр|ул|мес|посл|инж|д-р|доц|проф|вкл|др|стр|отд|год|гл|ст|мл|експ|техн)\./gu;
/** Other things that have their own days: what was published may be the notice of an auction on that day. */
const OTHER_EVENT =
  /(?<!\p{L})(?:търг|конкурс|заседан|изпит|събрани|концерт|избори|избор(?:ът|а)?(?!\p{L})|сесия|обсъждан|срок|състо|провед|провежд|насроч|очаква|предстои|предвижда|планира|ще(?!\p{L})|проверк|събити|среща|meeting|deadline|tender|auction|hearing|exam|held|will)/u;
const ACTS =
  /(?<!\p{L})(?:закон|кодекс|наредб|правилник|устав|заповед|решени|договор|постановлени|регламент|директив|протокол|писмо|пмс|дв(?!\p{L})|държавен вестник|law(?!\p{L})|act(?!\p{L})|ordinance|decree|regulation|directive|contract|state gazette)/u;
/** „В изпълнение на закона информацията се оповести …“: no act was announced. */
const BY_AN_ACT =
  /(?<!\p{L})(?:(?:в|за) изпълнение на|съгласно|на основание|по силата на|във връзка с|съобразно|според|по|under|pursuant to|according to) (?:\p{L}+ ){0,2}\p{L}+/gu;
/** „Пуснат в експлоатация“ is no publishing. */
const INTO_USE = /^ в (?:действие|експлоатация|движение|производство|обращение)/u;
const FOR_DEBATE = /за (?:обществено|публично) обсъждане/u;
const DONE_WORD = new RegExp(EVENT.source, 'gu');
const DESCRIBES = /[еаия]н(?:ият|ата|ото|ите)$(?<!промяна(?:та)|промените)/u;
/** „Съставил: М. Иванова, 03.07.2025 г.“: a signature needs nothing that leads to its date. */
const SIGNED =
  /^(?:(?:изготви|състави|подготви|разработи|публикува|качи|редактира|актуализира)л?[аи]?(?: от)?\s?:|(?:изготвен|съставен|подготвен|публикуван|издаден)[аои]?\s?: (?=\p{L}+(?: \p{L}+){0,2}, $)|(?:prepared|created|compiled|published|posted|updated|edited|revised|drafted|uploaded) by(?!\p{L}))/u;
/** Not yet, not at all, or again and again. */
const NOT_DONE =
  /(?<!\p{L})(?:следващ\p{L}*|предстоящ\p{L}*|предстои|очакв\p{L}*|ще|планира\p{L}*|предвид\p{L}*|не|няма|next|upcoming|will|to be|expected|due|not|never|must|shall|should|may|може|могат|трябва|следва|срок\p{L}*|преди|before|ако|if)(?: \p{L}+){0,3} $/u;
const AGAIN =
  /(?<!\p{L})(?:ежегодно|ежемесечно|всек[иа]|всяко|периодично|регулярно|редовно|every|annually|monthly|daily|до)(?!\p{L})/u;
const LAST = /последн|за последен|last|latest|most recent/u;
/** „Обновява се през март“ tells of a habit; „оповести се“ of one day. */
const REGULAR = /(?:ва|ват|яват)$/u;
/** Buildings and roads are renewed too. */
const BUILT =
  /(?<!\p{L})(?:сград|площад|път(?:ят|я|ищ)?(?!\p{L})|улиц|парк(?:ът|а)?(?!\p{L})|мост|училищ|читалищ|храм|църкв|паметник|стадион|зала(?:та)?(?!\p{L})|фасад|мрежа(?:та)?(?!\p{L})|съоръжени|ремонт|building|road(?!\p{L})|bridge|school|church)/u;
const TODAY = /(?<!\p{L})(?:днес|today)(?!\p{L})/u;
/** What is made or changed must be something with data: schools and squares are created too. */
const MADE_THING =
  /(?<!\p{L})(?:таблиц|снимк|файл|регист|списък|списъц|база|базата|набор|масив|карта|картата|справк|отчет|доклад|документ|инвентар|опис|каталог|архив|сайт|страниц|данн|информаци|публикаци|бюлетин|статистик|запис|версия|слой|слоят|слоя|слоеве|модел|график|диаграм|видео|фотограф|план(?!\p{L})|описание|обобщени|table|file|register|registry|list|database|dataset|data(?!\p{L})|map|report|document|inventory|catalogue|page|website|sheet|layer|overview|summary)/u;

/**
 * What a text right before a date says was done on it, by the grammar of the sentence; null when it says nothing sure.
 * `plain` is normalised and ends where the date begins.
 */
export function eventLabel(plain: string): EventLabel | null {
  const text = plain
    .replace(DOTTED, (dotted) => (/\d/.test(dotted) ? ' ' : dotted.replace('.', ' ')))
    .replace(/ {2,}/g, ' ');
  for (const match of [...text.matchAll(EVENT)].toReversed()) {
    const says = EVENTS[match.slice(1).findIndex((group) => group !== undefined)]?.[0];
    // „Публикувахме обновената брошура през май“: what has the article only describes.
    if (says === undefined || DESCRIBES.test(match[0]) || isPlace(text.slice(0, match.index), match[0])) continue;
    const label = labelAt(text, match.index, match[0], says);
    if (label !== null) return label;
  }
  return stateLabel(text);
}

/** „Изменени в тази публикация: “ names where; „последната корекция е направена на“ is no making. */
function isPlace(before: string, word: string): boolean {
  return (
    /(?<!\p{L})(?:в|във|на|от|in|of) (?:тази|този|това|тези|настоящ\p{L}{1,3}|наш\p{L}{1,3}|this|our) $/u.test(
      before,
    ) ||
    (word.startsWith('направен') && CHANGES.test(before.slice(-80)))
  );
}

const CHANGES = /корекци|промени|промяна|изменени|поправк|актуализаци|обновяван|обновлени|допълнени|редакци/u;
/** „Публикуваме отчета за дарения, получени през …“: the day is that of another deed. */
const OTHER_DEED = /,(?: \p{L}+){0,3} \p{L}{3,}(?:ен|ан|ят|ет)[аои]?(?= )|, (?:кой|ко[яе]|които|които) /u;

function labelAt(text: string, index: number, word: string, says: Says): EventLabel | null {
  const gap = text.slice(index + word.length);
  if (!WORDS_BETWEEN.test(gap)) return null;
  if (!LEADS.test(gap) && !(SIGNED.test(word + gap) && /[,/|(-]\s*$/u.test(gap))) return null;
  const sentence = text.slice(Math.max(text.lastIndexOf('. ', index), text.lastIndexOf('; ', index)) + 1, index);
  if (
    INTO_USE.test(gap) ||
    OTHER_DEED.test(gap.replace(DONE_WORD, ' ')) ||
    OTHER_EVENT.test(gap.replace(FOR_DEBATE, ' ')) ||
    ACTS.test(gap) ||
    NOT_DONE.test(sentence)
  )
    return null;
  if (ACTS.test(sentence.replace(BY_AN_ACT, ' '))) return null;
  if (says !== 'published' && speaksOfBuilding(sentence)) return null;
  const isLast = LAST.test(sentence) || LAST.test(gap);
  // „Промяна в движението от …“
  if (!isLast && /^(?:промяна|промени|изменени[ея]|change)/u.test(word) && gap.trim() !== '' && !/^\s*[:–-]/u.test(gap))
    if (!/^(?:дата|date)/u.test(sentence.trim()) && !MADE_THING.test(gap) && !MADE_THING.test(sentence)) return null;
  const isReflexive = /(?:^|\s)се $/u.test(sentence) || gap.startsWith(' се ');
  if (isReflexive && REGULAR.test(word) && !isLast && !TODAY.test(gap)) return null;
  if (AGAIN.test(gap)) return null;
  // „Набори от данни за публикуване през 2026 г.“ plans; „Дата на публикуване: “ and „Последно обновяване на …“ tell.
  const isNoun = /не(?:то)?$/u.test(word);
  if (
    isNoun &&
    !isLast &&
    !/(?:дата|ден|година|месец|време)(?:та|ят|я)? (?:на|за) $/u.test(sentence) &&
    !/^\s*[:–-]/u.test(gap)
  )
    return null;
  if (/(?<!\p{L})(?:за|for|to) $/u.test(sentence) && !isLast) return null;
  // „Файлът е създаден“, or the label alone: „Създаден: “. „Училището е създадено през …“ is no data.
  const isBare =
    sentence.trim() === '' ||
    /^(?:дата|година|месец|първоначалн|date|year|month|initial|original)/u.test(sentence.trim());
  const isOfThing = /^ (?:е|са|бе|беше|бяха|was|were) \p{L}{3}/u.test(gap);
  if (says === 'created' && (!isBare || isOfThing) && !MADE_THING.test(sentence) && !MADE_THING.test(gap)) return null;
  return { says, phrase: word };
}

/** „11.03.2025 г. – публикуван регистър …“, „на 05/08/2025 публикува: …“, „(31.03.2025, последна редакция)“. */
const DONE =
  '(?:(публикув\\p{L}*|публикаци\\p{L}*|оповест\\p{L}*|обявен\\p{L}*|качен\\p{L}*|качих\\p{L}*|поместен\\p{L}*|published|posted|publication|released|uploaded)|(актуализ\\p{L}*|обновен\\p{L}*|обновяване|обнових\\p{L}*|осъвремен\\p{L}*|нанесен\\p{L}*|внесен\\p{L}*|редактира\\p{L}*|редакция|коригира\\p{L}*|променен\\p{L}*|промених\\p{L}*|промяна|допълнен\\p{L}*|допълних\\p{L}*|замен(?:ен|их)\\p{L}*|подмен(?:ен|их)\\p{L}*|поправ(?:ен|их)\\p{L}*|updated?|modified|revised|edited|amended|replaced)|(създаден\\p{L}*|изготвен\\p{L}*|изготвих\\p{L}*|съставен\\p{L}*|съставих\\p{L}*|добавен\\p{L}*|генериран\\p{L}*|created|compiled|generated|prepared))(?!\\p{L})';
const AFTER = new RegExp(
  `^[\\s,:|\\])(–—-]{1,5}(?:е |са |бе |беше |бяха |се |дата на |последн\\p{L}+ |last )?${DONE}`,
  'u',
);
/** „На 6 май 2025 г. на сайта бе публикуван списъкът“: after a preposition the whole sentence is of that day. */
const AFTER_ON = new RegExp(
  `^\\s?,?\\s?(?:г\\.? |година,? |в \\d{1,2}[.:]\\d{2} (?:ч\\.?|часа),? )?(?:\\p{L}[\\p{L}-]* ){0,6}(?:е|са|бе|беше|бяха|се|was|were|we|ние) ${DONE}|^\\s?,?\\s?(?:г\\.? |година )?(?=качих|подмених|замених|поправих|обнових|промених|допълних|изготвих|съставих|публикувахме|актуализирахме|редактирахме|коригирахме)${DONE}`,
  'u',
);
/** „… от 05.11.2025 г., когато го обновихме за последно“. */
const SINCE = new RegExp(`^\\s?,?\\s?(?:г\\.?,? |година,? )?(?:когато|when) (?:\\p{L}+ ){0,4}${DONE}`, 'u');
const OPENS = /^[\s("[–—•-]*(?:на|от|on)?[\s("[–—-]*$/u;
const ON = /^[\s("–—•-]*(?:на|on)\s*$/u;
const KINDS = ['published', 'modified', 'created'] as const;

/** What words right after a date say of it, where nothing stands before it that could; both parts normalised. */
export function eventAfter(before: string, after: string): EventLabel | null {
  const since = OTHER_EVENT.test(before + after) || ACTS.test(before) ? null : SINCE.exec(after);
  if (since !== null) return labelOf(since);
  if (!OPENS.test(before) || OTHER_EVENT.test(after) || ACTS.test(after)) return null;
  const match = AFTER.exec(after) ?? (ON.test(before) ? AFTER_ON.exec(after) : null);
  if (match === null || /(?<!\p{L})(?:не|not) /u.test(match[0])) return null;
  const label = labelOf(match);
  if (label !== null && label.says !== 'published' && speaksOfBuilding(after)) return null;
  if (label === null || (label.says !== 'published' && !AFTER.test(after) && !MADE_THING.test(after))) return null;
  return label;
}

function labelOf(match: RegExpExecArray): EventLabel | null {
  const says = KINDS[match.slice(1).findIndex((group) => group !== undefined) % KINDS.length];
  return says === undefined ? null : { says, phrase: match[0].trim() };
}

/** Whether words before a date are of something built, and of no data on it. */
export function speaksOfBuilding(plain: string): boolean {
  return BUILT.test(plain) && !MADE_THING.test(plain);
}

const STATE =
  /(?<!\p{L})(?:(?:по |в |със )?(?:състояни|актуал|актуален|вярн|верн|наличност|валид)\p{L}* (?:(?:му|им|и|ѝ) )?(?:към|на|от)|(?:отразява|представя|показва)т? (?:състояни\p{L}*|положени\p{L}*|данни\p{L}*)(?: (?:до|на|към|от))+|(?:по )?данни(?:те)? (?:са )?(?:към|от)|(?:численост\p{L}*|населени\p{L}*|наличност\p{L}*|салд\p{L}*|остат\p{L}*|дълг\p{L}*|запаси\p{L}*)(?: \p{L}+){0,4} на|(?:stock|number|population|debt|balance|holdings|staff|employees|assets)\p{L}*(?: \p{L}+){0,6} at|records(?: \p{L}+){0,3} at|снимка на (?:базата|данните|регистъра|състоянието) (?:от|към)|^at|(?:как(?:ъвто|вато|вото|вито)) (?:е|са) бил[аои]? (?:на|към)|as (?:it|they) (?:was|were|stood) (?:on|at|in)|актуал(?:ен|на|но|ни) до|(?:current|correct|accurate|valid|true|status|situation|position|up[ -]to[ -]date|balance)\p{L}* (?:as )?(?:of|at|on|to)|към)[\s:,"(–-]*(?:дата(?:та)?|(?:настоящия )?момента|(?:днешна|настоящата|посочената|отчетната) дата[ -]*|(?:края|средата|началото) на(?: (?:деня|работния ден|денонощието|месеца|годината))?|(?:днес|вчера|(?:настоящия )?момента)|(?:the )?(?:end|beginning|middle|start) of|края на месец|м\.?|месец|на)?[\s:]*$/u;
const STATUS = /(?<!\p{L})(?:статус|status|положение)\s?[:-]\s?$/u;
/** „Състояние на регистъра: “, „Актуален списък на арбитрите – “, „Reference date: “. */
const STATE_OF =
  /(?<!\p{L})(?:състояние(?:то)?|актуалност|актуал(?:ен|на|но|ни)(?= (?:списък|регистър|опис|справка|информация|данни|версия|таблица))|reference date|reporting date|data date|status date|cut-?off date|snapshot|дата на (?:данните|състоянието|извадката)|отчетна дата|референтна дата)(?!\p{L})[^.;!?•\d]{0,60}(?:[:–-]|към|на|of|on)\s*$/u;
/** „Отчетна година: “, „Обхваща времето от … “, „Coverage: “. */
const PERIOD_OF =
  /(?<!\p{L})(?:(?:отчет|референт|финансов|календар|бюджет|стопанск|базис)\p{L}* (?:година|период|месец|тримесечие)|времеви (?:период|обхват|интервал)|период на (?:наблюдение|измерване|отчитане|проучването|изследването)|(?:ред(?:ът|овете)|данните|серията|series|data)(?: \p{L}+){0,3} (?:завършват? с(?:ъс)?|end(?:s)? (?:in|with|at))|последн\p{L}+ (?:включен |отчетен |наличен |обхванат )?(?:период|месец|година|тримесечие) (?:е|са)|latest (?:available )?(?:period|month|quarter|year)(?: is)?|обхват(?: на (?:данните|отчета|набора|справката))?(?=\s?[:-])|(?<=^\W{0,3})(?:за )?(?:месец|година|тримесечие|период|сезон|седмица|month|year|quarter|period|week)(?=\s?[:-])|(?<=^\W{0,3})(?:финансова година|fiscal year|fy)|обхващат? (?:времето|период\p{L}*|месец\p{L}*|година\p{L}*)|(?:temporal |time )?coverage|(?:time )?period covered|years? covered|(?:reference|reporting|observation|survey) (?:period|year|month|quarter)|covering|covers|финансова(?:та)?|календарна(?:та)?|отчетна(?:та)?|бюджетна(?:та)?|стопанска(?:та)?|(?:financial|fiscal|calendar|reporting) year|от началото на годината (?:и )?до|с натрупване (?:до|към))(?!\p{L})[\s:,(–-]{0,4}(?:(?:за|от|между|на|from|between|the|period|периода|г\.?|м\.?|месец|цялата|целия|whole) ?){0,3}$/u;
const TO_APPLY = /(?<!\p{L})(?:подаване|прием|кандидат|запис|обжалв|отпуск|валидн|applic|submission|срок)/u;

/** „По състояние на 1 февруари 2026 г.“, „Отчетна година: 2022“. */
function stateLabel(text: string): EventLabel | null {
  const period = PERIOD_OF.exec(text);
  if (period !== null && !TO_APPLY.test(text)) return { says: 'period-end', phrase: 'период' };
  const match = STATE.exec(text) ?? STATUS.exec(text) ?? STATE_OF.exec(text);
  if (match === null || ACTS.test(text.slice(0, match.index)) || NOT_DONE.test(text.slice(0, match.index))) return null;
  return /^валид\p{L}* (?:на|от)/u.test(match[0]) || /^към(?! .*на)/u.test(match[0])
    ? null
    : { says: 'as-of', phrase: match[0].trim() };
}
