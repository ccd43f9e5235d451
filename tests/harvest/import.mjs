#!/usr/bin/env node
// skoletilbud import: the candidates among a library's events, how many of them are right, and that
// whatever an event says, the file made of it is a sound draft of an offer.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { answer, rows } from './events/answer.mjs';
import { done, none, note, ok } from '../lib/tap.mjs';

const program = join(process.env.BUILD ?? 'build', 'skoletilbud');
const work = mkdtempSync(join(tmpdir(), 'import-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const content = join(work, 'content');
const kept = join(work, 'state', 'kilder', 'vejle');
mkdirSync(kept, { recursive: true });
cpSync('tests/findings/base', content, { recursive: true });
cpSync('content/ordlister', join(content, 'ordlister'), { recursive: true });
cpSync('content/skema.yaml', join(content, 'skema.yaml'));
writeFileSync(join(content, 'kilder.yaml'),
    'kilder:\n  vejle: {bibliotek: vejle, type: dpl-cms, url: "https://bibliotek.example", tændt: ja}\n');

const settings = ['--content', content, '--state', join(work, 'state'), '--date', '2026-11-22'];
const run = (...args) => spawnSync(program, [...args, ...settings], { encoding: 'utf8' });
const keep = (events) => writeFileSync(join(kept, 'begivenheder.json'), JSON.stringify(events));

/** The candidates of what is kept: {name, title, told}. */
function candidates() {
    const said = run('import', 'vejle');
    const lines = said.stdout.split('\n');
    const starts = lines.flatMap((line, i) => (line.startsWith('vejle/') ? [i] : []));
    return starts.map((i) => ({ name: lines[i], title: lines[i + 1].trim(), told: lines.slice(i, i + 5).join('\n') }));
}

// --- precision and recall -----------------------------------------------------------------------

const sets = [['tilpasset', 0.95], ['tilbageholdt', 0.95], ['svaer', 0.9], ['uset', 0.9]];
const names = sets.map(([set]) => set);
const events = answer(names);
keep(events);
const found = candidates();
const titles = new Set(found.map((candidate) => candidate.title));
ok(events.length > 300, `an answer of ${events.length} events`);
for (const [set, least] of sets) {
    const labelled = rows(names).filter((row) => row.set === set);
    const right = labelled.filter((row) => row.wanted && titles.has(row.title)).length;
    const called = labelled.filter((row) => titles.has(row.title));
    const wanted = labelled.filter((row) => row.wanted);
    const precision = right / called.length;
    const recall = right / wanted.length;
    note(`${set}: ${labelled.length} events, ${wanted.length} for schools; precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
    none([...called.filter((row) => !row.wanted), ...wanted.filter((row) => !titles.has(row.title))].map((row) => row.title)
        .slice(0, precision >= least && recall >= least ? 0 : undefined), `${set}: precision and recall of at least ${least}`);
}

// The catalogue's own offers, retold from real pages, as a CMS would hold them with nothing but
// title and text: no audience, category or tag helps.
const real = ['biblioteker', 'nationale'].flatMap((kind) => readdirSync(join('content', kind)).flatMap((key) => {
    const folder = join('content', kind, key, 'tilbud');
    return existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')) : [];
})).map((text, n) => {
    const [, front, body] = text.split(/^---$/m);
    const fields = parse(front);
    const time = { start: '2026-12-08T09:00:00+01:00', end: '2026-12-08T10:00:00+01:00' };
    return { uuid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, title: fields.titel, description: fields.resume,
        body, url: 'https://bibliotek.example/x', state: 'Active', date_time: time };
});
keep(real);
const known = new Set(candidates().map((candidate) => candidate.title));
const missed = real.filter((event) => !known.has(event.title)).map((event) => event.title);
note(`real offers, by title and text alone: ${real.length - missed.length} of ${real.length} found`);
none(missed.length > real.length / 10 ? missed : [], 'nine of ten real offers are found by their text');

// --- what is listed -------------------------------------------------------------------------------

keep(events);
ok(!titles.has('Besøg for 3. klasse, som var engang'), 'what is past is no candidate');
ok(titles.size === found.length, 'a series is one candidate');
const series = found.find((candidate) => candidate.title === 'Find vej på biblioteket – for 2. klasse');
ok(/ 3 datoer fra 2026-11-25/.test(series?.told ?? ''), 'with all its dates', series?.told);
ok(/for skoler: .*klassetrin i titlen/.test(series?.told ?? ''), 'and a reason');
none(found.filter(({ told }) => /[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]|hemmelig|efternavn@/.test(told)).map((c) => c.name),
    'nothing that deceives, no secret address, no mail');

// --- what is written ------------------------------------------------------------------------------

const schema = parse(readFileSync('content/skema.yaml', 'utf8'));
const faults = [];
const files = [];
const ordinary = new Set(rows().map((row) => row.title));
const hostile = found.filter(({ title }) => !ordinary.has(title));
ok(hostile.length > 10, `${hostile.length} hostile candidates`);
const adopted = [...found.filter(({ title }) => ordinary.has(title)).slice(0, 12), ...hostile];
for (const { name, title } of adopted) {
    const said = run('import', name, '--quiet');
    const path = said.stdout.trim();
    if (said.status !== 0 || !existsSync(path)) {
        faults.push(`${name}: ${said.stderr}`);
        continue;
    }
    files.push(path);
    const text = readFileSync(path, 'utf8');
    const fields = parse(text.slice(4, text.indexOf('\n---\n')));
    const unknown = Object.keys(fields).filter((field) => !(field in schema.tilbud));
    if (unknown.length) faults.push(`${name}: fields ${unknown}`);
    if (fields.status !== 'kladde') faults.push(`${name}: status ${fields.status}`);
    if (fields.titel.slice(0, 30) !== title.slice(0, 30)) faults.push(`${name}: ${fields.titel}`);
    if (/hemmelig|efternavn@/.test(text)) faults.push(`${name}: a secret address or a mail`);
}
none(faults, `${adopted.length} candidates become drafts with fields of the schema alone`);
const whole = readFileSync(files.find((path) => path.includes('find-vej')), 'utf8');
const fields = parse(whole.slice(4, whole.indexOf('\n---\n')));
ok(fields.trin === '2. klasse' && fields.datoer.length === 3 && /^[0-9a-f-]{36}$/.test(fields.serie)
    && fields.datoer[0].start === '2026-11-25 09:00' && fields.booking.link.startsWith('https://'),
'what is known is filled in', JSON.stringify(fields));
ok(whole.includes(`# ${schema.tilbud.pris.hjælp}\n`), 'what is not stands as a comment with its help');
const statuses = files.flatMap((path) => readFileSync(path, 'utf8').match(/^ {4}status: .*/gm) ?? []);
ok(statuses.includes('    status: optaget') && statuses.includes('    status: aflyst'), 'sold out and cancelled dates say so');

const check = spawnSync(program, ['check', '--content', content, '--date', '2026-11-22', ...files], { encoding: 'utf8' });
ok(check.status === 0 && /^0 fejl, 0 advarsler/m.test(check.stdout), 'check finds no fault in any of them', check.stdout.slice(-600));
const site = join(work, 'site');
const built = run('build', '--drafts', '--quiet', '--templates', 'templates', '--output', site);
const pages = readdirSync(join(site, 'tilbud', 'vejle'), { recursive: true }).filter((file) => file.endsWith('index.html'));
none(pages.filter((file) => /<script>alert|<img[^>]* onerror|href="javascript:|ond\.example\/x\.png"/.test(
    readFileSync(join(site, 'tilbud', 'vejle', file), 'utf8'))), `${pages.length} pages made of them run nothing`);
ok(built.status === 0 && pages.length >= files.length, 'and the site builds', built.stderr);

const before = readFileSync(files[0], 'utf8');
const again = run('import', found[0].name);
ok(again.status === 1 && readFileSync(files[0], 'utf8') === before, 'a file that is there is never written over');
ok(run('import', `vejle/${events[1].uuid}`).stderr.includes('offer-exists'), 'a uuid names an event too');
ok(run('import', 'vejle/').status === 2 && run('import', 'a', 'b').status === 2, 'wrong use ends 2');
ok(execFileSync(program, ['import', '--help'], { encoding: 'utf8' }).includes('KILDE'), 'help');
// --- dates follow the series --------------------------------------------------------------------

const followed = files.find((path) => path.includes('find-vej'));
writeFileSync(followed, whole.replace('status: kladde', 'status: aktiv'));
const fresh = events.filter((event) => event.series?.uuid === fields.serie).map((event, n) => ({ ...event,
    state: ['SoldOut', 'Cancelled', 'Active'][n],
    date_time: { start: `2027-02-0${n + 1}T10:15:00+01:00`, end: `2027-02-0${n + 1}T11:00:00+01:00` } }));
keep(fresh);
const refreshed = run('build', '--quiet', '--templates', 'templates', '--output', site);
const folder = join(site, 'tilbud', 'vejle', followed.match(/([^/]+)\.md$/)[1]);
const page = existsSync(folder) ? readFileSync(join(folder, 'index.html'), 'utf8') : refreshed.stderr;
const calendar = readdirSync(folder).filter((file) => file.endsWith('.ics')).map((file) => readFileSync(join(folder, file), 'utf8')).join('');
ok(/1\. februar 2027/.test(page) && !/25\. november 2026/.test(page), 'the page shows the dates of the series as last fetched');
ok(/optaget/.test(page) && /aflyst/.test(page), 'and which are sold out and cancelled');
ok(/DTSTART[^\r]*:20270202T101500[^]*STATUS:CANCELLED/.test(calendar), 'so does the calendar', calendar);
ok(/EventCancelled/.test(page) && /SoldOut/.test(page), 'and the linked data');
keep([]);
run('build', '--quiet', '--templates', 'templates', '--output', site);
ok(/25\. november 2026/.test(readFileSync(join(folder, 'index.html'), 'utf8')), 'a series that is gone leaves the file\'s own dates');

// --- the sources of the real content -----------------------------------------------------------

// All municipalities' libraries but these run the common CMS.
const others = ['fanoe', 'jammerbugt', 'lemvig', 'slagelse', 'toender'];
const sources = Object.values(parse(readFileSync('content/kilder.yaml', 'utf8')).kilder).filter((source) => source.type === 'dpl-cms');
const libraries = readdirSync('content/biblioteker').filter((key) => !others.includes(key));
ok(sources.length === 93 && libraries.every((key) => sources.some((source) => source.bibliotek === key)),
    'each of the 93 libraries on the common CMS is a source', String(sources.length));
none(sources.filter((source) => source.tændt !== 'nej').map((source) => source.bibliotek), 'none of them is asked before it has agreed');
const sites = (key) => parse(readFileSync(`content/biblioteker/${key}/bibliotek.yaml`, 'utf8')).site;
none(sources.filter((source) => new URL(source.url).host !== new URL(sites(source.bibliotek)).host).map((source) => source.bibliotek),
    'each at its own site');
done();
