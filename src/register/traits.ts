/** What a word of the list says of people: what they believe, where they are from, how they may stay, how they are, what they live on, whom they vote for. */
export type Trait = "belief" | "origin" | "status" | "health" | "benefit" | "politics";

const list = (words: string): readonly string[] => words.split(", ");

/**
 * Words that name what people are, not what they do: Dutch, English, Turkish and Arabic. The list is shown wherever it stops somebody;
 * whole words, stems where marked with *. In Arabic what is written to a word, such as "and" or "the", may stand before it.
 */
const TRAITS: Readonly<Record<Trait, readonly string[]>> = {
  belief: [
    list("geloof, gelovig*, religie*, religieu*, godsdienst*, levensbeschouw*, kerkelijk*, christelijk*"),
    list("katholiek*, protestant*, islam*, moslim*, joods*, jood, joden, hindoe*, boeddhis*"),
    list("religion*, religious*, belief*, muslim*, jewish, jews, christian*, catholic*, hindu*, buddhis*"),
    list("dini*, dindar*, inanç*, inancı*, müslüman*, hristiyan*, hıristiyan*, yahudi*, alevi*, sünni*"),
    list("ديانة, ديانات, ديني*, متدين*, عقيدة, معتقد*, مسلم*, إسلام*, اسلام*, مسيحي*, يهود*, شيعي*, هندوسي*, بوذي*"),
  ].flat(),
  origin: [
    list("etnisch*, etniciteit, afkomst, migratieachtergrond, allochto*, nationaliteit*, huidskleur, ras"),
    list("rassen, marokka*, turks*, surina*, antillia*, syrisch*, syriër*, somali*"),
    list("ethnic*, nationality, nationalities, migrant*, immigrant*, moroccan*, turkish, syrian*"),
    list("etnik*, köken*, uyruk*, uyruğu*, milliyet*, göçmen*, ırk, ırkı, faslı*, suriyeli*, kürt*"),
    list(
      "عرق, عرقي*, عرقه*, جنسية, جنسيات, جنسيته*, مهاجر*, مغربي*, مغاربة, تركي, أتراك, سوري, سوريون, سوريين, صومالي*, أكراد",
    ),
  ].flat(),
  status: [
    list("asielzoeker*, vluchteling*, verblijfsstatus, verblijfstatus, verblijfsvergunning*, illega*"),
    list("refugee*, asylum*, residence permit*, undocumented"),
    list("mülteci*, sığınmacı*, oturma izni*, kaçak göç*"),
    list("لاجئ*, لجوء, تصريح إقامة, إقامته*, غير نظامي*"),
  ].flat(),
  health: [
    list("ziekte, ziek, gehandicapt*, handicap*, psychisch*, verslaafd*, depressie*"),
    list("disabled, disabilit*, illness*, disease*, mentally ill, addicted"),
    list("hasta, hastalığ*, hastalık*, engelli*, bağımlısı*, psikolojik*"),
    list("مرض, مريض*, مرضى, معاق*, إعاقة, إعاقته*, مدمن*"),
  ].flat(),
  benefit: [
    list("bijstand*, uitkering*, schuldsanering, on benefits, welfare benefit*, unemployment benefit*"),
    list("işsizlik parası, sosyal yardım alan*, إعانة, إعانات, معونة"),
  ].flat(),
  politics: list("politieke, stemgedrag, political view*, siyasi görüş*, رأي سياسي, رأيه السياسي"),
};

/** The whole list, in one order. */
export const TRAIT_WORDS: readonly string[] = Object.values(TRAITS).flat();

/** Turkish has an i with and one without a dot, in capitals as well: all are one letter here, so that no capital hides a word. */
const folded = (text: string): string => text.replaceAll(/[Iİı]/g, "i");
const escape = (word: string): string => folded(word).replace(/[.+?^${}()|[\]\\]/g, "\\$&");
const isArabic = (word: string): boolean => /\p{Script=Arabic}/u.test(word);
/** What Arabic writes on to a word: and, so; the, with the, for the. */
const BEFORE = "[وف]?(?:ال|بال|كال|لل|ب|ل|ك)?";

function patternOf(words: readonly string[]): RegExp {
  const one = (word: string): string => {
    const stem = word.endsWith("*") ? `${escape(word.slice(0, -1))}[\\p{L}]*` : escape(word);
    return isArabic(word) ? BEFORE + stem : stem;
  };
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(one).join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

const ALL = patternOf(TRAIT_WORDS);
const PEOPLE = patternOf([...TRAITS.belief, ...TRAITS.origin]);

/** The words of the list that occur in a text, as written, each once, in order. */
export const traitWordsIn = (text: string): readonly string[] => wordsIn(text, ALL);

/** Those among them that name belief or origin. */
export const peopleWordsIn = (text: string): readonly string[] => wordsIn(text, PEOPLE);

function wordsIn(text: string, pattern: RegExp): readonly string[] {
  const written = text.normalize("NFC");
  const found = [...folded(written).matchAll(pattern)];
  return [...new Set(found.map(({ 0: word, index }) => written.slice(index, index + word.length)))];
}
