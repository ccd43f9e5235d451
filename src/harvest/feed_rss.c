/* Reads a news feed with libxml2's reader, and writes its items in the form of the
 * libraries' CMS: so one reader makes both harmless. Nothing is fetched and no
 * entity of the feed's own is resolved: a feed with a document type is none. */
#include "harvest/feed_rss.h"

#include "base/buf.h"
#include "base/limits.h"
#include "format/json.h"
#include "harvest/events_value.h"

#include <libxml/xmlreader.h>

enum { ANSWER_MAX = 64 * 1024 * 1024 };

struct rss {
	struct arena *arena;
	xmlTextReader *reader;
	struct value *list;
	struct value *item; /* NULL between items */
	struct value *tags; /* of the item */
	struct str name;    /* of the item: what its uuid is made of */
	int depth;          /* of the item */
	size_t nodes;
	bool is_feed;
};

static struct str own(const struct rss *rss, xmlChar *text)
{
	const struct str copy = str_copy(rss->arena, str_from(text ? (const char *)text : ""));
	xmlFree(text);
	return copy;
}

static struct str attribute(const struct rss *rss, const char *name)
{
	return own(rss, xmlTextReaderGetAttribute(rss->reader, (const xmlChar *)name));
}

static bool is_one_of(struct str name, const char *const *names)
{
	for (; *names; names++)
		if (str_eq(name, str_from(*names)))
			return true;
	return false;
}

static void begin_item(struct rss *rss)
{
	rss->item = value_map(rss->arena);
	rss->depth = xmlTextReaderDepth(rss->reader);
	rss->name = STR("");
	value_set_text(rss->arena, rss->item, STR("undated"), STR("true"));
	value_set_text(rss->arena, rss->item, STR("state"), STR("Active"));
	rss->tags = value_list(rss->arena);
	value_set(rss->arena, rss->item, STR("tags"), rss->tags);
}

static void end_item(struct rss *rss)
{
	if (!rss->name.len)
		rss->name = value_str(value_get(rss->item, STR("url")));
	value_set_text(rss->arena, rss->item, STR("uuid"), cms_uuid_of(rss->arena, rss->name));
	value_append(rss->arena, rss->list, rss->item);
	rss->item = NULL;
}

static void set_once(struct rss *rss, struct str name, struct str text)
{
	if (!value_get(rss->item, name))
		value_set_text(rss->arena, rss->item, name, text);
}

static void read_link(struct rss *rss)
{
	const struct str way = attribute(rss, "rel");
	const struct str address = attribute(rss, "href"); /* Atom's; RSS has it as text */
	if (!way.len || str_eq(way, STR("alternate")))
		set_once(rss, STR("url"),
			str_trim(address.len ? address : own(rss, xmlTextReaderReadString(rss->reader))));
}

static void read_part(struct rss *rss, struct str part)
{
	static const char *const names[] = {"guid", "id", NULL};
	static const char *const bodies[] = {"encoded", "content", "description", "summary", NULL};
	if (str_eq(part, STR("link"))) {
		read_link(rss);
	} else if (str_eq(part, STR("category"))) {
		const struct str term = attribute(rss, "term");
		const struct str tag = term.len ? term : own(rss, xmlTextReaderReadString(rss->reader));
		value_append(rss->arena, rss->tags, value_text(rss->arena, tag));
	} else if (str_eq(part, STR("title"))) {
		set_once(rss, STR("title"), own(rss, xmlTextReaderReadString(rss->reader)));
	} else if (is_one_of(part, bodies)) {
		set_once(rss, STR("body"), own(rss, xmlTextReaderReadString(rss->reader)));
	} else if (is_one_of(part, names)) {
		rss->name = str_trim(own(rss, xmlTextReaderReadString(rss->reader)));
	}
}

/* False when it is no feed. */
static bool read_node(struct rss *rss)
{
	static const char *const roots[] = {"rss", "RDF", "feed", NULL};
	static const char *const items[] = {"item", "entry", NULL};
	const int type = xmlTextReaderNodeType(rss->reader);
	const int depth = xmlTextReaderDepth(rss->reader);
	const struct str name = str_from((const char *)xmlTextReaderConstLocalName(rss->reader));
	if (type == XML_READER_TYPE_DOCUMENT_TYPE || depth > DEPTH_MAX
		|| ++rss->nodes > HARVEST_NODES_MAX)
		return false;
	if (type == XML_READER_TYPE_END_ELEMENT && rss->item && depth == rss->depth)
		end_item(rss);
	if (type != XML_READER_TYPE_ELEMENT)
		return true;
	if (depth == 0)
		rss->is_feed = is_one_of(name, roots);
	else if (rss->item && depth == rss->depth + 1)
		read_part(rss, name);
	else if (!rss->item && is_one_of(name, items) && !xmlTextReaderIsEmptyElement(rss->reader))
		begin_item(rss);
	return rss->is_feed;
}

static bool read_feed(struct rss *rss, struct str text)
{
	int more = 0;
	rss->reader = xmlReaderForMemory(text.ptr, (int)text.len, NULL, NULL, /* as it says itself */
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
	while (rss->reader && (more = xmlTextReaderRead(rss->reader)) == 1)
		if (!read_node(rss)) {
			more = -1;
			break;
		}
	xmlFreeTextReader(rss->reader);
	return more == 0 && rss->is_feed;
}

bool rss_as_events(
	struct arena *arena, const struct source *source, struct report *report, struct str *json)
{
	struct rss rss = {.arena = arena, .list = value_list(arena)};
	struct buf out = {.ceiling = ANSWER_MAX};
	if (source->text.len > ANSWER_MAX || !read_feed(&rss, str_trim(source->text))) {
		report_add(report, FEED_NOT_RSS, source_top(source), (struct details){0});
		return false;
	}
	json_write(&out, rss.list);
	*json = str_copy(arena, buf_str(&out));
	buf_free(&out);
	return true;
}
