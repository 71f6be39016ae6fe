#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view weak_verbs() {
  return R"(
    aarzel adem aai acht adviseer analyseer activeer accepteer baad baal baan baken baseer bedank bedel bedien bedoel bedreig beef beeld beeindig begeleid behandel beheer behoed behoef bekritiseer
    bel belast beleef belemmer beloof beloon bemoei bemiddel benader benadeel benadruk benoem benut beoefen beoordeel bepaal beperk bereid bereik bereken berg bericht berust bescherm beschik beschouw beschuldig beslis bespaar
    besteed bestel bestuur bestudeer beteken betaal betoog betreur betuig betwijfel bevestig bevorder bewaar beweer bewerk bewonder bezorg bezuinig beantwoord bebouw bejegen bekrachtig beklijf
    beluister belicht bemoedig bemerk begroet begroot beheers beinvloed bekommer belet bemachtig bekrachtig bescherm bestem betrap bevrijd bewaak bewoon bezoedel
     blaf bloei bloos blus bloed boek boen boor boos borstel bots bouw brand brei bruis bundel bungel
    check chat classificeer coach combineer communiceer compenseer concludeer concretiseer confronteer controleer coordineer corrigeer creeer cureer
    daag daal dank dans deel demonstreer dender dicht dien digitaliseer diagnosticeer dien discrimineer discussieer debatteer definieer deponeer distantieer domineer dompel doop doceer dood dooi draai draaf dreig dreun droog droom druk dreig duid duld durf duur duw dwaal dweil
    eer eindig eis elimineer erger erken evalueer experimenteer ervaar exploreer export
    fabriceer faal faciliteer feliciteer fiets film filosofeer filter flirt fluister fok folter formuleer fotografeer functioneer financier fuseer focus fantaseer
    gaap garandeer gebaar gebeur gebruik geloof gehoorzaam geraak getuig gier gil gloei gluur gok gooi graai groei groet grom gum gun 
    haal haak haast haat handel handhaaf hanteer hap hark harmoniseer haper hecht heers herhaal herinner herken herstel hervat hervorm hijg hinder hink hoef hoest hol hoop hoor hop huil huisvest huiver hunker huur huldig hoed
    identificeer illustreer importeer improviseer informeer inspireer installeer instrueer integreer interesseer interpreteer interview introduceer inventariseer investeer irriteer isoleer implementeer initieer intensiveer intimideer innoveer
     jank jeuk jubel juich
    kaart kam kamp kap keer keil ken kenmerk kerf ketter keur kieper kietel klaag klap kleed kleef klem klets kleur klik klop kloon klus knaag knal kneed knik knip knoop knutsel koester kook kopieer koppel kort kost kraak krab kras kreun kreukel kruis kuch kus kwalificeer kwets kweek kwaak kus
     laak lak land lap leef leen leer leg legitimeer leid leg lek lepel lever lik lijm log logeer loods loos los luister lukk luid lunch lokaliseer lood lust
    maak maai maal mail maan maatregel manipuleer markeer marcheer mat meng merk metsel minder mis moedig mix mobiliseer modder motiveer monitor mopper muteer
    naai nader naam nodig noem noteer nummer nivelleer neig
    observeer oefen offer omarm omhels onderhandel ondersteun ondermijn onderstreep onderbouw ondertekenen onderteken ontdek ontmoedig ontmoet ontplooi ontspan ontruim ontsnap ontvoer ontwikkel ontwar ontzorg oogst oordeel open opereer oppas orden organiseer orienteer overtuig overnacht overbrug
    pak parkeer pas passeer pauzeer peil pendel pest piep pik plaag plaats plak plan plant pleeg pleit plet ploeg pluk plunder poets pomp pook post positioneer poseer praat preek prefereer presenteer presteer prik print probeer produceer profiteer profileer programmeer promoveer protesteer publiceer pronk puzzel participeer praktiseer
    raadpleeg raak raas rafel ram rangschik rapporteer rap reageer realiseer red redeneer regel regeer registreer reik reinig reis reken rem ren repareer reserveer respecteer resulteer retourneer riskeer roddel roei roer rol rook rooster rouw ruil ruim rust reflecteer rekruteer reguleer relativeer representeer reviseer roteer
    sabbel sabel schaad schaam schaats schakel scharrel schat schater scherm schets scheur schilder schil schommel schop schors schraap schreeuw schud schuil schrob schrap schuur schroef schroom selecteer sein signaleer sjouw skate slaaf slacht sleep sleutel sloop slok sluimer smaak smak smeek smeer smoor snak snauw snel snoep snoei snork soleer solliciteer sorteer spaar span speel spel speur spiegel spijker spoed spoel sport spot spreid sproei spoor spui sputter staak staaf staar stap stapel start steiger stel stem stempel steun stimuleer stoei stook stop storm stort straal straf streel streef stroom structureer studeer stuur suis surf specialiseer stabiliseer stagneer stoor
    talm teel teken tel telefoneer teister temper test tik til timmer toets toon tover traan train trakteer trap treiter treur troost trouw tuimel tuin twijfel typeer
    update uit uniformeer upload
      valideer varieer veeg veil veins verander veranker verantwoord verbaas verbeeld verbeter verbleek verbrand verbouw verdedig verdeel verdien verdiep verdubbel verduidelijk vereenvoudig verenig verf vergader vergemakkelijk vergoed vergroot verhinder verhoog verhuis verhuur vergezel verhelder verifieer verklaar verkeer verken verkiez verklein verknoei verlaag verlang verleid verleng verlicht verliefd verloof vermaak vermenigvuldig verminder vermoed vermoord vernieuw vernietig veroordeel veroorzaak verover verplaats verpleeg verplicht verras verrijk verschaf verschil verslaaf versier versnel verspil verspreid versterk verstoor vertaal verteer vertegenwoordig vertel vertraag vertrouw vervaag verveel vervoer vervolg vervul verwacht verwarm verwaarloos verwar verwen verwerk verwijder verwoest verwonder verzamel verzeker verzorg verzwak vestig vier vinger vis vlog vlucht voed voeg voel voer volg vorder vorm vrees vrijwaar vul
    waag waai waak waardeer waarschuw wacht wandel wankel warm wed weer weekt weiger wek wen wend wenk wens werk wieg wijd wijzig wikkel wil winkel wip wissel woed woeker woon worstel wurg
    zaag zaai zeil zet zeur zoem zoen zoom zorg zucht zuiver zwaai zweef zwoeg
    raadpleeg stagneer visualiseer verantwoord coach download mail chat skype app stream scan screen swipe like deel tweet google
     bevoordeel verzelfstandig bekrachtig huisvest stofzuig raadpleeg beeldhouw glimlach rangschik waarborg
  )";
}

std::string_view strong_verbs() {
  return R"(
    beveel:beval,bevalen,bevolen aanbeveel:beval,bevalen,aanbevolen begin:begon,begonnen,begonnen bak:bakte,bakten,gebakken barst:barstte,barstten,gebarsten bederf:bedierf,bedierven,bedorven bedrieg:bedroog,bedrogen,bedrogen bid:bad,baden,gebeden
    bied:bood,boden,geboden bijt:beet,beten,gebeten bind:bond,bonden,gebonden blaas:blies,bliezen,geblazen blijf:bleef,bleven,gebleven blijk:bleek,bleken,gebleken blink:blonk,blonken,geblonken braad:braadde,braadden,gebraden breek:brak,braken,gebroken breng:bracht,brachten,gebracht brouw:brouwde,brouwden,gebrouwen
    buig:boog,bogen,gebogen denk:dacht,dachten,gedacht dring:drong,drongen,gedrongen drink:dronk,dronken,gedronken drijf:dreef,dreven,gedreven draag:droeg,droegen,gedragen druip:droop,dropen,gedropen duik:dook,doken,gedoken dwing:dwong,dwongen,gedwongen eet:at,aten,gegeten
    fluit:floot,floten,gefloten geef:gaf,gaven,gegeven geld:gold,golden,gegolden genees:genas,genazen,genezen geniet:genoot,genoten,genoten giet:goot,goten,gegoten glijd:gleed,gleden,gegleden glim:glom,glommen,geglommen graaf:groef,groeven,gegraven grijp:greep,grepen,gegrepen
    hang:hing,hingen,gehangen hef:hief,hieven,geheven help:hielp,hielpen,geholpen heet:heette,heetten,geheten houd:hield,hielden,gehouden houw:hieuw,hieuwen,gehouwen jaag:joeg,joegen,gejaagd kies:koos,kozen,gekozen kijk:keek,keken,gekeken kijf:keef,keven,gekeven klim:klom,klommen,geklommen
    klink:klonk,klonken,geklonken knijp:kneep,knepen,geknepen kom:kwam,kwamen,gekomen koop:kocht,kochten,gekocht krijg:kreeg,kregen,gekregen krimp:kromp,krompen,gekrompen kruip:kroop,kropen,gekropen lach:lachte,lachten,gelachen laad:laadde,laadden,geladen laat:liet,lieten,gelaten lees:las,lazen,gelezen
    lieg:loog,logen,gelogen lig:lag,lagen,gelegen lijd:leed,leden,geleden lijk:leek,leken,geleken loop:liep,liepen,gelopen meet:mat,maten,gemeten meld:meldde,meldden,gemeld neem:nam,namen,genomen nijg:neeg,negen,genegen prijs:prees,prezen,geprezen raad:ried,rieden,geraden rijd:reed,reden,gereden
    rijg:reeg,regen,geregen rijs:rees,rezen,gerezen rijt:reet,reten,gereten roep:riep,riepen,geroepen ruik:rook,roken,geroken scheid:scheidde,scheidden,gescheiden scheld:schold,scholden,gescholden schenk:schonk,schonken,geschonken schep:schiep,schiepen,geschapen scheer:schoor,schoren,geschoren schiet:schoot,schoten,geschoten
    schijn:scheen,schenen,geschenen schrijd:schreed,schreden,geschreden schrijf:schreef,schreven,geschreven schrik:schrok,schrokken,geschrokken schuif:schoof,schoven,geschoven slaap:sliep,sliepen,geslapen slijp:sleep,slepen,geslepen slijt:sleet,sleten,gesleten sluip:sloop,slopen,geslopen sluit:sloot,sloten,gesloten smelt:smolt,smolten,gesmolten
    smijt:smeet,smeten,gesmeten snijd:sneed,sneden,gesneden snuif:snoof,snoven,gesnoven spijt:speet,speten,gespeten spin:spon,sponnen,gesponnen splijt:spleet,spleten,gespleten spreek:sprak,spraken,gesproken spring:sprong,sprongen,gesprongen spuit:spoot,spoten,gespoten
    steek:stak,staken,gestoken steel:stal,stalen,gestolen sterf:stierf,stierven,gestorven stijg:steeg,stegen,gestegen stink:stonk,stonken,gestonken stoot:stootte,stootten,gestoten strijd:streed,streden,gestreden strijk:streek,streken,gestreken stuif:stoof,stoven,gestoven treed:trad,traden,getreden tref:trof,troffen,getroffen trek:trok,trokken,getrokken
    val:viel,vielen,gevallen vang:ving,vingen,gevangen vaar:voer,voeren,gevaren vecht:vocht,vochten,gevochten verdwijn:verdween,verdwenen,verdwenen vergeet:vergat,vergaten,vergeten verlies:verloor,verloren,verloren vermijd:vermeed,vermeden,vermeden verslind:verslond,verslonden,verslonden verzin:verzon,verzonnen,verzonnen vind:vond,vonden,gevonden vlecht:vlocht,vlochten,gevlochten vlieg:vloog,vlogen,gevlogen
    vouw:vouwde,vouwden,gevouwen vraag:vroeg,vroegen,gevraagd vreet:vrat,vraten,gevreten vries:vroor,vroren,gevroren was:waste,wasten,gewassen weef:weefde,weefden,geweven weeg:woog,wogen,gewogen werf:wierf,wierven,geworven werp:wierp,wierpen,geworpen wijk:week,weken,geweken wijs:wees,wezen,gewezen win:won,wonnen,gewonnen wind:wond,wonden,gewonden wring:wrong,wrongen,gewrongen
    wrijf:wreef,wreven,gewreven zend:zond,zonden,gezonden zing:zong,zongen,gezongen zink:zonk,zonken,gezonken zit:zat,zaten,gezeten zoek:zocht,zochten,gezocht zuig:zoog,zogen,gezogen zuip:zoop,zopen,gezopen zweer:zwoer,zwoeren,gezworen zwelg:zwolg,zwolgen,gezwolgen zwel:zwol,zwollen,gezwollen zwem:zwom,zwommen,gezwommen zwerf:zwierf,zwierven,gezworven zwijg:zweeg,zwegen,gezwegen
    weet:wist,wisten,geweten beweeg:bewoog,bewogen,bewogen vertrek:vertrok,vertrokken,vertrokken vergelijk:vergeleek,vergeleken,vergeleken bezoek:bezocht,bezochten,bezocht beschrijf:beschreef,beschreven,beschreven
    bestrijd:bestreed,bestreden,bestreden overlijd:overleed,overleden,overleden verbind:verbond,verbonden,verbonden verbreek:verbrak,verbraken,verbroken onderzoek:onderzocht,onderzochten,onderzocht ontvang:ontving,ontvingen,ontvangen ontbreek:ontbrak,ontbraken,ontbroken
    onderwijs:onderwees,onderwezen,onderwezen ontwerp:ontwierp,ontwierpen,ontworpen verwijs:verwees,verwezen,verwezen verkies:verkoos,verkozen,verkozen verhef:verhief,verhieven,verheven overleg:overlegde,overlegden,overlegd lesgeef:lesgaf,lesgaven,lesgegeven
  )";
}

}  // namespace bondgenoot::search::nl
