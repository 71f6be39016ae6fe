#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view abstract_nouns() {
  return R"(
    aanbeveling aanbod- aandacht- aandeel aangelegenheid aanleg- aanleiding aanname aanpassing aanraking aanstelling aantrekkingskracht- aanvang- aanvulling aanval:aanvallen aanwijzing aanwezigheid aanzien- aanzet:aanzetten
    aard- afbeelding afleiding afloop- afname- afronding afsluiting afspiegeling afstemming afweging afwijking afwijzing agressie- akte alternatief:alternatieven analogie antwoord apathie- argument aspect associatie attitude
    autonomie- autoriteit balans barriere bedenking bedoeling bedreiging begaafdheid begrip:begrippen behandeling beheer- behoud- belang belangstelling- belasting beleving belemmering beloning belofte
    bemiddeling benadering benoeming beperking bereik- berekening bescherming beschikking beschouwing beschrijving beslissing bespreking besef- bestaan- bestemming betekenis:betekenissen betrokkenheid betrekking bevestiging beweging bewering bewustzijn- bewustwording-
    bezigheid bezit- bezoek:bezoeken bezorgdheid bijdrage binding bijlage boodschap:boodschappen burgerschap- buitenland- binnenland-
    casus:casussen categorie:categorieen code combinatie complexiteit compliment compromis:compromissen concept concentratie concurrentie confrontatie consensus- consequentie constructie consultatie contact context continuiteit- contrast controle conventie correctie creativiteit- criterium cyclus:cycli,cyclussen
    daad:daden dank- defect definitie denken- dialoog differentiatie digitalisering dilemma dimensie discipline dispuut dominantie- doorbraak:doorbraken doorstroming drang- drempel+ druk- duur- dynamiek- dynamica-
    effect eenheid eenzaamheid- eer- effectiviteit- efficientie- eigenschap:eigenschappen eigendom:eigendommen eis element empathie- energie engagement enthousiasme- erkenning ernst- ethiek- evenwicht eventualiteit
    factor:factoren,factors fantasie:fantasieen fenomeen:fenomenen feit filosofie:filosofieen filosoof:filosofen flexibiliteit- focus- formule formulering fout fragment frustratie functie fundament feedback-
    garantie gebeurtenis:gebeurtenissen gebod:geboden gebrek:gebreken gebruik gebruiker+ gedachte gedeelte gedrag:gedragingen geduld- geheel geheim geheugen+ gelegenheid gelijke:gelijken gender+ generatie gesteldheid getuigenis:getuigenissen geval:gevallen gevaar:gevaren gevolg gewoonte
    geest gevecht geweten gezag- gids grap:grappen grond groei- grootte handeling handhaving- handleiding harmonie herinnering herkenning herkomst- herziening hiaat:hiaten hindernis:hindernissen hierarchie houding hypothese
    idee:ideeen ideaal:idealen identiteit idealisme- illusie impact- impuls inbreng- indeling indruk:indrukken ingreep:ingrepen initiatief:initiatieven initiatiefnemer+ inhoud- inleiding inleving- inrichting inspanning inspiratie- inspraak- instructie instrument integriteit- intelligentie intentie interesse
    interpretatie interventie introductie invalshoek investering invloed inzicht isolement-
    jargon kader kanttekening karakter+ keten+ keuze keus kenmerk klasse knelpunt kritiek- kwestie kwetsbaarheid kern kiem
    last lading legitimatie leemte lot- logica- luister- maatstaf:maatstaven macht manier materie mechanisme:mechanismen mening menselijkheid mentaliteit mislukking misverstand model:modellen moeilijkheid moeite mogelijkheid moraal- motief:motieven mythe
    nadeel nadruk- naleving- neiging niets nood norm normaliteit noodzaak- nuance nut- object omgang- omschrijving omslag omstandigheid omvang- onafhankelijkheid- onderdeel onderscheid- onderwerp ongelijkheid ontdekking ontplooiing- ontwerp onzekerheid
    oorsprong- oorzaak:oorzaken oordeel opbouw- opbrengst openheid- opening operatie opgave opinie oplossing opmerking oproep oprichting opvatting opstelling optie orde ordening overeenkomst overeenstemming- overtuiging overwinning overzicht
    paradox:paradoxen parallel:parallellen patroon:patronen perspectief:perspectieven pluim poging portret:portretten potentieel- prestige- prikkel+ principe prioriteit probleem:problemen procedure profiel project publiek-
    reactie realiteit reden:redenen redenering reductie reeks referentie reflectie reglement regie- relatie relevantie representatie reserve respect- respons- resultaat richtlijn risico ritme+ rol:rollen rondleiding ruzie
    samenhang- samenstelling samenvatting scenario scepsis- schade- schema score+ sector:sectoren,sectors sfeer signaal:signalen situatie solidariteit- soort specialisatie spraak- sprake- stadium stabiliteit- stand standaard:standaarden standpunt stap status- stelsel stelling stereotype
    stigma stimulans stimulering strategie streven- strijd- structuur symbool:symbolen symptoom:symptomen synthese taak:taken tact- taboe+ talent tegenstelling tegenprestatie tekort teken+ tempo tendens tendentie term termijn test:tests,testen testen theorie:theorieen these
    thema:themas thuis- titel toegang- toegankelijkheid- toelichting toename- toepassing toestand toestemming toeval- transitie trend+ troef type twijfel+ tweedeling tijdlijn tijdperk
    uitdaging uitdrukking uitgangspunt uitgave uitgang uitkomst uitnodiging uitspraak:uitspraken uitstel- uitstraling- uitwerking uitwisseling uitzondering
    vaardigheid variabele:variabelen variant variatie vergelijking vergissing verantwoordelijkheid verantwoording verband verbeelding- verbinding verdeling verdieping verdienste vereiste verhouding verklaring verlangen+ verlichting vermogen+ vermoeden+ verplichting verschijnsel:verschijnselen verschil verslag versie vertraging
    vertrouwen- vertegenwoordiger+ vertegenwoordiging vervanging vervolg verwachting verwijzing verzameling verzet- verzoek:verzoeken voldoening- voorbereiding voordeel voorkeur voorlichting voorrang- voorstel:voorstellen voorstelling voortgang- vooroordeel vooruitgang- voorwaarde voorziening voornemen+
    vraagstuk vrijheid vriendschap waarde waarneming waarheid waarschuwing waardering weerstand wending werkelijkheid werking wijziging wil- wijze wissel
    zekerheid zelfbeeld zelfvertrouwen- zelfstandigheid- zicht- zorgvuldigheid- zwaartepunt
    aanmelding aanmoediging aansluiting aanspreekpunt aanvrager+ aankondiging aanvaarding- achterban- activiteit actie afnemer+ afstudeerder+ arrangement auteur automatisering
    bekendheid bekwaamheid benodigdheid bepaling beraad- bereidheid- bestrijding- beslisser+ besteding betrouwbaarheid- beveiliging bezetting bezuiniging bijscholing bijstelling bijzonderheid blokkade bundel+ categorie centrale
    commentaar:commentaren compensatie component constatering consument cohesie- 
     deeltijd- deadline+ deskundigheid diefstal:diefstallen doorverwijzing draagvlak- drijfveer:drijfveren duiding
     erkenner+ etniciteit evenknie excuus:excuses extremisme-
    gastvrouw geletterdheid- gewenning- gemiddelde:gemiddelden gezelligheid globalisering- graffiti- grondslag grootschaligheid-
    handreiking handvat:handvatten handtekening hartstocht herstel- impulsiviteit
    inschatting inbedding- inbreuk index:indices,indexen intake+ integriteit intervisie intimidatie inventarisatie invoering invulling jubileum:jubilea
     keerpunt kleinschaligheid- koppeling kloof klimaat kwartaal:kwartalen leegstand- levensloop- logboek:logboeken
    maatwerk- mediawijsheid- meerwaarde- middel:middelen mijlpaal:mijlpalen mondigheid- monitoring- 
    nascholing nazorg- nevenfunctie nieuweling observatie omloop onderhandeling onderhoud- onderbouwing ongemak:ongemakken ontspanning opdrachtgever+ oppervlakkigheid opleider+ oplevering opschaling
    optreden+ opvolging opvolger+ orientatie overdracht:overdrachten overname overlast- paspoort pauze pendant
    plaatsvervanger+ plafond+ pleidooi:pleidooien pleitbezorger+ proeftuin profilering psychologie- quiz:quizzen quotum:quota
    radicalisering- realisatie recensie reparatie rijkdom:rijkdommen roeping routine
    samenspel- scholing schaarste- scheidslijn schets sessie signalering slogan+ sluiting speerpunt spreiding sprint stagiaire+ steekproef stimulatie
      systematiek tegenstander+ terugblik terugkeer- terugkoppeling timing- toerusting toeleiding toetreding toolkit+ topic+ tool+ tip:tips
    uitbreiding uitbetaling uitgever+ uitruil- update+ validatie vangnet:vangnetten veerkracht- verdediging verhuizing verkenning vermelding vermindering vernieuwer+ versterking verspilling
      verwaarlozing- verwijdering viering vingerafdruk vooroordeel voorspelling vooruitblik vormgeving- vorming voorstander+ voorlezer+
      werkstuk:werkstukken werving- wisselwerking zelfredzaamheid- zichtbaarheid- zingeving- zittenblijver+ 
    afscheid- bestemming bloei- durf- ijver- kneep:knepen list lol- nood:noden ophef- pracht- rand ruil- schijn- sleur- spoor:sporen spot- start- steek stijl stilte twist vaart vertrek verval- vlak:vlakken voorraad:voorraden vlucht waan- weelde-
    wanhoop- wedloop- wraak- zege zegen zorg:zorgen zucht zwaarte- brok:brokken bres bocht boog:bogen bult cirkel draai gat:gaten greep:grepen groef haak:haken kuil kier klomp kring kruis laag:lagen lijf:lijven mikpunt naad:naden pad:paden put:putten ring schakel+ scheur schub spleet spriet stang
    straal:stralen streep stip:stippen strook:stroken tak vak:vakken vouw wal:wallen wand web:webben zijkant zuil
    zeven- negen- acht- tweede- derde- vierde- vijfde- zesde- zevende- achtste- negende- maatje+ verblijf:verblijven genoot:genoten lieden- lui- maat:maten verbod:verboden gebed:gebeden oorlog:oorlogen gebod:geboden stadion+ optocht tocht zaal:zalen
  )";
}

}  // namespace bondgenoot::search::nl
