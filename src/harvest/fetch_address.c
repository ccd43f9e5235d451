/* The list of addresses that are nobody's public site: inner networks, this
 * machine, neighbours on the wire, and what IANA keeps for special ends. */
#include "harvest/fetch_address.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

struct range4 {
	uint32_t start;
	int bits;
};

/* Without loopback. */
static const struct range4 inner4[] = {
	{0x00000000, 8},  /* 0/8: this network; 0.0.0.0 reaches this machine */
	{0x0A000000, 8},  /* 10/8 */
	{0x64400000, 10}, /* 100.64/10: carriers' own */
	{0xA9FE0000, 16}, /* 169.254/16: link-local, clouds' metadata */
	{0xAC100000, 12}, /* 172.16/12 */
	{0xC0000000, 24}, /* 192.0.0/24 */
	{0xC0000200, 24}, /* 192.0.2/24: examples */
	{0xC0586300, 24}, /* 192.88.99/24: 6to4 relays */
	{0xC0A80000, 16}, /* 192.168/16 */
	{0xC6120000, 15}, /* 198.18/15: measurements */
	{0xC6336400, 24}, /* 198.51.100/24: examples */
	{0xCB007100, 24}, /* 203.0.113/24: examples */
	{0xE0000000, 4},  /* 224/4: many at once */
	{0xF0000000, 4},  /* 240/4: kept back, and broadcast */
};

static bool within4(uint32_t address, uint32_t start, int bits)
{
	return (address ^ start) >> (32 - bits) == 0;
}

static bool allowed4(uint32_t address, bool allow_loopback)
{
	if (within4(address, 0x7F000000, 8))
		return allow_loopback;
	for (size_t i = 0; i < sizeof inner4 / sizeof inner4[0]; i++)
		if (within4(address, inner4[i].start, inner4[i].bits))
			return false;
	return true;
}

static uint32_t number4(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool begins6(const uint8_t *address, const char *start, size_t count)
{
	return memcmp(address, start, count) == 0;
}

/* Only 2000::/3 is handed out to the public; the rest of IPv6 is inner, a
 * neighbour's, or an IPv4 address in disguise. */
static bool allowed6(const uint8_t *address, bool allow_loopback)
{
	static const uint8_t loopback[16] = {[15] = 1};
	if (memcmp(address, loopback, 16) == 0)
		return allow_loopback;
	if (begins6(address, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12)) /* ::ffff:0:0/96, mapped */
		return allowed4(number4(address + 12), allow_loopback);
	if (begins6(address, "\0\x64\xff\x9b\0\0\0\0\0\0\0\0", 12)) /* 64:ff9b::/96, NAT64 */
		return allowed4(number4(address + 12), false);
	if (address[0] >> 5 != 1)
		return false;
	const bool special = begins6(address, "\x20\x02", 2)           /* 6to4 */
		|| (begins6(address, "\x20\x01", 2) && address[2] < 0x02)  /* 2001::/23, Teredo too */
		|| begins6(address, "\x20\x01\x0d\xb8", 4)                 /* examples */
		|| (begins6(address, "\x3f\xff", 2) && address[2] < 0x10); /* 3fff::/20, examples */
	return !special;
}

bool fetch_address_allowed(const struct sockaddr *address, bool allow_loopback)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in in4;
		memcpy(&in4, address, sizeof in4);
		return allowed4(ntohl(in4.sin_addr.s_addr), allow_loopback);
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 in6;
		memcpy(&in6, address, sizeof in6);
		return allowed6(in6.sin6_addr.s6_addr, allow_loopback);
	}
	return false;
}
