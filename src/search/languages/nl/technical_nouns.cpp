#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view technical_nouns() {
  return R"(
    service branche tarief massa transport terrein jacht tuig ronde breuk stoom- management- fraude plaat show+ kerst- klank gevel vastgoed- kunde- fusie dwang- inkoop import- ramp omroep concern+ installatie drank schaak- schijf
    collectie orgel:orgels staf:staven registratie donor:donoren,donors opera ruit orgaan:organen opname pool:polen detail+ formatie defensie- frequentie capaciteit technologie isolatie- vezel+ producent fabrikant beurt troep circuit:circuits front:fronten 
    diamant recreatie- fractie montage+ horeca- commando schot:schoten moord studio consumptie kandidaat:kandidaten islam- maximum:maxima minimum:minima vracht transactie drift alarm+ toestel:toestellen problematiek distributie populatie riet nest advertentie depot+ gehalte
    ballet opslag- verloop- kroon licentie domein amateur:amateurs emissie regime+ architectuur landschap kruid toernooi monopolie eiwit adoptie afzet- navigatie- beslag lobby broed- radar vleugel+ design- genot- stro- scene mengsel animatie record+ cement- marge beginsel:beginselen verlof:verloven gerecht
    kapel divisie douane- huishouden+ petroleum- privacy- valuta paneel:panelen module comite mantel+ exploitatie pacht kogel+ disco poezie- rang kristal:kristallen raket:raketten marine- telecom- factuur aanslag:aanslagen audit:audits sterfte- bende basket- beest kolom cabine finale diesel musical+ schok magazine+ tegel+ koepel+
    overschot:overschotten verbruik- serie formaat:formaten protocol:protocollen eigenaar:eigenaren,eigenaars rubriek kolonie elite zetel+ weefsel+ buffet:buffetten district gewricht drama infectie stunt+ genre+ vloeistof spiraal lawaai- netto- protest giro magazijn salade ingang nevel berm blessure compositie conditie haard natie indicatie
    schedel+ kroeg lawine meditatie mutatie satelliet provisie zegel+ album+ asbest- misbruik- editie journaal:journalen match borrel+ detectie- injectie confectie- coupon:coupons dialect koord gelei grafiek graf vloot:vloten luxe- patent propaganda- telecommunicatie- visserij firma abonnement laan:lanen frame+ aluminium-
    reservoir+ audio- implementatie faciliteit bliksem- affaire circulatie gigant concessie faillissement gebit:gebitten inflatie- kapitein pistool:pistolen pijl rijm vitamine woestijn label+ afbraak- weergave deksel+ antiek- decreet:decreten historie artillerie- makelaar projectie repertoire+ unit+ beugel+ rendement schild attest cabaret- munitie- dikte duivel
    echo inbraak:inbraken oppositie parochie picknick research- dieet:dieten loop- slijm- urine- zuivel- mandaat:mandaten ceremonie alimentatie atletiek- ventiel doek menu prent corona- pandemie sms- server+ laptop+ tablet+ smartphone+ chip+ sensor:sensoren,sensors algoritme
    scenario plezier- sociologie- theologie- psychologie- geneeskunde- bedrijfskunde- informatica- logistiek- toerisme- voorjaar- najaar- portfolio rubric+ referaat:referaten essay+ scriptie certificering
    dyslexie- autisme- hoogbegaafdheid- dyscalculie- meertaligheid- laaggeletterde:laaggeletterden asielzoeker+ nieuwkomer+ buddy stereotypering vooropleiding doorstroming decentralisatie thuiszorg- huisvesting- 
    samenscholing klokkenluider+ biodiversiteit- stikstof- fosfaat- waterstof- isolatie- recycling- kringloop:kringlopen
  )";
}

}  // namespace bondgenoot::search::nl
