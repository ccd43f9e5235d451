/* Where the site lies, for addresses that must be whole. */
#include "site/site.h"

#include <string.h>

struct str site_path_of_url(struct str url)
{
	const ptrdiff_t host = str_find(url, STR("//"), 0);
	const ptrdiff_t path = str_find(url, STR("/"), (size_t)host + 2);
	return path < 0 ? STR("/") : str_skip(url, (size_t)path);
}

/* "https://x.dk:8000/skoletilbud/" → "x.dk" */
static struct str host_of_url(struct str url)
{
	struct str host = str_skip(url, (size_t)(str_find(url, STR("//"), 0) + 2));
	size_t end = 0;
	while (end < host.len && !strchr("/?#:", host.ptr[end]))
		end++;
	return str_slice(host, 0, end);
}

const struct dead_link *site_dead_link(const struct site *site, struct str url)
{
	return site->dead ? map_get(site->dead, str_before(url, '#')) : NULL;
}

void site_place(struct arena *arena, struct site *site, struct str base_url)
{
	const struct record *record = &site->catalogue->site;
	site->base_url = base_url.len ? base_url : record_key(record, ROLE_ADDRESS);
	if (!str_ends(site->base_url, STR("/")))
		site->base_url = str_join(arena, site->base_url, STR("/"));
	site->base_path = site_path_of_url(site->base_url);
	site->host = host_of_url(record_key(record, ROLE_ADDRESS));
	site->trial = str_eq(record_text(record, ROLE_EDITION), STR("prøve"));
}
