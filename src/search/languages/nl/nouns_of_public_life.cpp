#include "search/languages/nl/word_lists.h"

namespace bondgenoot::search::nl {

std::string_view nouns_of_public_life() {
  return R"(
    school klas leerling student:studenten docent leraar:leraren,leraars lerares meester juf:juffen,jufs leerkracht
     mentor:mentoren,mentors rector:rectoren,rectors directeur decaan lector:lectoren,lectors professor:professoren,professors
    hoogleraar:hoogleraren assistent coach:coaches tutor:tutors,tutoren trainer+ scholier kleuter+ peuter+ baby puber+ cursist stagiair:stagiairs
    onderwijs- onderwijzer+ opvoeder+ opvoeding educatie didactiek- pedagogiek- pedagoog vak les lokaal:lokalen rooster+ toets examen+
    diploma certificaat:certificaten cijfer+ rapport advies:adviezen niveau taal rekenen- wiskunde- biologie- scheikunde- natuurkunde- aardrijkskunde-
    geschiedenis:geschiedenissen geografie- economie techniek muziek kunst cultuur sport gymnastiek- gymnasium:gymnasia,gymnasiums lyceum:lycea,lyceums
    atheneum:athenea,atheneums college+ universiteit faculteit hogeschool academie instituut opleiding studie cursus:cursussen training workshop+
    college+ seminar+ lezing project:projecten scriptie stage+ practicum:practica groep campus:campussen
    curriculum:curricula syllabus:syllabi,syllabussen methode huiswerk- opdracht oefening toetsing beoordeling
      overgang overstap instroom- doorstroom- uitstroom- uitval- achterstand voorsprong segregatie- selectie
    inschrijving aanmelding toelating loting plaatsing bevordering     
    pabo havo- vmbo- vwo- mbo- hbo- roc conrector:conrectoren,conrectors graad bachelor+ master+ doctor:doctoren,doctors promotie proefschrift
    bibliotheek mediatheek boek bladzijde schrift pen potlood bord krijt- kantine plein aula gang lokatie
    regering kabinet parlement minister+ ministerie kamer+ senaat provincie gemeente waterschap wijk buurt
    burgemeester+ wethouder+ raad:raden ambtenaar:ambtenaren,ambtenaars secretaris:secretarissen griffier+ burger+ inwoner+ bewoner+ kiezer+
    politicus:politici partij verkiezing democratie stem debat motie begroting belasting subsidie wet wetgeving regel regeling maatregel:maatregelen,maatregels
    besluit verdrag akkoord convenant afspraak nota verordening artikel:artikelen,artikels grondwet recht plicht rechter+ rechtbank advocaat:advocaten
    officier:officieren,officiers justitie- politie- agent brandweer- leger+ soldaat:soldaten beleid- bestuur:besturen bestuurder+ toezicht- inspectie inspecteur overheid
    rijk stad:steden dorp land:landen streek regio gewest staat republiek koninkrijk koning koningin:koninginnen prins prinses grens vlag paspoort
    vergunning aanvraag formulier loket balie dienst afdeling bureau kantoor:kantoren organisatie stichting vereniging instelling instantie bedrijf
    onderneming coalitie alliantie verbond bond netwerk samenwerking samenleving maatschappij gemeenschap bevolking volk:volken,volkeren
    integratie- emancipatie- participatie- inclusie- diversiteit- gelijkheid ongelijkheid discriminatie- racisme- uitsluiting achterstelling
    inburgering- migratie migrant immigrant vluchteling asiel:asielen statushouder+ nationaliteit afkomst- achtergrond minderheid meerderheid
    zorg ziekenhuis arts dokter+ verpleger+ verpleegster verpleegkundige patient client therapie therapeut psycholoog:psychologen psychiater+
    diagnose behandeling operatie medicijn recept apotheek kliniek ziekte aandoening stoornis handicap+ beperking gezondheid welzijn- preventie-
    hygiene- griep- koorts- pijn wond vaccin+ vaccinatie bloed- hart:harten long hersenen- zenuw spier bot mantelzorg-
    opvang- opvoeding jeugd- jongere:jongeren oudere:ouderen volwassene:volwassenen bejaarde:bejaarden voogd gezin ouder+
    begeleiding begeleider+ ondersteuning hulp- steun- bijstand- uitkering toeslag schuld armoede- inkomen+ salaris:salarissen loon pensioen+ verzekering
    werk:werken baan beroep functie vacature sollicitatie sollicitant werkgever+ werknemer+ collega medewerker+ personeel- chef+ leider+ leiding manager+
    directie vergadering ontslag contract arbeid- arbeider+ ambacht vakman:vakmannen vakmensen- ondernemer+ klant leverancier product productie
     handel- handelaar:handelaren,handelaars winkel+ markt kraam fabriek industrie:industrieen,industries landbouw- veeteelt- boer boerderij
    bouw- bouwer+ aannemer+ timmerman:timmerlieden,timmermannen loodgieter+ schilder+ elektricien+ monteur kok:koks bakker+ slager+ kapper+ verkoper+ verkoopster+ chauffeur
    piloot:piloten journalist redacteur redactie verslaggever+ krant tijdschrift blad:bladen,bladeren nieuws- bericht persoon:personen pers-
    onderzoek:onderzoeken onderzoeker+ wetenschap wetenschapper+ laboratorium:laboratoria statistiek enquete data- gegeven:gegevens cijfer+ resultaat:resultaten conclusie
    analyse meting meter+ schaal indicator:indicatoren evaluatie monitor:monitors,monitoren evidentie- rapportage publicatie bron literatuur- theorie
    praktijk experiment proef pilot+ scan+ innovatie ontwikkeling vernieuwing verbetering verandering uitvoering aanpak- werkwijze strategie
    visie missie doel ambitie plan:plannen planning programma traject project fase stap route+ kader+ structuur
    infrastructuur kwaliteit kwantiteit kosten- kost- budget:budgetten bedrag financiering fonds investering winst verlies omzet- prijs geld:gelden bank krediet lening
    hypotheek rente rekening betaling premie beurs:beurzen boekhouding administratie archief:archieven dossier+ register+ document documentatie
    voorzitter+ penningmeester+ lid:leden lidmaatschap deelnemer+ deelname- vrijwilliger+ commissie adviseur expert+
    expertise- deskundige:deskundigen specialist coordinator:coordinatoren,coordinators consulent ambassadeur partner+ bondgenoot:bondgenoten sponsor:sponsors,sponsoren donateur
    website+ site+ pagina internet- computer+ scherm programmeur software- systeem:systemen bestand app+ platform+ forum:fora,forums folder+ brochure
    poster+ campagne conferentie congres symposium:symposia,symposiums bijeenkomst evenement festival+ feest ontmoeting debat gesprek dialoog overleg- discussie
    interview+ presentatie lezing voorlichting informatie- communicatie- media- radio televisie- film+ video podcast+ vlog+ blog+ foto
     vaardigheid competentie kennis- ervaring talent kans droom wens behoefte motivatie inzet- prestatie succes:successen kwalificatie bevoegdheid
    loopbaan carriere mobiliteit- werkgelegenheid werkloosheid- werkloze:werklozen verzuim- aanwezigheid- afwezigheid-
    omgeving milieu energie klimaat:klimaten duurzaamheid- natuur- afval- water:wateren lucht:luchten bodem+ riool:riolen stroom gas:gassen olie
    verkeer- vervoer- trein tram+ metro bus:bussen fiets auto snelweg weg straat brug tunnel+ station:stations halte+ haven+ vliegtuig schip:schepen
    boot:boten veer reiziger+ ticket+ kaart:kaarten woning huis flat+ appartement kazerne gevangenis:gevangenissen kerk moskee:moskeeen synagoge
    tempel+ geloof- godsdienst religie dominee:dominees priester+ imam+ rabbijn christen moslim+ jood:joden museum:musea,museums theater+ schouwburg bioscoop:bioscopen
    concert orkest koor toneel- dans:dansen danser+ acteur actrice regisseur schrijver+ dichter+ kunstenaar:kunstenaars muzikant zanger+ zangeres
    schouwburg galerie tentoonstelling monument erfgoed- traditie viering ramadan- kerstmis- pasen- vakantie+ toerist toerisme- hotel+
    camping+ restaurant+ cafe:cafes sporter+ wedstrijd club+ team+ hockey- tennis- zwembad:zwembaden sporthal trainer+ scheidsrechter+ competitie
    criminaliteit- misdaad:misdaden misdrijf dader+ slachtoffer+ geweld- veiligheid- dreiging oorlog vrede- terreur- wapen+ straf:straffen boete 
    aangifte proces:processen vonnis:vonnissen bewijs getuige klacht bezwaar:bezwaren geschil conflict
       zelfstandige:zelfstandigen middenstand- kapitaal:kapitalen aandeel crisis:crises,crisissen
    decennium:decennia criterium:criteria medium:media centrum:centra,centrums datum:data,datums spectrum:spectra,spectrums gremium:gremia podium:podia,podiums stadium:stadia
    technicus:technici musicus:musici academicus:academici criticus:critici medicus:medici historicus:historici mechanicus:mechanici basis:bases,basissen
    zijinstromer+ instromer+ uitblinker+ uitvaller+ starter+ leergierige:leergierigen laatbloeier+ hoogvlieger+
    passage+ etage+ bagage- garage+ reportage+ massage+ percentage+ plantage+  
  )";
}

}  // namespace bondgenoot::search::nl
