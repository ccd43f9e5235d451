/* What the open data says about itself: an OpenAPI 3.1 description of the files,
 * and the catalogue entry (DCAT-AP) that other catalogues harvest. */
#include "site/api_files.h"

#include "site/plan_api.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

const struct api_file api_files[] = {
	{"biblioteker.json", api_write_libraries},
	{"ordlister.json", api_write_vocabularies},
	{"openapi.json", api_write_openapi},
	{"dcat.jsonld", api_write_dcat},
	{NULL, NULL},
};

/* Addresses below api/v1/; a list goes on in numbered files beside it. */
static const struct {
	const char *path, *id, *media, *schema;
	bool goes_on;
} addresses[] = {
	{"alle.json", "alle", "application/json", "svar-liste", true},
	{"fag/{noegle}.json", "fag", "application/json", "svar-liste", true},
	{"trin/{noegle}.json", "trin", "application/json", "svar-liste", true},
	{"kommuner/{noegle}.json", "kommuner", "application/json", "svar-liste", true},
	{"emner/{noegle}.json", "emner", "application/json", "svar-liste", true},
	{"former/{noegle}.json", "former", "application/json", "svar-liste", true},
	{"dr/{noegle}.json", "dr", "application/json", "svar-liste", true},
	{"biblioteker/{noegle}.json", "bibliotek", "application/json", "svar-liste", true},
	{"tilbud.json", "tilbud", "application/json", "svar-tilbudsliste", true},
	{"tilbud/{bibliotek}/{tilbud}.json", "et-tilbud", "application/json", "svar-tilbud", false},
	{"tilbud.csv", "tabel", "text/csv", NULL, true},
	{"biblioteker.json", "biblioteker", "application/json", "svar-biblioteker", false},
	{"ordlister.json", "ordlister", "application/json", "svar-ordlister", false},
	{"skema/{navn}.json", "skema", "application/schema+json", NULL, false},
	{"openapi.json", "openapi", "application/json", NULL, false},
	{"dcat.jsonld", "dcat", "application/ld+json", NULL, false},
};

struct str api_address(size_t i, const char **id)
{
	if (i >= COUNT_OF(addresses))
		return STR("");
	if (id)
		*id = addresses[i].id;
	return str_from(addresses[i].path);
}

/* What stands in braces, one after the other. */
static bool next_parameter(struct str *rest, struct str *name)
{
	const ptrdiff_t open = str_find(*rest, STR("{"), 0);
	if (open < 0)
		return false;
	const ptrdiff_t end = str_find(*rest, STR("}"), (size_t)open);
	*name = str_slice(*rest, (size_t)open + 1, (size_t)end);
	*rest = str_skip(*rest, (size_t)end + 1);
	return true;
}

static void write_parameters(struct json_out *out, const struct api_source *source, struct str path)
{
	static const struct api_object parameter = {"del", NULL, 0};
	struct str name;
	json_open(out, "parameters", '[');
	while (next_parameter(&path, &name)) {
		json_open(out, NULL, '{');
		json_text(out, "name", name);
		json_text(out, "in", STR("path"));
		json_yes(out, "required");
		json_text(out, "description",
			api_meaning(source->site, &parameter, str_z(source->arena, name), source->arena));
		json_open(out, "schema", '{');
		json_text(out, "type", STR("string"));
		json_close(out, '}');
		json_close(out, '}');
	}
	json_close(out, ']');
}

static void write_answer(
	struct json_out *out, const struct api_source *source, size_t number, struct str meaning)
{
	const char *schema = addresses[number].schema;
	json_open(out, "responses", '{');
	json_open(out, "200", '{');
	json_text(out, "description", meaning);
	json_open(out, "content", '{');
	json_open(out, addresses[number].media, '{');
	if (schema) {
		json_open(out, "schema", '{');
		json_text(out, "$ref", str_format(source->arena, "#/components/schemas/%s", schema));
		json_close(out, '}');
	}
	json_close(out, '}');
	json_close(out, '}');
	json_close(out, '}');
	json_close(out, '}');
}

static void write_address(
	struct json_out *out, const struct api_source *source, size_t number, bool part)
{
	static const struct api_object address = {"sti", NULL, 0};
	const char *id = addresses[number].id;
	struct str path = str_from(addresses[number].path);
	const struct str meaning = api_meaning(source->site, &address, id, source->arena);
	if (part) {
		const size_t stem = path.len - (str_ends(path, STR(".csv")) ? 4 : 5);
		path = str_format(
			source->arena, "%.*s/{side}%.*s", (int)stem, path.ptr, STR_ARGS(str_skip(path, stem)));
	}
	json_open_named(out, str_join(source->arena, STR("/"), path), '{');
	json_open(out, "get", '{');
	json_text(out, "operationId", str_format(source->arena, "%s%s", id, part ? "-side" : ""));
	json_text(out, "summary", meaning);
	write_parameters(out, source, path);
	write_answer(out, source, number, meaning);
	json_close(out, '}');
	json_close(out, '}');
}

static struct str site_text(const struct api_source *source, enum role role)
{
	return record_text(&source->site->catalogue->site, role);
}

static struct str licence_part(const struct api_source *source, const char *part, bool key)
{
	const struct given *given =
		given_part(record_get(&source->site->catalogue->site, ROLE_LICENCE), str_from(part));
	return !given ? STR("") : key ? given->key : given->text;
}

static void write_info(struct json_out *out, const struct api_source *source)
{
	const struct str name = licence_part(source, "navn", false);
	const struct str address = licence_part(source, "url", true);
	json_open(out, "info", '{');
	json_text(out, "title", site_text(source, ROLE_NAME));
	json_text(out, "version", STR(API_VERSION));
	json_text(out, "description", site_text(source, ROLE_BODY));
	if (name.len) {
		json_open(out, "license", '{');
		json_text(out, "name", name);
		if (address.len)
			json_text(out, "url", address);
		json_close(out, '}');
	}
	json_close(out, '}');
}

void api_write_openapi(const struct site *site, struct arena *arena, struct buf *buf)
{
	const struct api_source source = {.site = site, .arena = arena};
	struct json_out out = {.buf = buf};
	json_open(&out, NULL, '{');
	json_text(&out, "openapi", STR("3.1.0"));
	write_info(&out, &source);
	json_open(&out, "servers", '[');
	json_open(&out, NULL, '{');
	json_text(&out, "url", api_absolute(&source, STR("api/v1")));
	json_close(&out, '}');
	json_close(&out, ']');
	json_open(&out, "externalDocs", '{');
	json_text(&out, "url", api_absolute(&source, STR("api/")));
	json_close(&out, '}');
	json_open(&out, "paths", '{');
	for (size_t i = 0; i < COUNT_OF(addresses); i++) {
		write_address(&out, &source, i, false);
		if (addresses[i].goes_on)
			write_address(&out, &source, i, true);
	}
	json_close(&out, '}');
	json_open(&out, "components", '{');
	api_write_schemas(&out, site, arena);
	json_close(&out, '}');
	json_close(&out, '}');
	buf_add_char(buf, '\n');
}

/* --- DCAT-AP ------------------------------------------------------------------------ */

#define AUTHORITY "http://publications.europa.eu/resource/authority/"

static void reference(struct json_out *out, const char *name, struct str address)
{
	json_open(out, name, '{');
	json_text(out, "@id", address);
	json_close(out, '}');
}

static void danish(struct json_out *out, const char *name, struct str text)
{
	json_open(out, name, '{');
	json_text(out, "@value", text);
	json_text(out, "@language", STR("da"));
	json_close(out, '}');
}

static void write_context(struct json_out *out)
{
	static const char *const prefixes[][2] = {{"dcat", "http://www.w3.org/ns/dcat#"},
		{"dct", "http://purl.org/dc/terms/"}, {"foaf", "http://xmlns.com/foaf/0.1/"},
		{"vcard", "http://www.w3.org/2006/vcard/ns#"}};
	json_open(out, "@context", '{');
	for (size_t i = 0; i < COUNT_OF(prefixes); i++)
		json_text(out, prefixes[i][0], str_from(prefixes[i][1]));
	json_close(out, '}');
}

static void write_publisher(struct json_out *out, const struct api_source *source)
{
	const struct str publisher = site_text(source, ROLE_PUBLISHER);
	json_open(out, "dct:publisher", '{');
	json_text(out, "@id", api_absolute(source, STR("#udgiver")));
	json_text(out, "@type", STR("foaf:Agent"));
	danish(out, "foaf:name", publisher.len ? publisher : site_text(source, ROLE_NAME));
	json_close(out, '}');
}

static void write_distributions(struct json_out *out, const struct api_source *source)
{
	static const struct {
		const char *path, *type, *media;
	} files[] = {{"tilbud.json", "JSON", "application/json"}, {"tilbud.csv", "CSV", "text/csv"},
		{"alle.json", "JSON", "application/json"}};
	static const struct api_object distribution = {"fil", NULL, 0};
	const struct str licence = licence_part(source, "url", true);
	json_open(out, "dcat:distribution", '[');
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		const struct str address =
			api_absolute(source, str_format(source->arena, "api/v1/%s", files[i].path));
		json_open(out, NULL, '{');
		json_text(out, "@id", address);
		json_text(out, "@type", STR("dcat:Distribution"));
		danish(out, "dct:title",
			api_meaning(source->site, &distribution, files[i].path, source->arena));
		reference(out, "dcat:accessURL", api_absolute(source, STR("api/")));
		reference(out, "dcat:downloadURL", address);
		reference(
			out, "dct:format", str_format(source->arena, AUTHORITY "file-type/%s", files[i].type));
		reference(out, "dcat:mediaType",
			str_format(
				source->arena, "https://www.iana.org/assignments/media-types/%s", files[i].media));
		if (licence.len)
			reference(out, "dct:license", licence);
		json_close(out, '}');
	}
	json_close(out, ']');
}

/* Where mistakes are told: a mailbox or a page of the catalogue's own, nobody's name. */
static void write_contact(struct json_out *out, const struct api_source *source)
{
	const struct given *corrections = record_get(&source->site->catalogue->site, ROLE_CORRECTIONS);
	const struct given *mail = given_part(corrections, STR("mail"));
	const struct given *link = given_part(corrections, STR("link"));
	if (!mail && !link)
		return;
	json_open(out, "dcat:contactPoint", '{');
	json_text(out, "@id", api_absolute(source, STR("#rettelser")));
	json_text(out, "@type", STR("vcard:Organization"));
	danish(out, "vcard:fn", site_text(source, ROLE_NAME));
	if (mail)
		reference(out, "vcard:hasEmail", mail->key);
	else
		reference(out, "vcard:hasURL", link->key);
	json_close(out, '}');
}

static void write_dataset(struct json_out *out, const struct api_source *source)
{
	json_open(out, "dcat:dataset", '{');
	json_text(out, "@id", api_absolute(source, STR("api/#data")));
	json_text(out, "@type", STR("dcat:Dataset"));
	danish(out, "dct:title", site_text(source, ROLE_NAME));
	danish(out, "dct:description", site_text(source, ROLE_BODY));
	write_publisher(out, source);
	write_contact(out, source);
	reference(out, "dcat:landingPage", api_absolute(source, STR("api/")));
	reference(out, "dcat:theme", STR(AUTHORITY "data-theme/EDUC"));
	reference(out, "dct:language", STR(AUTHORITY "language/DAN"));
	reference(out, "dct:spatial", STR(AUTHORITY "country/DNK"));
	reference(out, "dct:accrualPeriodicity", STR(AUTHORITY "frequency/DAILY"));
	reference(out, "dct:accessRights", STR(AUTHORITY "access-right/PUBLIC"));
	write_distributions(out, source);
	json_close(out, '}');
}

void api_write_dcat(const struct site *site, struct arena *arena, struct buf *buf)
{
	const struct api_source source = {.site = site, .arena = arena};
	struct json_out out = {.buf = buf};
	const struct str licence = licence_part(&source, "url", true);
	json_open(&out, NULL, '{');
	write_context(&out);
	json_text(&out, "@id", api_absolute(&source, STR("api/v1/dcat.jsonld")));
	json_text(&out, "@type", STR("dcat:Catalog"));
	danish(&out, "dct:title", site_text(&source, ROLE_NAME));
	danish(&out, "dct:description", site_text(&source, ROLE_BODY));
	write_publisher(&out, &source);
	reference(&out, "foaf:homepage", site->base_url);
	reference(&out, "dct:language", STR(AUTHORITY "language/DAN"));
	if (licence.len)
		reference(&out, "dct:license", licence);
	write_dataset(&out, &source);
	json_close(&out, '}');
	buf_add_char(buf, '\n');
}
