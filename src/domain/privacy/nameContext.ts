/** The words around a name that tell a patient from a colleague. All folded: lower case, without å ä ö. */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Someone who is cared for, taught or supported, standing right before their name. */
export const PATIENT =
  list(`patient patienten patientens pat pt pats brukare brukaren brukarens klient klienten klientens elev eleven elevens
  boende kund kunden vardtagare vardtagaren omsorgstagare omsorgstagaren fru hr herr froken tant farbror gubben tanten barnet pojken flickan pojke flicka killen tjejen jantan grabben
  gamle gammel lille stackars kara anka ankan ankefru ankling anklingen moster faster morbror svarmor svarfar kusin makarna syskonen tvillingarna pan pani frau dotter dottern son sonen mamma mamman pappa pappan mormor farmor morfar farfar mannen kvinnan anhorig fam familj familjen
  patient's client client's pupil pupil's resident resident's student mr mrs ms miss man woman boy girl child named`);

/** Abbreviations among them, whose full stop does not end a sentence. */
export const ABBREVIATED = list('pat pt fam hr fr mr mrs');

/** Before a word that is a place too, only these make it a person: "herr Åmål". */
export const HONORIFIC = list(
  'herr fru froken tant farbror anka ankan moster faster gubben gumman patienten brukaren klienten eleven mr mrs ms miss',
);

/** Titles, by how they end: Swedish titles are compounds. */
const TITLE =
  /(?:chef|chefen|direktor|direktoren|skoterska|skoterskan|lakare|lakaren|handlaggare|handlaggaren|koordinator|koordinatorn|utvecklare|utvecklaren|samordnare|samordnaren|ledare|ledaren|ordforande|ordforanden|rad|radet|kurator|kuratorn|psykolog|psykologen|pedagog|pedagogen|terapeut|terapeuten|minister|ministern|sekreterare|sekreteraren|rektor|rektorn|konsult|konsulten|strateg|utredare|utredaren|forfattare|forfattaren|redaktor|redaktoren|kontaktperson|kontaktpersonen|ansvarig|ansvariga|inspektor|inspektoren|apotekare|apotekaren|skotare|skotaren|vardare|vardaren|gymnast|gymnasten|assistent|assistenten|administrator|administratoren|controller|jurist|juristen|registrator|registratorn|sekreterarna|ledarna|chefer|cheferna|skoterskorna|strategen|utredarna|inspektorer|vaktmastare|vaktmastaren|tekniker|teknikern|arkitekt|projektor|samordnarna|koordinatorer|kuratorer|investigator|supervisor|receptionist|receptionisten|planerare|planeraren|radgivare|radgivaren|ombudsman|ombudsmannen|forvaltare|granskare|bedomare|expert|specialist|specialisten|representant|representanten|forestandare|forestandaren|mentor|mentorn|coach|coachen|utbildare|instruktor|revisor|revisorn|inkopare|upphandlare|kommunikator|kommunikatoren|journalist|journalisten|debattor|lektor|docent|prefekt|behandlare|behandlaren|ledamoten|justerare|farmaceut|farmaceuten|optiker|naprapat|audionom|receptarie|receptarien|kanslist|kanslisten|nurse|doctor|manager|coordinator|director|teacher|officer)$/;
const TITLE_WORDS =
  list(`ombud ombudet syster skotare praktikant praktikanten vikarie vikarien kock kocken tolk tolken prast prasten diakon diakonen tandlakare fysio usk dr doktor doktorn professor ssk dsk usk ordf vice presidiet politiker politikern ledamot larare lararen mas mar mla dietist dietisten logoped logopeden
  barnmorska barnmorskan worker kollega kollegan kollegor moderator forskare forfattare forelasare lex colleague chair chairperson principal counsellor physician head`);

export const isTitle = (folded: string): boolean =>
  TITLE.test(folded) || TITLE_WORDS.has(folded) || TITLE.test(folded.replace(/(?:erna|arna|orna)$/, ''));

/** "Resident hit other resident Sunday evening": when it was, whoever stands before it. */
export const isEnglishDay = (folded: string): boolean => /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/.test(folded);

/** Capitals that nobody is called: English months, forms of address, a unit before what it is called. */
export const NOBODY = list(
  `january february march july september october november december sir madam nobody
  vardcentralen halsocentralen folktandvarden skolan forskolan gymnasiet aldreboendet`,
);

/** "Larmdosorna", "Läkemedelsrummet": what begins a sentence and is a thing, by how it ends. */
export const endsAsThing = (folded: string): boolean =>
  /^larmen?$|\p{L}{3}(?:orna|arna|erna|ingen|heten|rummet|huset|larmen|listan|skapet|teamet)$/u.test(folded);

/** What is called by where it stands, by how the word begins. */
export const isInstitution = (folded: string): boolean =>
  /^(?:aldreboende|vardboende|gruppboende|vardcentral|halsocentral|hemtjanst|hemsjukvard|sjukhus|lasarett|kommun|stadsdel|skola|forskola|gymnasi|bibliotek|distrikt|familjecentral|ungdomsmottagning|tandklinik)/.test(
    folded,
  );

/** Someone one turns to, not someone one cares for. */
export const COLLEAGUE = list(
  'halsa slutat slutar borjat borjar tjanstledig foraldraledig semester vikarierar fragade bad mejla mejlade lyssnade forelaser av skriven fraga ring ringa kontakta prata enligt mvh halsningar halsar hej tack ask contact regards',
);

/** What a sentence about anybody says of them. Tells a patient only together with a full name or with care. */
export const IS_OR_HAS = list(
  `har hade far fick ska skulle ar e var blev kom vill ville kan tar hon han hen has had is was gets got can she he`,
);

/** What is mostly said of people who are cared for. */
export const LIVES_AND_AILS =
  list(`behover behovde bor bodde gar gick ligger lag saknar saknade ramlade ramlat foll fallit ater dricker sover mar madde skrevs skrivs vagrar
  klarar behandlas behandlades remitterades vantar missat missade avled dog sitter satt flyttar flyttat flyttade stack slog slar skar needs needed lives lived fell went refuses eats sleeps hears`);

/** Care, school and support, by how the words begin: "demensen", "dosetten", "läkemedelslista". */
const CARE =
  /^(?:epilep|ptsd|syndrom|bipol|litium|lithium|hemsjukv|hemtj|insulin|medicin|lakemed|diagnos|demens|alzheimer|schizofr|psykos|stroke|kol$|diabet|cancer|autis|adhd|dialys|hiv$|hepatit|utskriv|inskriv|inlagd|avdelning|avd$|korttid|sabo|boendet|gruppbo|aldreboend|familjehem|behandlingshem|placerad|lvu|lvm|lpt|hjalpmed|rullat|rullstol|sarvard|kateter|palliat|skolan|klass$|missbruk|narkotika|alkohol|vardplan|franvaro|assist|boendest|dosett|morfin|waran|journal|remiss|tablett|dietist|gravid|barnmorsk|forlossn|laro|rehab|sjukskriv|psyk|multisjuk|sjuk$|sip$|hoftfraktur|medication|ward$|discharg|diagnos|hospital|wheelchair|wound|tablets|fracture|refugee|catheter|dressing|bedridden|sprut|sond$|stomi|duschstol|saret$|saren$|faller$|blodprov)/;

export const isCare = (folded: string): boolean => CARE.test(folded);

/** What a person has written, said or led: the name is known for the work. */
export const isWriting = (folded: string): boolean =>
  /^(?:bok|boken|bocker|avhandling|artikel|rapport|rapporten|betankande|utredning|utredningen|forelasning|forelasningen|foredrag|podd|modell|blogg|kronika|debattartikel|motion|motionen|forslag|book|report|article|lecture|thesis|inquiry|motion|model|study|studie|citeras|citerade|myntade)s?$/.test(
    folded,
  );

export const isMeeting = (folded: string): boolean =>
  /^(?:protokoll|protokollet|deltagare|justeras|namnd|namnden|samverkansnamnden|namndledamoter|committee|councillor|council|board|moderator|sou|soun|sammankallande)$/.test(
    folded,
  );

export const BED = list('sang rum sal rummet room bed lagenhet lgh apt sangplats');
/** Where patients lie, and where staff work as well. */
export const WARD = list('avd avdelning avdelningen ward plats vaning van plan korttids korttid sabo boendet');
export const PREPOSITION = list('har for till pa av at om med hos that who att som innan efter');

/** After a name these make it a street, a house or a foundation. */
const THING =
  /(?:^stedy$|^meo$|^cafe$|^kafe$|^restaurang$|^ab$|^hb$|plats$|platsen$|mottagning|mottagningen|forening|foreningen|kliniken|klinik|jouren|bolaget|metod|hospice|vagledningen|mallen|boken|appen|assistans|omsorg|gata|gatan|vag|vagen|hus|torg|centre|hospital|minne|torget|grand|stigen|kyrka|kyrkan|skola|skolan|skolans|huset|gard|garden|hemmet|sjukhus|sjukhuset|vardcentral|vardcentralen|stiftelse|stiftelsen|avdelning|avdelningen|enhet|enheten|center|centret|projekt|projektet|modellen|metoden|guiden|programmet|teamet|fonden|foundation|team|guide|project|model|house|ward)$/;
const THING_BEFORE = list(
  'sankt sankta st svarte guiden bildstodet stiftelsen fonden sal avd avdelning avdelningen team teamet villa projekt projektet program programmet modellen metoden satsningen hus gruppboendet korttidsboendet project ward unit house',
);

const NAMED_THING =
  /(?:teamet|patrull|patrullen|lokalen|guiden|modellen|metoden|projektet|programmet|broschyren|checklistan|mallen|vagledningen|utbildningen|kursen|appen|systemet|boken|filmen|podden|serien|pilot|piloten|roboten)$/;
/** Right before a name these bear it: "Vårdcentralen Hjalmar", "Boendet Alma", "Attendo Evalunden". */
const NAMED_HOUSE =
  /(?:boendet|centralen|mottagningen|kliniken|hemmet|skolan|garden|jouren|foreningen|bolaget|foretaget|huset|byran|kooperativet|verksamheten|halsan|apoteket|lanken|traffpunkten|sjukhuset|verksamhet|bostaden)$|^(?:attendo|humana|visma|frosunda|vardaga|ambea|norlandia|kvinnojouren|tjejjouren|laser)$/;

/** A street, a house, a team or a project that bears a person's name: by the word after the name, or before it. */
export const isThing = (folded: string): boolean => THING.test(folded);
export const isThingBefore = (folded: string): boolean => THING_BEFORE.has(folded) || NAMED_THING.test(folded);

export const isHouseBefore = (folded: string): boolean => NAMED_HOUSE.test(folded);

/** How Swedish surnames end, and some that came with newer Swedes. */
export const SURNAME =
  /(?:sson|sen|qvist|kvist|quist|berg|gren|strom|lund|dahl|dal|stedt|sted|blad|blom|holm|stam|man|mark|nder|lin|ell|ic|ovic|idi|avi|mad|oui)s?$/;

/** A kin's or a thing's word after somebody's name in the genitive: "ingrids dotter". */
export const KIN = list(
  'dotter son mamma pappa mor far mamman pappan man fru hustru sambo bror syster barn barnbarn anhoriga anhorig granne daughter mother father wife husband brother sister kids',
);
/** "mamma till Elsa", "the mother of Siv". */
export const KIN_OF = list(
  `mamma mamman pappa pappan mor modern far fadern dotter dottern son sonen fru frun man mannen bror brorsan brodern syster systern anhorig anhoriga
  granne grannen svardotter svardottern svarson make maken maka makan hustru hustrun sambo sambon barnbarn foraldrar foraldrarna mother father wife husband daughter sister brother`,
);
export const HIS_OR_HER = list('hans hennes hens his her');
/** Before a title these make it somebody else's: "hans kurator", "en fast läkare". */
export const OF_ANOTHER = list(
  'hans hennes hens sin sina sitt her his their en ett fast fasta ingen utan med till av a an',
);
export const LEFT = list('slutat slutar slutade borjat borjar borjade tilltrader gatt left retired started');
export const IS_CALLED = list('heter kallas hette named called');
