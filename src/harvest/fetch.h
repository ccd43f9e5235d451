/* Many addresses asked at once, politely, and trusting nobody.
 *
 *     struct fetch *fetch = fetch_new(&settings, take_answer, context);
 *     fetch_add(fetch, &request);
 *     fetch_run(fetch);
 *     fetch_free(fetch);
 *
 * Every request ends in exactly one call of the function given, with a verdict:
 * nothing that a server does is a fault of the program. All runs on the caller's
 * own thread. Certificates are always verified; cookies, passwords, proxies and
 * the user's own settings for curl take no part. */
#ifndef HARVEST_FETCH_H
#define HARVEST_FETCH_H

#include "base/str.h"

enum fetch_method { FETCH_GET, FETCH_HEAD };

enum fetch_verdict {
	FETCH_OK,              /* 2xx, whole as far as anybody can see */
	FETCH_NOT_MODIFIED,    /* 304 to a conditional request */
	FETCH_STATUS,          /* another status: see there */
	FETCH_TIMEOUT,         /* no connection or no whole answer in time */
	FETCH_TOO_SLOW,        /* silence, or a drip */
	FETCH_TOO_LARGE,       /* a body beyond body_max, unpacked */
	FETCH_HEADERS,         /* headers without end */
	FETCH_UNRESOLVED,      /* no such host */
	FETCH_UNREACHABLE,     /* nobody lets us in at the address */
	FETCH_PRIVATE_ADDRESS, /* the host lies in an inner network */
	FETCH_PROTOCOL,        /* neither https nor a permitted http, perhaps after a redirect */
	FETCH_BAD_ADDRESS,     /* not an address, or one with a password in it */
	FETCH_REDIRECTS,       /* too many of them, or a ring */
	FETCH_TLS_EXPIRED,     /* certificates: out of date, */
	FETCH_TLS_NAME,        /* made out to another host, */
	FETCH_TLS_UNTRUSTED,   /* or by nobody we know */
	FETCH_TLS,             /* no TLS there, or none that is new enough */
	FETCH_CUT_SHORT,       /* the connection broke before the end */
	FETCH_ENCODING,        /* packed otherwise than it says, or in a way we do not unpack */
	FETCH_NOT_HTTP,        /* an answer that makes no sense */
	FETCH_VERDICTS
};

struct fetch_settings {
	struct str agent;        /* who we are, with a way to reach us */
	const char *ca_file;     /* for tests: the only authority trusted; NULL: the system's */
	bool allow_loopback;     /* for tests */
	int at_once;             /* transfers under way */
	int host_at_once;        /* of them at one host */
	int host_pace_ms;        /* between two starts at one host */
	int connect_ms;          /* longest way to a connection */
	int total_ms;            /* longest transfer, redirects included */
	int slow_ms;             /* longest time under 100 bytes a second */
	int tries;               /* 1: none is repeated */
	int retry_ms;            /* wait before the second try; doubles, with jitter */
	int pause_max_ms;        /* a host that asks for a longer pause is asked no more */
	unsigned long long seed; /* of the jitter */
};

/* 32 at once, 2 a host, 500 ms apart, 60 s, four tries. */
extern const struct fetch_settings fetch_defaults;

/* Texts are copied. Zero means the settings' own, or nothing. */
struct fetch_request {
	struct str url;
	enum fetch_method method;
	bool http;                      /* plain http is permitted, also after a redirect */
	struct str etag, last_modified; /* of the copy we have */
	size_t range;                   /* GET: so many first bytes are enough */
	size_t body_max;                /* GET: bytes of the body, unpacked; required */
	int total_ms, slow_ms, tries;
	int host_pace_ms; /* the longest that any request at the host wishes */
	void *context;
};

/* Lives during the call it is given to. */
struct fetch_result {
	enum fetch_verdict verdict;
	long status;                    /* of the last answer; 0: there was none */
	struct str body;                /* of FETCH_OK */
	struct str etag, last_modified; /* as the server wrote them; may be empty */
	struct str type;                /* content type, as the server wrote it */
	struct str moved; /* where permanent redirects alone led; empty: none, or not OK */
	long retry_after; /* seconds the server asks us to wait; 0: it does not */
	int tries;        /* how often it was asked */
};

/* `request->url` is as it was sent: escaped, the host in its plainest form. May call
 * fetch_add(). */
typedef void fetch_done(
	void *context, const struct fetch_request *request, const struct fetch_result *result);

struct fetch;

struct fetch *fetch_new(const struct fetch_settings *settings, fetch_done *done, void *context);

/* What is no address at all is answered at once. */
void fetch_add(struct fetch *fetch, const struct fetch_request *request);
void fetch_run(struct fetch *fetch); /* until nothing is left */
void fetch_free(struct fetch *fetch);

/* Seconds that Retry-After asks for: a number, or a date seen from the server's
 * own `date` header. 0 for anything else, for the past, and for a date without
 * the other. At most a day. */
long fetch_retry_after(struct str value, struct str date);

#endif
