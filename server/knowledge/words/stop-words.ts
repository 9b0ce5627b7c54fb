/** Words that say nothing of what is asked, folded, by language. */
const english = `a about above after again all also am an and any are aren as at be because been before being below between
both but by can cannot could couldn d did didn do does doesn doing don down during each few for from further get gets
getting give go going got had hadn has hasn have haven having he hello help her here hers hey hi him his how however i if
im in into is isn it its itself ive just kindly know let like ll m may me might mine more most much must my need needs no
nor not now of off ok okay on once one only or other our ours out over own please possible re s same say see shall she
should shouldn so some someone something somebody such sure t tell than thank thanks that the their theirs them then
there these they thing things this those through to too try trying under until up us use used using ve very want wants
was wasn way we well were weren what whats when where which while who whom whose why will with won wonder wondering
would wouldn yes yet you your yours yourself`;

const albanian = `a ai ajo ajo ama andej apo aq as asgje asnje ata ato atij atje atyre ca cdo cfare cila cilat cilen
cilet cili cilin dhe di diçka dicka do doja dot dua duam duan duhet e edhe eshte faleminderit ja jam jane jemi jeni jo ju
juaj juve ka kam kane kemi keni keshtu kete keto ketu kishin kishte kjo kur ky le lutem lutemi ma me megjithese menjehere
mire mos mua mund mundem mundeni na ne nese neve nga nje njihem njoh nuk o ose pa pas per perse pershendetje po pasi por
pra prej pse qe qene qenka sa saj se sepse si sic sikur sipas tani te ti tij time tjera tjeter tyre tone u une vetem yne
yt s t kushtu dmth ku kush kesaj ketij ketyre mbi nen deri derisa jam jeni ishte ishin ish do me ta te tu`;

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const stopWords: Record<string, ReadonlySet<string>> = { en: wordsOf(english), sq: wordsOf(albanian) };

/** @param word folded and in lower case @param language two letters */
export function isStopWord(word: string, language: string | null): boolean {
  return language !== null && (stopWords[language]?.has(word) ?? false);
}
