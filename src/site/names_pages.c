/* What each kind of page gives to its template, beside the fields of its record.
 * See view.h for who fills it. */
#include "site/names_parts.h"

const struct shape names_link[2] = {TEXT_OF("navn"), TEXT_OF("sti")};

static const struct shape counted_names[] = {TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("nøgle"),
	TEXT_OF("antal"), TEXT_OF("kort_navn"), FLAG_OF("her")};

static const struct shape sender_names[] = {TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("klasse")};

#define CARD                                                                                       \
	TEXT_OF("rod"), TEXT_OF("titel"), TEXT_OF("resume"), TEXT_OF("elevtekst"), TEXT_OF("sti"),     \
		TEXT_OF("trin"), TEXT_OF("alder"), TEXT_OF("varighed"), TEXT_OF("pris"),                   \
		FLAG_OF("gratis"), TEXT_OF("form"), TEXT_OF("steder"), TEXT_OF("hvem"), FLAG_OF("pause"),  \
		FLAG_OF("udsolgt"), MAP_OF("bibliotek", sender_names)
static const struct shape card_names[] = {CARD};

static const struct shape list_names[] = {TEXT_OF("antal"), HTML_OF("kort")};

static const struct shape turn_item_names[] = {TEXT_OF("nummer"), TEXT_OF("sti"), FLAG_OF("her")};

static const struct shape turn_names[] = {TEXT_OF("nummer"), TEXT_OF("sider"), TEXT_OF("forrige"),
	TEXT_OF("næste"), LIST_OF("punkter", turn_item_names)};

const struct shape names_side[8] = {TEXT_OF("titel"), TEXT_OF("beskrivelse"), TEXT_OF("adresse"),
	TEXT_OF("sti"), FLAG_OF("noindex"), TEXT_OF("delebillede"), TEXT_OF("billede"),
	TEXT_OF("billedtekst")};

const struct shape names_follow[6] = {TEXT_OF("navn"), TEXT_OF("atom"), TEXT_OF("json"),
	TEXT_OF("kalender"), FLAG_OF("nyt"), FLAG_OF("datoer")};

static const struct shape entry_names[] = {TEXT_OF("id"), TEXT_OF("titel"), TEXT_OF("adresse"),
	TEXT_OF("resume"), TEXT_OF("bibliotek"), TEXT_OF("oprettet"), TEXT_OF("ændret"),
	{NAMED("emner"), SHAPE_LIST, NULL, 0}};

static const struct shape region_names[] = {TEXT_OF("navn"), LIST_OF("kommuner", counted_names)};

static const struct shape theme_names[] = {TEXT_OF("titel"), TEXT_OF("resume"), TEXT_OF("sti"),
	TEXT_OF("antal"), TEXT_OF("url"), TEXT_OF("fælles")};

static const struct shape count_names[] = {
	TEXT_OF("tilbud"), TEXT_OF("biblioteker"), TEXT_OF("nationale"), TEXT_OF("kommuner")};

static const struct shape library_item_names[] = {TEXT_OF("navn"), TEXT_OF("sti"),
	TEXT_OF("klasse"), TEXT_OF("antal"), TEXT_OF("kommune"), TEXT_OF("om")};

static const struct shape library_region_names[] = {
	TEXT_OF("navn"), LIST_OF("biblioteker", library_item_names)};

static const struct shape tile_names[] = {TEXT_OF("navn"), TEXT_OF("kort_navn"), TEXT_OF("sti"),
	TEXT_OF("antal"), TEXT_OF("tone"), TEXT_OF("x"), TEXT_OF("y")};

static const struct shape map_names[] = {LIST_OF("vest", tile_names), LIST_OF("øst", tile_names)};

static const struct shape kind_names[] = {
	FLAG_OF("fag"), FLAG_OF("trin"), FLAG_OF("emner"), FLAG_OF("former"), FLAG_OF("andre")};

static const struct shape term_names[] = {
	TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("flertal"), TEXT_OF("note"), TEXT_OF("facet")};

static const struct shape filter_names[] = {TEXT_OF("navn"), TEXT_OF("nøgle"), TEXT_OF("trin")};

static const struct shape municipality_names[] = {
	TEXT_OF("navn"), TEXT_OF("sti"), TEXT_OF("region")};

static const struct shape html_names[] = {HTML_OF("html")};

static const struct shape target_names[] = {TEXT_OF("titel"), TEXT_OF("sti"), TEXT_OF("adresse")};

static const struct shape address_names[] = {TEXT_OF("adresse"), TEXT_OF("ændret")};

#define CHOICES                                                                                    \
	LIST_OF("trin", counted_names), LIST_OF("fag", counted_names),                                 \
		LIST_OF("former", counted_names), LIST_OF("emner", counted_names)
#define LISTED MAP_OF("liste", list_names), MAP_OF("sideskift", turn_names)
#define TERMS                                                                                      \
	MAP_OF("slags", kind_names), MAP_OF("term", term_names), LIST_OF("forløb", counted_names),     \
		MAP_OF("filter", filter_names), LISTED

static const struct shape front_names[] = {MAP_OF("antal", count_names),
	LIST_OF("regioner", region_names), CHOICES, MAP_OF("nye", list_names),
	MAP_OF("sæson", list_names), LIST_OF("dr", theme_names)};
static const struct shape facet_names[] = {
	TEXT_OF("navn"), TEXT_OF("etiket"), TEXT_OF("alle"), LIST_OF("punkter", counted_names)};
static const struct shape offers_names[] = {LISTED, TEXT_OF("kolonner"), TEXT_OF("blok"),
	FLAG_OF("nyeste"), TEXT_OF("søgeindeks"), LIST_OF("facetter", facet_names)};
static const struct shape cards_names[] = {HTML_OF("kort")};
static const struct shape offer_names[] = {MAP_OF("beslægtede", list_names),
	MAP_OF("næste", list_names), FLAG_OF("fra_dr"), LIST_OF("dr", theme_names),
	LIST_OF("dr_måske", theme_names)};
static const struct shape libraries_names[] = {
	LIST_OF("regioner", library_region_names), MAP_OF("landkort", map_names)};
static const struct shape day_names[] = {TEXT_OF("dag"), TEXT_OF("tider")};
static const struct shape branch_names[] = {TEXT_OF("navn"), LIST_OF("dage", day_names)};
static const struct shape opening_names[] = {
	TEXT_OF("hentet"), LIST_OF("afdelinger", branch_names)};
static const struct shape library_names[] = {LISTED, MAP_OF("åbent", opening_names)};
static const struct shape services_names[] = {LIST_OF("tjenester", library_item_names)};
static const struct shape municipalities_names[] = {
	LIST_OF("regioner", region_names), MAP_OF("landkort", map_names)};
static const struct shape municipality_page_names[] = {MAP_OF("kommune", municipality_names),
	MAP_OF("bibliotek", sender_names), LIST_OF("forløb", counted_names), MAP_OF("egne", list_names),
	MAP_OF("regionale", list_names), MAP_OF("nationale", list_names), MAP_OF("online", list_names),
	TEXT_OF("antal"), MAP_OF("filter", filter_names), MAP_OF("sideskift", turn_names)};
static const struct shape overview_names[] = {
	MAP_OF("slags", kind_names), LIST_OF("punkter", counted_names)};
static const struct shape term_page_names[] = {TERMS};
static const struct shape themes_names[] = {LIST_OF("temaer", theme_names)};
static const struct shape code_names[] = {TEXT_OF("titel"), TEXT_OF("mønster"), TEXT_OF("liste"),
	TEXT_OF("ramme"), TEXT_OF("feed"), TEXT_OF("valg"), TEXT_OF("rod"), TEXT_OF("oprindelse")};
#define CODE MAP_OF("kode", code_names), TEXT_OF("sri_hoejde"), TEXT_OF("sri_element")
static const struct shape code_list_names[] = {TEXT_OF("navn"), TEXT_OF("nøgle"), TEXT_OF("sti"),
	TEXT_OF("antal"), TEXT_OF("titel"), TEXT_OF("ramme"), TEXT_OF("forløb")};
static const struct shape code_band_names[] = {TEXT_OF("navn"), TEXT_OF("nøgle"), TEXT_OF("trin")};
static const struct shape codes_names[] = {CODE, LIST_OF("dr", code_list_names),
	LIST_OF("fag", code_list_names), LIST_OF("forløb", code_band_names),
	LIST_OF("trin", code_list_names), LIST_OF("kommuner", code_list_names),
	LIST_OF("emner", code_list_names), LIST_OF("former", code_list_names),
	LIST_OF("biblioteker", code_list_names)};
static const struct shape theme_card_names[] = {CARD, TEXT_OF("fælles")};
static const struct shape theme_list_names[] = {
	TEXT_OF("antal"), LIST_OF("kort", theme_card_names)};
static const struct shape theme_page_names[] = {TEXT_OF("nøgle"), FLAG_OF("udgået"),
	TEXT_OF("sluttede"), TEXT_OF("antal"), MAP_OF("peger", theme_list_names),
	MAP_OF("passer", theme_list_names), CODE, MAP_OF("sideskift", turn_names)};
static const struct shape band_count_names[] = {TEXT_OF("navn"), TEXT_OF("antal")};
static const struct shape theme_count_names[] = {TEXT_OF("titel"), TEXT_OF("sti"), TEXT_OF("url"),
	TEXT_OF("antal"), TEXT_OF("peger"), LIST_OF("forløb", band_count_names), TEXT_OF("kommuner"),
	FLAG_OF("ingen"), FLAG_OF("udgået"), TEXT_OF("sluttede")};
static const struct shape lost_theme_names[] = {
	TEXT_OF("titel"), TEXT_OF("sti"), TEXT_OF("bibliotek"), TEXT_OF("tema"), TEXT_OF("tema_sti")};
static const struct shape theme_status_names[] = {
	LIST_OF("temaer", theme_count_names), TEXT_OF("kommuner"), LIST_OF("væk", lost_theme_names)};
static const struct shape pupils_names[] = {LIST_OF("forløb", counted_names),
	MAP_OF("konkurrencer", list_names), MAP_OF("kampagner", list_names),
	MAP_OF("læsning", list_names), MAP_OF("oplevelser", list_names)};
static const struct shape text_names[] = {MAP_OF("tekst", html_names)};
static const struct shape tombstone_names[] = {TEXT_OF("titel"), TEXT_OF("sluttede"),
	FLAG_OF("midlertidig"), MAP_OF("bibliotek", sender_names), MAP_OF("beslægtede", list_names),
	MAP_OF("opad", names_link)};
static const struct shape redirect_names[] = {MAP_OF("mål", target_names)};
static const struct shape embed_option_names[] = {
	TEXT_OF("nøgle"), TEXT_OF("navn"), TEXT_OF("kort")};
static const struct shape embed_choice_names[] = {
	TEXT_OF("navn"), TEXT_OF("etiket"), FLAG_OF("vist"), LIST_OF("punkter", embed_option_names)};
static const struct shape embed_frame_names[] = {TEXT_OF("sti"), TEXT_OF("adresse"),
	TEXT_OF("alle_trin"), TEXT_OF("nær"), FLAG_OF("alle"), FLAG_OF("trinvalg"), FLAG_OF("fuld"),
	FLAG_OF("væk"), FLAG_OF("midlertidig")};
static const struct shape embed_names[] = {MAP_OF("ramme", embed_frame_names),
	MAP_OF("bibliotek", sender_names), LIST_OF("forløb", counted_names), LISTED,
	LIST_OF("valg", embed_choice_names), TEXT_OF("kommuner"), MAP_OF("filter", filter_names)};
static const struct shape sitemap_names[] = {LIST_OF("adresser", address_names)};
static const struct shape robots_names[] = {TEXT_OF("sitemap")};
static const struct shape atom_names[] = {
	TEXT_OF("titel"), TEXT_OF("om"), TEXT_OF("ændret"), LIST_OF("punkter", entry_names)};
static const struct shape api_file_names[] = {TEXT_OF("navn"), TEXT_OF("mening"), TEXT_OF("sti")};
static const struct shape api_member_names[] = {TEXT_OF("navn"), TEXT_OF("mening")};
static const struct shape api_names[] = {TEXT_OF("adresse"), TEXT_OF("rodsti"),
	LIST_OF("filer", api_file_names), LIST_OF("liste", api_member_names),
	LIST_OF("felter", api_member_names)};
static const struct shape folder_names[] = {TEXT_OF("sti")};
static const struct shape headers_names[] = {TEXT_OF("bane"), LIST_OF("mapper", folder_names)};
static const struct shape opensearch_names[] = {TEXT_OF("søgning")};

#define TYPE(template, names)                                                                      \
	{                                                                                              \
		template, names, COUNT_OF(names), NULL, KIND_OFFER                                         \
	}
#define TYPE_WITH(template, names, record, kind)                                                   \
	{                                                                                              \
		template, names, COUNT_OF(names), record, kind                                             \
	}

const struct page_type names_fragments[FRAGMENT_KINDS] = {
	[FRAGMENT_CARD] = TYPE("kort", card_names),
	[FRAGMENT_OWN_CARD] = TYPE("egetkort", card_names),
	[FRAGMENT_PUPILS_CARD] = TYPE("elevkort", card_names),
	[FRAGMENT_OEMBED] = TYPE("oembed", card_names),
};

const struct page_type names_types[PAGE_KINDS] = {
	[PAGE_FRONT] = TYPE("forside", front_names),
	[PAGE_OFFERS] = TYPE("tilbudsliste", offers_names),
	[PAGE_OFFER] = TYPE_WITH("tilbud", offer_names, "tilbud", KIND_OFFER),
	[PAGE_LIBRARIES] = TYPE("biblioteker", libraries_names),
	[PAGE_LIBRARY] = TYPE("bibliotek", library_names),
	[PAGE_SERVICES] = TYPE("nationale", services_names),
	[PAGE_MUNICIPALITIES] = TYPE("kommuner", municipalities_names),
	[PAGE_MUNICIPALITY] = TYPE("kommune", municipality_page_names),
	[PAGE_SUBJECTS] = TYPE("oversigt", overview_names),
	[PAGE_SUBJECT] = TYPE("emneside", term_page_names),
	[PAGE_GRADES] = TYPE("oversigt", overview_names),
	[PAGE_GRADE] = TYPE("emneside", term_page_names),
	[PAGE_TOPICS] = TYPE("oversigt", overview_names),
	[PAGE_TOPIC] = TYPE("emneside", term_page_names),
	[PAGE_FORMS] = TYPE("oversigt", overview_names),
	[PAGE_FORM] = TYPE("emneside", term_page_names),
	[PAGE_CHOICES] = TYPE("oversigt", overview_names),
	[PAGE_CHOICE] = TYPE("emneside", term_page_names),
	[PAGE_THEMES] = TYPE("dr", themes_names),
	[PAGE_THEME] = TYPE_WITH("drtema", theme_page_names, "tema", KIND_DR),
	[PAGE_THEME_STATUS] = TYPE("drstatus", theme_status_names),
	[PAGE_CODES] = TYPE("indlejring", codes_names),
	[PAGE_TEXT] = TYPE("side", text_names),
	[PAGE_PUPILS] = TYPE("elever", pupils_names),
	[PAGE_ACCESSIBILITY] = {"tilgaengelighed", NULL, 0, NULL, KIND_OFFER},
	[PAGE_TOMBSTONE] = TYPE("gravsten", tombstone_names),
	[PAGE_REDIRECT] = TYPE("viderestilling", redirect_names),
	[PAGE_NOT_FOUND] = {"404", NULL, 0, NULL, KIND_OFFER},
	[PAGE_ATOM] = TYPE("feed.xml", atom_names),
	[PAGE_SITEMAP] = TYPE("sitemap.xml", sitemap_names),
	[PAGE_SITEMAP_INDEX] = TYPE("sitemapindex.xml", sitemap_names),
	[PAGE_ROBOTS] = TYPE("robots.txt", robots_names),
	[PAGE_OPENSEARCH] = TYPE("opensearch.xml", opensearch_names),
	[PAGE_ASSET] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_CARDS] = TYPE("kortblok", cards_names),
	[PAGE_EMBED] = TYPE("indlejret", embed_names),
	[PAGE_PICTURE] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_API_LIST] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_API_OFFERS] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_API_OFFER] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_API_TABLE] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_API_FILE] = {NULL, NULL, 0, NULL, KIND_OFFER},
	[PAGE_API] = TYPE("aabnedata", api_names),
	[PAGE_HEADERS] = TYPE("headers.txt", headers_names),
	[PAGE_HTACCESS] = TYPE("htaccess.txt", headers_names),
	[PAGE_OEMBED] = {NULL, NULL, 0, NULL, KIND_OFFER},
};
