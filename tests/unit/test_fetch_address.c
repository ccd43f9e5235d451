/* Which network addresses are anybody's public site. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "harvest/fetch_address.h"

static bool allowed(const char *text, bool allow_loopback)
{
	struct sockaddr_in in4 = {.sin_family = AF_INET};
	struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
	if (inet_pton(AF_INET, text, &in4.sin_addr) == 1)
		return fetch_address_allowed((const struct sockaddr *)&in4, allow_loopback);
	assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
	return fetch_address_allowed((const struct sockaddr *)&in6, allow_loopback);
}

static void check(const char *const *texts, size_t count, bool wanted)
{
	for (size_t i = 0; i < count; i++)
		if (allowed(texts[i], false) != wanted || allowed(texts[i], true) != wanted)
			fail_msg("%s", texts[i]);
}

#define CHECK(texts, wanted) check(texts, sizeof(texts) / sizeof(texts)[0], wanted)

static void public_addresses_are_allowed(void **state)
{
	(void)state;
	static const char *const texts[] = {"1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255",
		"100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
		"172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0",
		"192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255",
		"198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "2000::1", "2001:200::1",
		"2001:db7::1", "2001:db9::1", "2003::1", "2a00:1450::1", "3ffe::1", "3fff:1000::1",
		"::ffff:8.8.8.8", "64:ff9b::8.8.8.8"};
	CHECK(texts, true);
}

static void inner_addresses_are_not(void **state)
{
	(void)state;
	static const char *const texts[] = {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255",
		"100.64.0.0", "100.127.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0",
		"172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255",
		"198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
		"239.255.255.255", "240.0.0.1", "255.255.255.255"};
	CHECK(texts, false);
}

static void inner_addresses_of_ipv6_are_not(void **state)
{
	(void)state;
	static const char *const texts[] = {"::", "::2", "::10.0.0.1", "::7f00:1", "::ffff:10.0.0.1",
		"::ffff:192.168.1.1", "::ffff:169.254.169.254", "::ffff:0:10.0.0.1", "64:ff9b::10.0.0.1",
		"64:ff9b::127.0.0.1", "64:ff9b:1::1", "100::1", "1fff::1", "2001::1", "2001:1ff::1",
		"2001:db8::1", "2002:0a00:0001::1", "2002:808:808::1", "3fff::1", "3fff:fff::1", "4000::1",
		"5f00::1", "fc00::1", "fdff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1"};
	CHECK(texts, false);
}

static void loopback_when_allowed(void **state)
{
	(void)state;
	static const char *const texts[] = {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_true(allowed(texts[i], true));
		assert_false(allowed(texts[i], false));
	}
}

static void other_families_are_not(void **state)
{
	(void)state;
	const struct sockaddr address = {.sa_family = AF_UNIX};
	assert_false(fetch_address_allowed(&address, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(public_addresses_are_allowed),
		cmocka_unit_test(inner_addresses_are_not),
		cmocka_unit_test(inner_addresses_of_ipv6_are_not),
		cmocka_unit_test(loopback_when_allowed),
		cmocka_unit_test(other_families_are_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
