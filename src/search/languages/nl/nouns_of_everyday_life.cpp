#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view nouns_of_everyday_life() {
  return R"(
    mens:mensen man:mannen vrouw kind:kinderen jongen+ meisje vader+ moeder+ zoon:zonen,zoons dochter+ broer+ zus:zussen zuster+ broeder+ oma opa oom:ooms tante neef nicht
     grootouder+ familie vriend:vrienden vriendin:vriendinnen buur:buren buurman:buurmannen,buurlui vijand gast gastheer bezoeker+ heer dame mevrouw meneer:meneren
    huwelijk bruiloft scheiding geboorte verjaardag dood- begrafenis:begrafenissen leven:levens leeftijd naam adres:adressen telefoon:telefoons,telefonen nummer+ 
    lichaam:lichamen hoofd gezicht oog oor neus mond lip tand tong kin wang haar:haren nek hals schouder+ arm hand vinger+ duim borst buik rug been:benen,beenderen knie:knieen
    voet teen huid keel maag lever nier ader zweet- traan stem adem- slaap- honger- dorst- gevoel emotie angst vreugde- verdriet- woede- liefde- haat- trots- schaamte- jaloezie-
    geluk- ongeluk:ongelukken hoop- moed- rust- onrust- stress- spanning humor- lach glimlach zin smaak geur reuk- geluid beeld kleur licht donker- schaduw
    rood- blauw- groen- geel- wit- zwart- vorm cirkel+ vierkant hoek lijn punt rand kant midden- begin- einde:eindes,einden eind top:toppen bodem
    huis:huizen kamer+ keuken+ zolder+ kelder+ tuin balkon+ dak:daken muur vloer deur raam:ramen trap:trappen lift meubel+ stoel tafel+ kast bed:bedden
    bank:banken lamp spiegel+ gordijn tapijt kussen+ deken+ laken+ handdoek zeep kraan:kranen bad:baden douche toilet:toiletten oven+ pan:pannen bord kop:koppen kopje glas:glazen
    mes:messen vork lepel+ fles:flessen doos zak zakken tas:tassen koffer+ mand sleutel+ slot:sloten touw draad:draden naald schaar hamer+ zaag spijker+ schroef gereedschap machine motor:motoren,motors
    wiel band:banden ketting rem:remmen stuur zadel+ pomp kabel+ batterij stekker+ stopcontact knop:knoppen schakelaar:schakelaars robot+ apparaat:apparaten apparatuur-
    eten- drinken- voedsel- voeding maaltijd ontbijt:ontbijten lunch:lunches diner+ brood:broden boter- kaas:kazen ham vlees- vis:vissen kip:kippen ei:eieren melk- yoghurt- kaas suiker- zout- peper- rijst- pasta aardappel:aardappels,aardappelen
    groente fruit- appel:appels,appelen peer banaan:bananen sinaasappel:sinaasappels citroen aardbei druif kers:kersen pruim perzik:perziken tomaat:tomaten ui:uien wortel:wortels,wortelen kool:kolen sla- boon erwt komkommer+ soep saus
    koek koekje taart snoep- chocolade- koffie- thee- bier wijn sap:sappen frisdrank water ijs- honing- jam olie- azijn- graan:granen tarwe- meel- deeg- noot:noten
    kleding- kleren- kleed:kleden broek rok:rokken jurk hemd overhemd trui jas:jassen hoed pet:petten muts sjaal+ handschoen sok:sokken schoen laars:laarzen riem knoop zakdoek stof:stoffen wol- katoen- zijde leer- mode
    dier hond kat:katten poes:poezen muis rat:ratten vogel+ kip haan eend gans duif kanarie koe:koeien stier kalf:kalveren varken+ schaap:schapen geit paard ezel+ konijn haas leeuw tijger+ olifant aap:apen beer
    wolf vos:vossen hert slang kikker+ insect bij vlieg mug:muggen mier vlinder+ spin:spinnen worm walvis dolfijn boom plant bloem blad gras:grassen tak:takken stam:stammen zaad:zaden vrucht
    roos tulp bos:bossen park heide- weide akker+ veld berg heuvel+ rivier meer:meren zee:zeeen oceaan:oceanen kust strand eiland vijver+ kanaal:kanalen sloot:sloten dijk polder+ duin zand- klei- steen rots
    zon:zonnen maan:manen ster:sterren aarde- wereld hemel+ lucht wolk regen- sneeuw- wind storm mist- vorst- hitte- weer- temperatuur seizoen lente- zomer+ herfst- winter+
    jaar:jaren maand week dag:dagen nacht avond ochtend middag+ uur:uren minuut:minuten seconde kwartier eeuw tijd moment ogenblik:ogenblikken periode tijdstip:tijdstippen datum kalender+ agenda klok:klokken horloge+
    maandag:maandagen dinsdag:dinsdagen woensdag:woensdagen donderdag:donderdagen vrijdag:vrijdagen zaterdag:zaterdagen zondag:zondagen januari- februari- april- juni- juli- augustus- september- oktober- november- december- weekend+ toekomst- verleden- heden-
    noord- zuid- oost- west- noorden- zuiden- oosten- westen- nederland- belgie- duitsland- frankrijk- engeland- europa- amerika- afrika- azie- amsterdam- rotterdam-
    getal:getallen aantal:aantallen som:sommen deel helft kwart derde- paar:paren stuk:stukken reeks rij lijst tabel:tabellen schema figuur grafiek hoeveelheid gewicht lengte breedte hoogte diepte afstand snelheid
    maat:maten kilo liter+ graad:graden procent volume+ oppervlak oppervlakte inhoud ruimte plaats plek:plekken gebied zone locatie positie richting
    ding voorwerp zaak materiaal:materialen metaal:metalen ijzer- staal- goud- zilver- koper- hout- papier plastic- rubber- beton- textiel- steenkool-
    spel:spelen,spellen speelgoed- speler+ bal:ballen pop:poppen puzzel+ gitaar:gitaren piano viool:violen trommel+ fluit lied:liederen zang- gedicht verhaal:verhalen roman+ sprookje strip:strips
    film fotograaf:fotografen camera schilderij tekening beeldhouwer+ hobby reis vlucht rit:ritten wandeling uitstap:uitstappen uitje kamp vakantie strand tent rugzak
    brief:brieven envelop:enveloppen postzegel+ pakket:pakketten pakje post- krant telefoon mail+ bericht e-mail woord:woorden zin:zinnen letter+ alfabet tekst verhaal titel+ hoofdstuk
    alinea paragraaf:paragrafen citaat:citaten spelling grammatica- vertaling tolk vraag:vragen antwoord:antwoorden uitleg- voorbeeld
    auto:autos vrachtwagen+ wagen+ brommer+ taxi ambulance+ kruispunt benzine- tank botsing ongeval:ongevallen
    winkelier+ supermarkt markthal kassa korting aanbieding aankoop:aankopen verkoop- koper+ reclame merk kwitantie bon:bonnen portemonnee:portemonnees munt biljet:biljetten euro cent
    vuur:vuren vlam:vlammen rook- as- warmte- kou- koude- kracht macht energie stroom elektriciteit- brandstof atoom:atomen cel:cellen deeltje virus:virussen bacterie
    hek:hekken poort paal:palen plank balk steiger+ ladder+ toren+ kasteel:kastelen paleis:paleizen gebouw boerderij schuur stal:stallen molen+ fontein standbeeld 
    sprong stap val:vallen duw klap:klappen slag:slagen stoot:stoten trap worp greep grepen ruk blik:blikken groet kus:kussen omhelzing gebaar:gebaren
    wieg luier+ speen schommel+ glijbaan zandbak:zandbakken 
    spullen- pub+ bril:brillen paraplu handtas fietser+ voetganger+ automobilist bestuurder passagier+ reisgenoot bewaker+ poetsvrouw schoonmaker+ schoonmaak-
     verf kwast lijm- nagel+ schroevendraaier+ zaag bijl schop:schoppen hark emmer+ gieter+ kruiwagen+ slang kas:kassen oogst
    jam schaal schotel+ kan:kannen ketel+ fornuis:fornuizen vuilnis- prullenbak stofzuiger+ bezem+ dweil
    kaars vaas wandelaar:wandelaars vuurwerk- cadeau geschenk verrassing ballon:ballonnen slinger+ 
    poeder zalf pil:pillen spuit pleister+ verband:verbanden kruk:krukken gips- litteken+ allergie astma- kanker- diabetes- dementie- depressie verslaving alcohol- drug+ tabak- sigaret:sigaretten roker+
  )";
}

}  // namespace bondgenoot::search::nl
