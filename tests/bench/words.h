/* What the generated offers are made of. {e} becomes the topic, {b} the library. */
#ifndef BENCH_WORDS_H
#define BENCH_WORDS_H

/* Title: activity, topic and tail; together unique (see title_of). */
static const char *const activities[] = {"Skattejagt", "Workshop", "Forløb", "Oplæg", "Quiz",
	"Escape room", "Temadag", "Detektivløb", "Læseværksted", "Skriveværksted", "Samtalecafé",
	"Bogsnak", "Makerforløb", "Podcastværksted", "Debat", "Fortælletime", "Stafet", "Udstilling",
	"Rollespil", "Tegneserieværksted", "Filmværksted", "Læseklub", "Bogkasse", "Klassebesøg",
	"Lyttetime", "Ordleg", "Orienteringsløb", "Laboratorium", "Dyst"};
static const char *const themes[] = {"kildekritik", "læselyst", "demokrati", "eventyr",
	"nordiske guder", "kodning", "robotter", "klima", "venskab", "krimi", "gyser", "lokalhistorie",
	"digital dannelse", "billedbøger", "tegneserier", "poesi", "fake news", "rim og remser",
	"bæredygtighed", "rummet", "havet", "dinosaurer", "besættelsen", "rettigheder", "medier",
	"lydbøger", "højtlæsning", "informationssøgning", "fabler", "dystopier", "ophavsret",
	"kunstig intelligens", "sprog", "fantasy", "hverdagsbøger", "musik", "idræt", "opfindelser",
	"H.C. Andersen", "fortællinger", "brætspil"};
static const char *const tails[] = {"på biblioteket", "i reolerne", "for nysgerrige",
	"trin for trin", "i praksis", "for hele klassen", "i grupper", "med hovedet og hænderne",
	"på tværs af fag", "fra ende til anden", "i børnehøjde", "for begyndere", "for de øvede",
	"med højt humør", "i mørke", "i det fri", "med en forfatter", "før ferien", "efter ferien",
	"i dybden", "på en time", "som leg", "med undren"};

/* Values as people write them: one meaning, many notations. */
static const char *const forms[] = {"besøg", "klassebesøg", "forløb", "undervisningsforløb",
	"workshop", "værksted", "oplæg", "foredrag", "forfatterbesøg", "konkurrence", "kampagne",
	"udlån", "temadag", "selvbetjent", "materiale", "besøg", "forløb", "workshop", "Besøg",
	"biblioteksbesøg"};
static const char *const grades[] = {"0-3", "0.-3. klasse", "1-2", "1. og 2. klasse", "2. klasse",
	"3-5", "4-6", "4.-6. klasse", "mellemtrin", "5", "5 og 8", "[5, 8]", "6. klasse", "7-9",
	"udskoling", "7.-9. klasse", "8-9", "9. klasse", "10. klasse", "0", "alle", "indskoling", "4-9",
	"fra 6. til 10. klasse", "mellemtrinnet", "3. klasse", "4", "børnehaveklassen",
	"5., 6. og 7. klasse", "indskolingen"};
static const char *const ages[] = {"6-9 år", "10-12 år", "13 år", "6-15 år", "12-16 år"};
static const char *const subjects[] = {"dansk", "dansk", "Dansk", "historie", "samfundsfag",
	"engelsk", "matematik", "natur/teknologi", "natur og teknologi", "kristendom", "billedkunst",
	"musik", "idræt", "håndværk og design", "madkundskab", "it og medier", "teknologiforståelse",
	"dansk som andetsprog", "geografi", "biologi", "tysk", "innovation og entreprenørskab",
	"børnehaveklassen", "fysik/kemi", "uddannelse og job"};
static const char *const topics[] = {"kildekritik", "fake news", "læselyst", "læseglæde",
	"informationssøgning", "demokrati", "kodning", "højtlæsning", "oplæsning", "digital dannelse",
	"biblioteksintroduktion", "kend dit bibliotek", "lokalhistorie", "børnelitteratur", "booktalk",
	"bogsnak", "quiz", "skattejagt", "escape room", "skrivning", "fortælling", "bæredygtighed",
	"lånerkort", "klasselån", "frilæsning", "læsekonkurrence", "sommerlæsning",
	"teknologiforståelse", "sprog og rim", "digitale bøger", "boganmeldelser", "skolestart",
	"forfatterbesøg"};
static const char *const free_topics[] = {
	"vikinger", "strikning", "skak", "astronomi", "mønter", "fugle"};
static const char *const durations[] = {"45 min", "45-60 min", "1 time", "1½ time", "90 minutter",
	"2 lektioner", "2 timer", "en dag", "3 uger", "2 lektioner à 45 min", "et skoleår",
	"varierende", "ca. 2 timer", "halvanden time", "1-2 timer", "4 lektioner", "60 min", "en uge"};
static const char *const places[] = {"bibliotek", "biblioteket", "[bibliotek, skole]", "skole",
	"online", "[bibliotek, online]", "bogbus", "andet", "På biblioteket", "kommer ud på skolen",
	"[skole, online]", "bibliotek"};
static const char *const prices[] = {"gratis", "gratis", "gratis", "Gratis", "0 kr.", "gratis",
	"25 kr. pr. elev", "1.200 kr. pr. klasse", "350 kr. pr. hold", "49,50 kr. pr. elev pr. år",
	"gratis", "500 kr.", "[1.000 kr. pr. klasse, 40 kr. pr. elev]", "gratis",
	"100 kroner per klasse"};
static const char *const periods[] = {"hele året", "uge 33-41", "januar-februar",
	"september-november", "uge 7", "marts", "året rundt", "{fra: 2026-08-10, til: 2027-06-25}",
	"uge 44-50", "2027-03-08", "hele året", "aug-okt"};
static const char *const schools[] = {"folkeskole", "[folkeskole, friskole]",
	"[folkeskole, privatskole, friskole]", "specialskole", "[folkeskole, SFO]"};
static const char *const sharing[] = {"fri", "spørg", "nej", "fri"};
static const char *const months_and_days[] = {"01-12", "02-03", "03-17", "04-21", "05-05", "06-09",
	"08-18", "09-01", "09-22", "10-06", "10-27", "11-10"};

static const char *const summaries[] = {
	"Klassen arbejder med {e} i små grupper og viser til sidst hinanden, hvad de har fundet.",
	"Eleverne møder {e} gennem leg, samtale og gode bøger, som de kan låne med hjem.",
	"Et trygt første møde med {e}, hvor alle kommer til orde, og ingen behøver at være øvet.",
	"Eleverne undersøger {e}, stiller deres egne spørgsmål og øver sig i at begrunde svaret.",
	"Vi læser, taler og bygger os frem til en fælles forståelse af {e}."};
static const char *const pupils[] = {"Har du lyst til at vide mere om {e}? Kom og prøv, hvad der "
									 "sker, når I går på jagt mellem reolerne sammen.",
	"Du skal bruge din nysgerrighed og dine bedste venner. Resten har vi lagt klar til jer på et "
	"stort bord.",
	"Kan du løse opgaverne om {e}, før tiden er gået? Der venter en lille overraskelse på hele "
	"klassen bagefter."};
static const char *const sentences[] = {
	"Vi begynder i en rundkreds, hvor eleverne fortæller, hvad de allerede ved om {e}.",
	"Bagefter deles klassen i grupper på tre eller fire, og hver gruppe får sin egen opgave.",
	"Opgaverne er lavet, så både den hurtige og den eftertænksomme læser får noget at bide i.",
	"Undervejs går to bibliotekarer rundt og hjælper, men de giver aldrig svaret fra sig med det "
	"samme.",
	"Eleverne bruger både bøger, aviser og nettet, og de skriver ned, hvor de har fundet hver "
	"oplysning.",
	"Til sidst samles vi igen, og grupperne viser hinanden, hvad de er kommet frem til.",
	"Læreren er med hele vejen og kan bruge resultatet i klassens videre arbejde med {e}.",
	"Tilbuddet er udviklet sammen med lærere fra tre skoler og bliver justeret hvert år.",
	"Der er plads til kørestole overalt, og opgaverne findes også som lyd.",
	"Har klassen brug for ekstra tid, så sig til ved bestillingen, så finder vi en løsning.",
	"Alle elever får lov til at låne en bog med hjem, også de, der endnu ikke har et lånerkort.",
	"Det vigtigste er ikke at blive færdig, men at turde spørge, når noget er svært.",
	"Mange klasser vender tilbage året efter, fordi eleverne selv beder om det.",
	"Vi har samlet bøger om {e} i mange sværhedsgrader, så alle kan finde én, der passer.",
	"{b} stiller rum, materialer og hjælp til rådighed uden beregning for transporten mellem "
	"opgaverne."};
static const char *const steps[] = {"Velkomst og en kort rundvisning mellem reolerne",
	"Grupperne trækker en opgave om *{e}* og fordeler rollerne",
	"Eleverne leder efter svar i bøger og på skærm",
	"Hver gruppe vælger **ét** fund, de vil vise de andre",
	"Fælles afslutning, hvor vi samler op på det, der var svært",
	"Tid til at låne bøger, før klassen går hjem"};
static const char *const advice[] = {"Del gerne klassen i grupper, før I kommer",
	"Lad eleverne skrive tre spørgsmål om {e} hjemmefra", "Husk lånerkort til dem, der har et",
	"Aftal med eleverne, hvem der må tages billeder af",
	"Tag overtøj med, for en af posterne ligger udenfor"};
static const char *const gains[] = {"Eleverne kan vurdere, om en kilde er troværdig",
	"Eleverne kan finde en bog på hylden uden hjælp", "Eleverne kender fem nye ord om {e}",
	"Eleverne har øvet sig i at lytte til hinanden",
	"Eleverne kan fortælle om {e} med deres egne ord", "Eleverne kan samarbejde om en åben opgave"};
static const char *const experience[] = {"Det går bedst, når klassen er delt i grupper, før den "
										 "kommer, og når læreren selv er med i legen.",
	"Sæt god tid af til afslutningen, for det er dér, eleverne opdager, hvor meget de har lært om "
	"{e}.",
	"Vi har holdt det for mere end tyve klasser. Lyden i rummet betyder meget, så brug to rum, "
	"hvis I kan."};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

#endif
