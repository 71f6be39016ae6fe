"""Words as Dutch has them: few that are everywhere, many that are compounds, more of them the longer the text (Heaps' law)."""
import itertools

FREQUENT = """de het een van en in is dat op te zijn met voor die niet aan er om ook als dan maar bij nog uit wel naar heeft hun
ze we je kan door over wordt worden moet veel meer zij dit wat werd hebben na tot al zo kunnen zich of hij geen andere deze onder eerste
twee zelf willen tussen goed elke weer vaak samen alle daar hier iedere krijgen maken gaan doen zien leren helpen vragen vinden weten
denken kiezen groeien praten delen blijven beginnen oefenen lezen schrijven rekenen werken ontmoeten begeleiden luisteren proberen
eigen nieuwe kleine grote jonge open sterke gelijke eerlijke rijke warme lange korte vaste veilige zichtbare concrete""".split()

# A noun with the form it has as the first part of a compound.
NOUNS = [pair.split("/") for pair in """school/school leerling/leerlingen leraar/leraren docent/docenten student/studenten ouder/ouder
kind/kinder taal/taal rekenen/reken klas/klassen les/les vak/vak toets/toets advies/advies loopbaan/loopbaan beroep/beroeps
stage/stage mentor/mentor coach/coach buurt/buurt wijk/wijk gemeente/gemeente stad/stads huis/huis bezoek/bezoek gesprek/gespreks
kans/kansen ongelijkheid/ongelijkheids diversiteit/diversiteits talent/talent toekomst/toekomst overgang/overgangs brug/brug
klimaat/klimaat beleid/beleids onderwijs/onderwijs opleiding/opleidings onderzoek/onderzoeks kennis/kennis ervaring/ervarings
praktijk/praktijk voorbeeld/voorbeeld netwerk/netwerk bijeenkomst/bijeenkomst project/project programma/programma team/team
begeleiding/begeleidings ondersteuning/ondersteunings ontwikkeling/ontwikkelings vorming/vormings keuze/keuze niveau/niveau
brugklas/brugklas zomer/zomer weekend/weekend avond/avond dag/dag jaar/jaar groep/groeps ronde/ronde plan/plan doel/doel
resultaat/resultaat cijfer/cijfer monitor/monitor meting/meet bron/bronnen verhaal/verhalen boek/boeken bibliotheek/bibliotheek
museum/museum theater/theater muziek/muziek sport/sport spel/spel computer/computer techniek/techniek zorg/zorg werk/werk
werkgever/werkgevers bedrijf/bedrijfs bestuur/bestuurs directeur/directeuren inspectie/inspectie ministerie/ministerie raad/raads
akkoord/akkoord alliantie/alliantie partner/partner subsidie/subsidie geld/geld tijd/tijd ruimte/ruimte plek/plek drempel/drempel
verwachting/verwachtings vooroordeel/vooroordelen achterstand/achterstanden voorsprong/voorsprong motivatie/motivatie
zelfvertrouwen/zelfvertrouwen veiligheid/veiligheids inclusie/inclusie meertaligheid/meertaligheids woordenschat/woordenschat
huiswerk/huiswerk bijles/bijles examen/examen diploma/diploma instroom/instroom doorstroom/doorstroom uitstroom/uitstroom uitval/uitval
peuter/peuter kleuter/kleuter basisschool/basisschool hogeschool/hogeschool universiteit/universiteits
aanpak/aanpak methode/methode werkvorm/werkvorm instrument/instrument kaart/kaart scan/scan lijn/lijn halte/halte reis/reis""".split()]


def vocabulary(size):
    """`size` different words, the most used first: the frequent ones, the nouns, then compounds of two and of three."""
    firsts = [first for _, first in NOUNS]
    nouns = [noun for noun, _ in NOUNS]
    plain = itertools.chain(FREQUENT, nouns)
    # Diagonals, so that no noun has all its compounds before the next has one.
    count = len(nouns)
    pairs = (firsts[row] + nouns[(row * 7 + step) % count] for step in range(1, count) for row in range(count))
    triples = (firsts[row] + firsts[(row * 11 + step) % count] + nouns[(row * 5 + step // 3) % count]
               for step in range(1, count * count) for row in range(count))
    words = {}
    for word in itertools.chain(plain, pairs, triples):
        words[word] = None
        if len(words) == size:
            break
    return list(words)


def vocabulary_size(tokens):
    """How many different words a text of so many words has."""
    return max(len(FREQUENT) + len(NOUNS), round(25 * tokens ** 0.53))


class Speaker:
    """Says sentences of random words, each word as often as its rank allows (Zipf's law)."""

    def __init__(self, random, words):
        self._random = random
        self._words = words
        self._weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.12 for rank in range(len(words))))

    def reseed(self, random):
        self._random = random

    def words(self, count):
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def phrase(self, shortest, longest, limit=None):
        """Some words, the first with a capital, at most `limit` characters in all."""
        words = self.words(self._random.randint(shortest, longest))
        while limit and len(words) > 1 and sum(map(len, words)) + len(words) > limit:
            words.pop()
        text = " ".join(words)
        return (text[0].upper() + text[1:])[:limit]

    def sentence(self, limit=None):
        words = self.words(self._random.randint(6, 18))
        if len(words) > 9 and self._random.random() < 0.6:
            words[len(words) // 2] += ","
        text = " ".join(words)
        text = text[0].upper() + text[1:] + "."
        return text if not limit or len(text) <= limit else self.phrase(3, 6, limit - 1) + "."

    def sentences(self, count):
        return " ".join(self.sentence() for _ in range(count))
