/* Transfers through libcurl's multi interface: the only file that knows curl. It
 * says what each may do, counts its bytes, and turns curl's answers into
 * verdicts. Whose turn it is and whether to try again, fetch.c knows. */
#include "harvest/fetch_transfer.h"

#include "base/buf.h"
#include "harvest/fetch_address.h"
#include "harvest/fetch_answer.h"
#include "harvest/fetch_host.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { REDIRECTS_MAX = 5, SLOW_BYTES = 100, DAY_SECONDS = 24 * 3600 };

struct transfer {
	struct transfers *all;
	CURL *easy;
	struct fetch_job *job; /* NULL: idle */
	struct curl_slist *headers;
	struct arena arena; /* of one try */
	struct fetch_answer answer;
	struct buf body;
	bool inner; /* an address was refused */
	enum fetch_stop stop;
};

struct transfers {
	const struct fetch_settings *settings;
	CURLM *multi;
	struct transfer *items; /* settings->at_once of them */
};

long fetch_retry_after(struct str value, struct str date)
{
	struct arena scratch = {0};
	struct str rest = value;
	long seconds = 0;
	if (!str_take_number(&rest, &seconds) || rest.len) {
		const time_t until = curl_getdate(str_z(&scratch, value), NULL);
		const time_t since = curl_getdate(str_z(&scratch, date), NULL);
		seconds = until > 0 && since > 0 && until > since ? (long)(until - since) : 0;
	}
	arena_free(&scratch);
	return seconds < DAY_SECONDS ? seconds : DAY_SECONDS;
}

static struct str part_of(struct arena *arena, CURLU *address, CURLUPart part, unsigned flags)
{
	char *text = NULL;
	if (curl_url_get(address, part, &text, flags))
		return STR("");
	const struct str copy = str_copy(arena, str_from(text));
	curl_free(text);
	return copy;
}

bool transfer_address(struct arena *arena, struct str url, struct str *host, struct str *escaped)
{
	CURLU *address = curl_url();
	if (!address)
		out_of_memory();
	const unsigned flags = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;
	const bool read = !curl_url_set(address, CURLUPART_URL, str_z(arena, url), flags);
	const struct str scheme = part_of(arena, address, CURLUPART_SCHEME, 0);
	const struct str written = part_of(arena, address, CURLUPART_HOST, 0);
	const struct str name = fetch_host_ascii(arena, written);
	if (read && name.len)
		curl_url_set(address, CURLUPART_HOST, str_z(arena, name), 0);
	const struct str port = part_of(arena, address, CURLUPART_PORT, CURLU_DEFAULT_PORT);
	*host = str_format(arena, "%.*s:%.*s", STR_ARGS(name), STR_ARGS(port));
	*escaped = part_of(arena, address, CURLUPART_URL, 0);
	curl_url_cleanup(address);
	return read && name.len && (str_eq(scheme, STR("https")) || str_eq(scheme, STR("http")));
}

/* --- what a transfer hears --------------------------------------------------- */

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *transfer = context;
	const bool allow = transfer->all->settings->allow_loopback;
	if (purpose != CURLSOCKTYPE_IPCXN || !fetch_address_allowed(&address->addr, allow)) {
		transfer->inner = true;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	const struct fetch_request *request = &transfer->job->request;
	const size_t len = size * count;
	/* Only the answer at the end of the redirects has a body for us. */
	if (transfer->answer.status >= 300)
		return len;
	if (request->range && transfer->body.len + len > request->range) {
		buf_add(&transfer->body, (struct str){bytes, request->range - transfer->body.len});
		transfer->stop = STOP_ENOUGH;
		return 0;
	}
	buf_add(&transfer->body, (struct str){bytes, len});
	if (!transfer->body.overflowed)
		return len;
	transfer->stop = STOP_TOO_LARGE;
	return 0;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	const struct str line = {bytes, size * count};
	transfer->stop = fetch_answer_take(&transfer->answer, line);
	return transfer->stop ? 0 : line.len;
}

/* --- a try -------------------------------------------------------------------- */

static void add_header(struct transfer *transfer, const char *name, struct str value)
{
	if (value.len)
		transfer->headers = curl_slist_append(
			transfer->headers, str_format(&transfer->arena, "%s: %.*s", name, STR_ARGS(value)).ptr);
}

static void set_limits(struct transfer *transfer)
{
	const struct fetch_settings *settings = transfer->all->settings;
	const struct fetch_request *request = &transfer->job->request;
	CURL *easy = transfer->easy;
	const int total = request->total_ms ? request->total_ms : settings->total_ms;
	const int slow = request->slow_ms ? request->slow_ms : settings->slow_ms;
	curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)total);
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)settings->connect_ms);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)(slow + 999) / 1000);
	curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)REDIRECTS_MAX);
	/* A length that is said is believed; lies are found by counting. */
	if (request->method == FETCH_GET && !request->range)
		curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->body_max);
}

static void set_trust(struct transfer *transfer)
{
	const struct fetch_settings *settings = transfer->all->settings;
	const char *protocols = transfer->job->request.http ? "http,https" : "https";
	CURL *easy = transfer->easy;
	curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, protocols);
	curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
	curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
	if (settings->ca_file) {
		curl_easy_setopt(easy, CURLOPT_CAINFO, settings->ca_file);
		curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
	}
	/* A proxy would look names up for us, behind the filter's back. */
	curl_easy_setopt(easy, CURLOPT_PROXY, "");
	curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
	curl_easy_setopt(easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
}

static void set_request(struct transfer *transfer)
{
	const struct fetch_request *request = &transfer->job->request;
	struct arena *arena = &transfer->arena;
	CURL *easy = transfer->easy;
	curl_easy_setopt(easy, CURLOPT_URL, str_z(arena, request->url));
	curl_easy_setopt(easy, CURLOPT_USERAGENT, str_z(arena, transfer->all->settings->agent));
	curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
	curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
	curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
	curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
	add_header(transfer, "If-None-Match", request->etag);
	add_header(transfer, "If-Modified-Since", request->last_modified);
	curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
	if (request->method == FETCH_HEAD)
		curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
	else if (request->range)
		curl_easy_setopt(easy, CURLOPT_RANGE, str_format(arena, "0-%zu", request->range - 1).ptr);
	else
		curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
}

void transfers_start(struct transfers *all, struct fetch_job *job)
{
	const struct fetch_request *request = &job->request;
	struct transfer *transfer = all->items;
	while (transfer->job)
		transfer++;
	if (!transfer->easy && !(transfer->easy = curl_easy_init()))
		out_of_memory();
	transfer->all = all;
	transfer->job = job;
	transfer->answer = (struct fetch_answer){.arena = &transfer->arena};
	transfer->body = (struct buf){.ceiling = request->range ? request->range : request->body_max};
	transfer->inner = false;
	transfer->stop = STOP_NONE;
	set_request(transfer);
	set_limits(transfer);
	set_trust(transfer);
	if (curl_multi_add_handle(all->multi, transfer->easy))
		out_of_memory();
}

/* --- the verdict ---------------------------------------------------------------- */

static const struct {
	CURLcode code;
	enum fetch_verdict verdict;
} verdicts[] = {{CURLE_FILESIZE_EXCEEDED, FETCH_TOO_LARGE},
	{CURLE_COULDNT_RESOLVE_HOST, FETCH_UNRESOLVED}, {CURLE_COULDNT_CONNECT, FETCH_UNREACHABLE},
	{CURLE_UNSUPPORTED_PROTOCOL, FETCH_PROTOCOL}, {CURLE_URL_MALFORMAT, FETCH_BAD_ADDRESS},
	{CURLE_LOGIN_DENIED, FETCH_BAD_ADDRESS}, {CURLE_TOO_MANY_REDIRECTS, FETCH_REDIRECTS},
	{CURLE_SSL_CONNECT_ERROR, FETCH_TLS}, {CURLE_PARTIAL_FILE, FETCH_CUT_SHORT},
	{CURLE_GOT_NOTHING, FETCH_CUT_SHORT}, {CURLE_RECV_ERROR, FETCH_CUT_SHORT},
	{CURLE_SEND_ERROR, FETCH_CUT_SHORT}, {CURLE_HTTP2, FETCH_CUT_SHORT},
	{CURLE_HTTP2_STREAM, FETCH_CUT_SHORT}, {CURLE_BAD_CONTENT_ENCODING, FETCH_ENCODING},
	/* So curl calls a header line of more than 100 KB. */
	{CURLE_OUT_OF_MEMORY, FETCH_HEADERS}};

static enum fetch_verdict verdict_of_certificate(CURL *easy)
{
	/* OpenSSL's X509_V_ERR_…; the name is curl's own affair, and leaves the first. */
	enum { UNSPECIFIED = 1, NOT_YET_VALID = 9, EXPIRED = 10 };
	long why = 0;
	curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &why);
	if (why == EXPIRED || why == NOT_YET_VALID)
		return FETCH_TLS_EXPIRED;
	return why <= UNSPECIFIED ? FETCH_TLS_NAME : FETCH_TLS_UNTRUSTED;
}

static enum fetch_verdict verdict_of_time(const struct transfer *transfer)
{
	enum { EARLY_MS = 100 }; /* curl counts from a little later than its own limit does */
	const struct fetch_request *request = &transfer->job->request;
	const int total = request->total_ms ? request->total_ms : transfer->all->settings->total_ms;
	curl_off_t taken = 0;
	curl_off_t connected = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_TOTAL_TIME_T, &taken);
	curl_easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME_T, &connected);
	return connected && taken / 1000 + EARLY_MS < total ? FETCH_TOO_SLOW : FETCH_TIMEOUT;
}

static enum fetch_verdict verdict_of_answer(const struct transfer *transfer)
{
	const struct fetch_request *request = &transfer->job->request;
	if (transfer->answer.status == 304 && (request->etag.len || request->last_modified.len))
		return FETCH_NOT_MODIFIED;
	return transfer->answer.status >= 200 && transfer->answer.status < 300 ? FETCH_OK
																		   : FETCH_STATUS;
}

static enum fetch_verdict verdict_of(const struct transfer *transfer, CURLcode code)
{
	static const enum fetch_verdict stops[] = {[STOP_TOO_LARGE] = FETCH_TOO_LARGE,
		[STOP_HEADERS] = FETCH_HEADERS,
		[STOP_ANSWERS] = FETCH_NOT_HTTP,
		[STOP_ENCODING] = FETCH_ENCODING};
	if (code == CURLE_OK || transfer->stop == STOP_ENOUGH)
		return verdict_of_answer(transfer);
	if (transfer->stop)
		return stops[transfer->stop];
	if (transfer->inner && code == CURLE_COULDNT_CONNECT)
		return FETCH_PRIVATE_ADDRESS;
	/* The address asked for was judged before; a redirect's comes after a 3xx. */
	if (code == CURLE_UNSUPPORTED_PROTOCOL && transfer->answer.status / 100 != 3)
		return FETCH_NOT_HTTP;
	if (code == CURLE_PEER_FAILED_VERIFICATION)
		return verdict_of_certificate(transfer->easy);
	if (code == CURLE_OPERATION_TIMEDOUT)
		return verdict_of_time(transfer);
	for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++)
		if (verdicts[i].code == code)
			return verdicts[i].verdict;
	return FETCH_NOT_HTTP;
}

/* --- the end --------------------------------------------------------------------- */

static void tell(struct transfer *transfer, CURLcode code, struct fetch_result *result)
{
	const struct fetch_answer *answer = &transfer->answer;
	char *last = NULL;
	*result = (struct fetch_result){.verdict = verdict_of(transfer, code),
		.status = answer->status,
		.etag = answer->etag,
		.last_modified = answer->last_modified,
		.type = answer->type,
		.retry_after = fetch_retry_after(answer->retry_after, answer->date),
		.tries = transfer->job->tries};
	if (result->verdict != FETCH_OK)
		return;
	result->body = buf_str(&transfer->body);
	long redirects = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
	curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &last);
	if (redirects && last && !answer->moved_for_now)
		result->moved = str_copy(&transfer->arena, str_from(last));
}

struct fetch_job *transfers_end(struct transfers *all, struct fetch_result *result)
{
	int left;
	int running;
	struct CURLMsg *message = curl_multi_info_read(all->multi, &left);
	if (!message) {
		curl_multi_perform(all->multi, &running);
		message = curl_multi_info_read(all->multi, &left);
	}
	if (!message)
		return NULL;
	for (int i = 0; i < all->settings->at_once; i++)
		if (all->items[i].job && all->items[i].easy == message->easy_handle) {
			tell(&all->items[i], message->data.result, result);
			return all->items[i].job;
		}
	return NULL;
}

void transfers_release(struct transfers *all, const struct fetch_job *job)
{
	struct transfer *transfer = all->items;
	while (transfer->job != job)
		transfer++;
	curl_multi_remove_handle(all->multi, transfer->easy);
	curl_easy_reset(transfer->easy);
	curl_slist_free_all(transfer->headers);
	transfer->headers = NULL;
	buf_free(&transfer->body);
	arena_reset(&transfer->arena);
	transfer->job = NULL;
}

void transfers_wait(struct transfers *all, int milliseconds)
{
	curl_multi_poll(all->multi, NULL, 0, milliseconds, NULL);
}

struct transfers *transfers_new(const struct fetch_settings *settings)
{
	struct transfers *all = must_alloc(sizeof *all);
	const size_t count = (size_t)settings->at_once;
	if (curl_global_init(CURL_GLOBAL_DEFAULT))
		out_of_memory();
	*all = (struct transfers){.settings = settings, .multi = curl_multi_init()};
	if (!all->multi)
		out_of_memory();
	all->items = must_alloc(count * sizeof *all->items);
	memset(all->items, 0, count * sizeof *all->items);
	/* An idle connection with TLS is 50 KB: no more of them than are at work. */
	curl_multi_setopt(all->multi, CURLMOPT_MAXCONNECTS, (long)settings->at_once);
	return all;
}

void transfers_free(struct transfers *all)
{
	for (int i = 0; i < all->settings->at_once; i++) {
		if (all->items[i].job)
			transfers_release(all, all->items[i].job);
		curl_easy_cleanup(all->items[i].easy);
		arena_free(&all->items[i].arena);
	}
	curl_multi_cleanup(all->multi);
	curl_global_cleanup();
	free(all->items);
	free(all);
}
