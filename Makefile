# skoletilbud: the build. `make help` lists the targets.
#
# Everything that is made lies under $(BUILD); `make clean` removes it. The program is compiled in
# three variants, each in its own folder, so that none of them ever waits for another:
#   $(BUILD)        the release: optimised and hardened; this is what is installed and measured
#   $(BUILD)/asan   gcc with AddressSanitizer and UndefinedBehaviourSanitizer; unit tests link it
#   $(BUILD)/clang  the second compiler, for its warnings and for portability

BUILD   ?= build
SITE    ?= $(BUILD)/site
CONTENT ?= content
TEMPLATES ?= templates
# Set on the command line or in the environment, CC counts; make's own default "cc" does not.
ifeq ($(origin CC),default)
CC := gcc
endif
JOBS ?= $(shell nproc)
# Warnings are errors in CI and in tests. A user with a newer compiler than ours only sees them.
WERROR ?= $(if $(CI),1,)

SOURCES := $(sort $(wildcard src/*.c src/*/*.c))
HEADERS := $(sort $(wildcard include/*.h src/*.h src/*/*.h))
UNITS   := $(sort $(wildcard tests/unit/test_*.c))
LIBRARY := $(filter-out src/cli/%,$(SOURCES))
PROGRAM := $(filter src/cli/%,$(SOURCES))

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wwrite-strings -Wundef -Wformat=2 -Wcast-qual -Wpointer-arith \
	-Werror=implicit-function-declaration -Werror=int-conversion
# Recursive (=): pkg-config may be missing until `make site` has installed it.
PACKAGES = yaml-0.1 libcmark libcurl libidn2 libical jansson nettle libxml-2.0
BASE     = -std=c17 $(WARNINGS) $(if $(filter-out 0,$(WERROR)),-Werror) -fvisibility=hidden \
	-pthread -Iinclude -Isrc -D_GNU_SOURCE \
	$(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES)))
LIBS     = -pthread -Wl,--as-needed $(shell pkg-config --libs $(PACKAGES)) -lstemmer -lm

RELEASE = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
	-fstack-clash-protection -fPIE $(CFLAGS)
HARDEN  = -pie -Wl,-z,relro,-z,now
SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all

# The command lines are long: what is made is named instead. V=1 shows the commands.
Q = $(if $(V),,@echo '  $@';)

.PHONY: all site publish test tests check units golden shape format lint bench clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules

all: $(BUILD)/skoletilbud

# One variant: $(1) folder, $(2) compiler, $(3) compile flags, $(4) link flags.
# Everything but the command line goes into the library; the program links it as any other user.
define variant
$(1)/obj/%.o: src/%.c $(1)/flags
	@mkdir -p $$(@D)
	$$(Q)$(2) $$(BASE) $(3) -MMD -MP -c -o $$@ $$<

$(1)/libskoletilbud.a: $(LIBRARY:src/%.c=$(1)/obj/%.o)
	@rm -f $$@
	@$$(AR) rcs $$@ $$^

$(1)/skoletilbud: $(PROGRAM:src/%.c=$(1)/obj/%.o) $(1)/libskoletilbud.a
	$$(Q)$(2) $(3) $(4) -o $$@ $$^ $$(LIBS) $$(LDFLAGS)

# Rewritten only when the compiler or a flag changes, which then rebuilds the variant.
$(1)/flags: FORCE
	@mkdir -p $$(@D)
	@echo '$(2) $$(BASE) $(3) $(4)' | cmp -s - $$@ || echo '$(2) $$(BASE) $(3) $(4)' > $$@

-include $(SOURCES:src/%.c=$(1)/obj/%.d)
endef
$(eval $(call variant,$(BUILD),$$(CC),$$(RELEASE),$$(HARDEN)))
$(eval $(call variant,$(BUILD)/asan,gcc,$$(SANITIZE),))
$(eval $(call variant,$(BUILD)/clang,clang,-O1,))

# Unit tests link the sanitized library and may see private headers ("floor/module.h").
$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/asan/libskoletilbud.a
	@mkdir -p $(@D)
	$(Q)gcc $(BASE) $(SANITIZE) -Itests/unit -MMD -MP -MF $@.d -o $@ $< \
		$(BUILD)/asan/libskoletilbud.a $(LIBS) -lcmocka
-include $(UNITS:tests/unit/%.c=$(BUILD)/unit/%.d)

# --- the catalogue -----------------------------------------------------------------------------

# The inner make reads pkg-config anew, after the installation.
site:
	@.ci/need site
	@$(MAKE) --no-print-directory -j$(JOBS) $(BUILD)/skoletilbud
	@$(MAKE) --no-print-directory publish

publish:
	@$(BUILD)/skoletilbud build --content $(CONTENT) --templates $(TEMPLATES) --output $(SITE)
	@echo 'Kataloget ligger i $(SITE). Se det på http://localhost:8000/ med en webserver, der'
	@echo 'viser mappen, fx: busybox httpd -f -p 8000 -h $(SITE)  (eller python3 -m http.server -d $(SITE))'

# --- tests -------------------------------------------------------------------------------------

UNIT_TESTS = $(UNITS:tests/unit/%.c=$(BUILD)/unit/%)
# The order is the order of starting: the slow ones first, so that no core is idle at the end.
GATES    = $(sort $(wildcard tests/gates/*.t))
# shots.mjs makes pictures for people and tests nothing.
BROWSER  = $(filter-out %/shots.mjs,$(sort $(wildcard tests/browser/*.t tests/browser/*.mjs)))
FILES    = $(sort $(wildcard tests/harvest/*.t tests/harvest/*.mjs) $(wildcard tests/search/*.mjs tests/schema/*.mjs tests/site/*.t tests/site/*.mjs tests/program/*.t tests/shape/*.t))
PROVE    = CMOCKA_MESSAGE_OUTPUT=TAP BUILD=$(BUILD) SITE=$(SITE) prove -j$(JOBS) --merge

# Everything. The builds come first and stop the run when they fail; all the rest, gates included,
# is one prove run, so that its last line tells the whole result.
test:
	@.ci/need site test
	@$(MAKE) --no-print-directory -j$(JOBS) WERROR=1 tests

tests: $(BUILD)/skoletilbud $(BUILD)/asan/skoletilbud $(BUILD)/clang/skoletilbud $(UNIT_TESTS)
	@-$(BUILD)/skoletilbud build --quiet --content $(CONTENT) --templates $(TEMPLATES) --output $(SITE)
	@-BUILD=$(BUILD) tests/site/build
	@$(PROVE) $(GATES) $(BROWSER) $(FILES) $(UNIT_TESTS)

# The fast loop: the C code and the program.
check: $(UNIT_TESTS) $(BUILD)/skoletilbud $(BUILD)/asan/skoletilbud
	@$(PROVE) $(UNIT_TESTS) $(sort $(wildcard tests/program/*.t))

units: $(UNIT_TESTS)
	@$(PROVE) $(UNIT_TESTS)

# Rewrites what the golden tests expect; `git diff tests` is the review.
golden: $(BUILD)/skoletilbud
	@GOLDEN=write BUILD=$(BUILD) tests/program/guide.t
	@GOLDEN=write BUILD=$(BUILD) tests/site/golden.t
	@GOLDEN=write BUILD=$(BUILD) tests/program/findings.t

shape:
	@CC=$(CC) tests/shape/shape .

FORMATTED = $(SOURCES) $(HEADERS) $(wildcard tests/unit/*.c tests/unit/*.h)
format:
	@$(if $(strip $(FORMATTED)),clang-format $(if $(CHECK),--dry-run --Werror,-i) $(FORMATTED))

# How many steps the analyser takes through one function. New code is visited first; 225,000, its own default,
# walks the same code in other ways for two thirds of the time of all tests. A null pointer in the fourth round
# of a loop in a long function is found from 50,000 on.
PATHS = -Xclang -analyzer-config -Xclang max-nodes=60000

# One mark a file: only what has changed is read again.
lint: $(SOURCES:src/%.c=$(BUILD)/lint/%.ok)
$(BUILD)/lint/%.ok: src/%.c $(HEADERS) tests/lint/clang-tidy.yaml
	@mkdir -p $(@D)
	@clang-tidy --quiet --config-file=tests/lint/clang-tidy.yaml $< -- $(BASE) $(PATHS) 2>$@.log || { cat $@.log; exit 1; }
	@touch $@

bench: $(BUILD)/skoletilbud
	@BUILD=$(BUILD) LIBS='$(LIBS)' tests/bench/run

clean:
	rm -rf $(BUILD)

help:
	@echo 'make          oversæt programmet: $(BUILD)/skoletilbud'
	@echo 'make site     byg kataloget: $(SITE)   (installerer selv det, der mangler)'
	@echo 'make test     alle test                (installerer selv det, der mangler)'
	@echo 'make check    hurtige test: C og programmet'
	@echo 'make shape    husets regler: etager, størrelser, forbudte kald'
	@echo 'make lint     clang-tidy'
	@echo 'make format   ret kodestilen (CHECK=1: kun se efter)'
	@echo 'make golden   skriv de forventede sider om; gennemse med git diff'
	@echo 'make bench    mål tid og hukommelse'
	@echo 'make clean    fjern alt, der er bygget'
	@echo 'Valg: CC=clang  WERROR=1  V=1  JOBS=n  BUILD=mappe'
