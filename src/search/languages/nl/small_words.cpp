#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view affixes() {
  return R"(
    aan achter achteruit af al alles bij bijeen binnen boven buiten daar dan door dooreen dwars een eer eerst elk even ge haar heen hen her hier hoe hun
    in ineen inter je los mee mede met meer mis na naar naast neer niet nog nu om omhoog omver on onder ons ont ook op open opeen over overeen
    per post pre pro rond rondom samen sub tegen tegemoet terecht terug thuis toe tot trans tussen uit uiteen van vast ver verder via vol voor vooraf voorbij voort vooruit
    waar weer weg wel zich zonder zo zelf super anti extra ex semi multi micro macro mini mega neo pseudo contra poly mono tele
    aard aars achtig achtige atie aties baar bare dom elijk elijke en end ende ens ent enten er erd ere eren erig erige erij erijen ers ertje est et
    heid heden ief ieve ig ige iging igingen ijn ing ingen isch ische isme ist iste isten iteit iteiten ities itie lijk lijke ling lingen linge loos loze
    matig matige ment menten nis nissen rijk schap schappen sel sels sis ster sters stand star te tie ties tig tigste teit uur uren vol waarts zaam zame
    aal ale alen anten ant eel ele eur eurs euse iek ieke ieken ier iers ijk ium ius ologie oloog logie matie iaal ieel iele ische orium or
    dering deren dere ders steren sten sting derd lend lende rend rende tend tende kend kende gend gende nend nende
    stel stelt zijn elen eren ering eringen tion tieve tief lijks elijks ende mend mende vend vende laar laars naar raar raars ter ters der ren ven zen gen len men nen ken pen
    stellend sels wijze wege wegen halve zijds zijdse jarig jarige daags daagse delig delige talig talige waardig waardige vormig vormige
    igheid igheden lijkheid lijkheden elijkheid baarheid loosheid zaamheid voorop achterop achteraf bovenop langs erachter eronder erbij vanuit tien tiende tienden honderd duizend twintig dertig veertig vijftig zestig zeventig tachtig negentig
    komst komsten spraak spraken gang nemen komen gaan staan houden geven maken
    aarster aarsters isering iseringen issen teren ender endere tiger tigere erbare erbaar enswaardig enswaardige gewijs gewijze sgewijs sgewijze swijze wijze moediger graag schoten
    eloos iseer iseert iseren iseerde ogig ogige tisch tische elden elde igste eling elingen lijkst lijkste elijkst elijkste eloze achtiger achtigere achtigste matiger gezind gezinde
    ante este esse ines inus atus ania eren eerd eerde eert eer eerden ering eringen erend erende
  )";
}

std::string_view particles() {
  return R"(
    aan achter achterna achteruit af bij bijeen binnen boven buiten deel dicht door dooreen flauw gade gelijk goed groot heen hoog in ineen kapot kennis klaar kwijt langs leeg los mede mee mis na
    naar neer om omhoog omlaag onder op open opeen over overeen plaats prijs raad rond samen schoon stand stil stop tegen tegemoet tekort teleur terecht terug tewerk thuis toe toekenning
    uit uiteen vast vol voor vooraf voorbij voort vooruit vrij waar weer weg wijs zeker voorop achterop tentoon tegenaan teniet tevoren vol
  )";
}

std::string_view short_modifiers() {
  return R"(
    mbo hbo vwo roc wo po vo vve ict it nt2 wmo dag les vak wet zee zon bus weg jas bad bal bed dak ei ijs kas kip koe koek kop lab man nek oor oog pen pil pop pot rug sla som tas tuin ui vis wc
    pub oud ser eu vn tv pc cv web app arm kat rij pad kan lip mes mond net rol sap tak tent top zak zin ziel rat gas bos bij duo
  )";
}

std::string_view short_heads() {
  return R"(
    dag les vak wet bus jas bal bed dak tas pad net rol tak zak gas bos app cao tip fan
  )";
}

}  // namespace bondgenoot::search::nl
