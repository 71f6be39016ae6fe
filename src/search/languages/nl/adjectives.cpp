#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view adjectives() {
  return R"(
    aantrekkelijk aardig absoluut- academisch- accuraat actief actueel administratief- afgelopen- afhankelijk agressief agrarisch- algemeen- alleenstaand- allochtoon- alternatief- ambitieus anoniem- apart arm armoedig autochtoon- automatisch- autonoom
    baldadig bang bedroefd begaafd begrijpelijk behoorlijk behulpzaam bekend bekwaam belangrijk belangeloos- beleefd benieuwd- beperkt bereid bereikbaar beroemd berucht bescheiden beschikbaar betaalbaar betrokken betrouwbaar bevoegd- dichtbij- bewust bezig- bezorgd bijzonder bitter blauw- bleek blij blind- bloot bont boos braaf breed broos bruikbaar bruin- buitenlands- buitengewoon-
    centraal christelijk- commercieel- compact compleet complex concreet constant constructief consistent correct creatief crimineel- cruciaal- cultureel- cynisch
    dagelijks- dapper deeltijd- definitief- deskundig diep dik digitaal- direct divers dom donker- dood- doof- doorlopend- dringend droevig dronken droog druk dubbel- duaal- duidelijk duits- dun duur duurzaam dwars-
    economisch- echt- edel eenduidig eenmalig- eenvoudig eenzaam eenzijdig effectief efficient eerlijk eigen- eindeloos- elektrisch- elektronisch- emotioneel eng engels- enorm- enthousiast enkelvoudig- ernstig ervaren- essentieel- etnisch- europees- evenredig- evenwichtig exact exclusief extern- extra- extreem
    fantastisch fataal- feestelijk fel feministisch- fictief- fier fijn financieel- flexibel flink formeel forse fors foutief- fraai frans- fris fundamenteel- fysiek-
    gaaf geavanceerd gebrekkig gedetailleerd gedreven geduldig geel- gefrustreerd geheim- gek gelijk gelijkwaardig gelukkig gemakkelijk gemeen gemeenschappelijk- gemeentelijk- gemengd- gemiddeld- gemotiveerd genereus genuanceerd gerust geschikt gespannen gevaarlijk gevarieerd gevoelig gewelddadig gewenst- gewoon gezamenlijk- gezellig gezond glad goed goedkoop gratis- grappig grijs grillig grof groen- groot grondig gul gunstig
    haalbaar haastig hard hardnekkig hartelijk heel- heftig heilig helder hels- hevig historisch- hoog hoogbegaafd- hollands- homogeen- horizontaal- huidig- humaan hybride-
    ideaal- identiek- illegaal- individueel- indirect- industrieel- informeel ingewikkeld ingrijpend inhoudelijk- inclusief innovatief- instabiel intelligent intens intensief interactief- intercultureel- interessant intern- internationaal- inwendig- islamitisch- italiaans-
    jaarlijks- jaloers jammer- jeugdig jong joods- juist- juridisch-
    kaal kalm kansarm kansrijk katholiek- keihard- klaar- klassiek- klein klassikaal- kleurig kleurrijk geletterd klinisch- knap koel kwetsbaar koninklijk- koppig kort kostbaar koud krachtig kritisch kritiek- krom kunstmatig- kundig kunstzinnig kwaad kwalijk kwantitatief- kwalitatief-
    laag laat laatst- landelijk- lang langdurig langzaam lastig lauw ledig leeg leefbaar leergierig leesbaar legaal- lekker lelijk lenig leuk levendig licht lichamelijk- lief lineair- links- logisch lokaal- los loyaal lui luid
    maandelijks- maatschappelijk- machtig mager makkelijk manlijk mannelijk- massaal- materieel- medisch- meertalig- melancholisch menselijk mild minimaal- misselijk moe modern moedig moeilijk mogelijk- moreel- mondeling- muzikaal mooi
    naief nabij- naakt- nat nationaal- natuurlijk nauw nauwkeurig nederig nederlands- negatief nerveus net neutraal nieuw nieuwsgierig nobel nodig- noodzakelijk noordelijk- normaal nuchter nuttig
    obsceen- objectief officieel- ondankbaar onderling- onschuldig- ontevreden- oostelijk- opbouwend- open openbaar- operationeel- oppervlakkig oprecht optimaal- optimistisch opvallend origineel oud- ouderwets overbodig- overdreven overig- overtollig-
    paars- particulier- passend- passief pedagogisch- perfect periodiek- permanent- persoonlijk pienter pijnlijk plaatselijk- plat plezierig plotseling- politiek- populair positief potentieel- praktisch precies prachtig prettig prestigieus preventief- primair- principieel prive- privaat- professioneel provinciaal- psychisch- psychologisch- publiek- puur
    raar racistisch radicaal rauw reactief- recent realistisch rechtvaardig rechts- redelijk reeel regelmatig regionaal- relatief- relevant religieus representatief rein rijk rijp roekeloos- rond- roze- rood- ruig ruim ruimtelijk- rustig ruw
    saai sceptisch schadelijk scheef scherp schoon schools- schraal schriftelijk- schuin secundair- selectief seksueel- serieus simpel sip slank slap slecht slim slordig sluw smal smerig snel sober sociaal soepel solidair somber soortgelijk- spaans- spannend speciaal specifiek- speels spontaan sportief stabiel stedelijk- steil sterk stevig stijf stil stoer stom stout straf strak streng strategisch- strikt structureel- subjectief succesvol sympathiek symbolisch- systematisch-
    taai talentvol tam tastbaar technisch- tactisch tegenovergesteld- telefonisch- tevreden theoretisch- thematisch- tijdelijk- tijdig toegankelijk toekomstig- toepasselijk tof topografisch- totaal- traag traditioneel transparant triest trots trouw tweetalig- typisch
    uiteindelijk- uiteenlopend- uitgebreid uitdagend uitzonderlijk uniek universeel- universitair-
    vaag vaardig vakkundig vals vast- veelbelovend veelzijdig veilig ver- verantwoord verantwoordelijk verbaal- verdrietig vereist- vergelijkbaar- verlegen vermoeid vermogend vers verplicht- verschillend- verstandig verticaal- vet vierkant- vindbaar vitaal vlak vlot vloeibaar vochtig volledig volwaardig volwassen voltijd- voldoende- voorbeeldig voorlopig- voornaam vooroorlogs- voorspelbaar voortdurend- voortijdig- voorzichtig vorig- vreemd vriendelijk vrij vrijblijvend vrijwillig- vroeg vroegtijdig- vrolijk vrouwelijk- vruchtbaar vuil
    waar- waardevol waardig waarschijnlijk wakker- warm wederzijds- weerbaar wekelijks- welvarend welkom- wenselijk westers- wettelijk- wetenschappelijk wijd wijs wild wit- woedend wreed
    zacht zakelijk zeker zelfstandig zeldzaam ziek zichtbaar zielig zinvol zinloos- zoet zonnig zorgvuldig zorgzaam zout- zuidelijk- zuinig zuiver zuur zwaar zwak zwanger- zwart-
    ongelijk ongelijkwaardig- ongeschikt onveilig onzeker onrustig ongezond ongelukkig onafhankelijk onbekend onbevoegd- dichtbij- onbewust onduidelijk oneerlijk ongemakkelijk ongewoon onmogelijk onterecht- onrechtvaardig onvoldoende- onzichtbaar onpartijdig onwenselijk
      middelbaar- hoger- vlaams- rotterdams- amsterdams- haags- utrechts- gronings- limburgs- zeeuws- fries- drents- brabants- turks- marokkaans- surinaams- antilliaans- grieks- belgisch- amerikaans- chinees- russisch- pools- syrisch- oekraiens- latijns-
      meetbaar merkbaar laagdrempelig gelijkgestemd- gevorderd- vlug vergevorderd- beginnend-
    bestendig dunbevolkt vermeend- zogenaamd- desbetreffend- bestaand- betreffend- komend- lopend- volgend- werkend- studerend- vakinhoudelijk- meervoudig- rechtstreeks- zelfredzaam duurzaam behapbaar haalbaar handig
  )";
}

}  // namespace bondgenoot::search::nl
