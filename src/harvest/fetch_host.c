/* Names with æ, ø and å, by libidn2. curl would do it too, but reads them in the
 * user's locale, and we have none. */
#include "harvest/fetch_host.h"

#include "base/danish.h"
#include "base/utf8.h"

#include <idn2.h>

struct str fetch_host_ascii(struct arena *arena, struct str name)
{
	char *ascii = NULL;
	if (utf8_plain(name) == name.len)
		return danish_lower(arena, name);
	if (utf8_find_bad(name) >= 0
		|| idn2_to_ascii_8z(str_z(arena, name), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL))
		return STR("");
	const struct str copy = str_copy(arena, str_from(ascii));
	idn2_free(ascii);
	return copy;
}
