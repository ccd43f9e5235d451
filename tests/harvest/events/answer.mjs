// Makes the answer of /api/v1/events?_format=json out of the labelled events, the same bytes every
// time. `node answer.mjs` prints it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { hostile } from './hostile.mjs';

const days = ['ma', 'ti', 'on', 'to', 'fr', 'lø', 'sø'];
const secret = 'https://forlag.example/admin/hemmelig';

function uuid(text) {
    const hex = createHash('sha256').update(text).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Monday of an ISO week, as UTC. */
function monday(year, week) {
    const fourth = new Date(Date.UTC(year, 0, 4));
    const weekday = (fourth.getUTCDay() + 6) % 7;
    return new Date(Date.UTC(year, 0, 4 - weekday + 7 * (week - 1)));
}

const twoDigits = (n) => String(n).padStart(2, '0');
const day = (date) => `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;

/** "9.30" on a day, as the CMS writes it: now with the Danish offset, now in UTC. */
function moment(date, clock, utc, summer) {
    const [hour, minute = 0] = clock.split('.').map(Number);
    const ahead = summer ? 2 : 1;
    return utc
        ? `${day(date)}T${twoDigits(hour - ahead)}:${twoDigits(minute)}:00+00:00`
        : `${day(date)}T${twoDigits(hour)}:${twoDigits(minute)}:00+0${ahead}:00`;
}

/** One sentence after the other in the HTML that editors and their tools leave behind. */
function body(text, n) {
    const sentences = text.split(/(?<=[.?!]) /);
    const paragraphs = sentences.map((s) => `<p>${s.replaceAll('&', '&amp;')}</p>`).join('');
    return [
        paragraphs,
        `<div><div style="margin:0"><P CLASS=MsoNormal>${sentences.join('<br/>')}<o:p></o:p></div>`,
        `<p>${text}</p><p>&nbsp;</p><p>Skriv til <a href="mailto:fornavn.efternavn@bibliotek.example">fornavn.efternavn@bibliotek.example</a></p>`,
        `<ul>${sentences.map((s) => `<li>${s}`).join('')}</ul><script>alert("x")</script><style>p{color:red}</style>`,
        `<h2>Om arrangementet</h2>\r\n\r\n${paragraphs}<!-- ${secret} --><table><tr><td>Kl.</td><td>9</td></tr></table>`,
        `<p>${text.replace(/ /g, '&#32;')}<span>`,
        undefined,
    ][n % 7];
}

function read(name) {
    const text = readFileSync(new URL(`maerket-${name}.tsv`, import.meta.url), 'utf8');
    return text.split('\n').slice(1).filter(Boolean).map((line) => {
        const [label, title, category, audiences, tags, time, description] = line.split('\t');
        const list = (cell) => cell.split(';').filter(Boolean);
        return { set: name, wanted: label === 'ja', title, category, audiences: list(audiences), tags: list(tags), time, description };
    });
}

/** The dates of an event: start, end, all_day. */
function times(row, n, nth) {
    if (row.time === 'heldag')
        return { all_day: true, date_time: { start: '2026-12-01T00:00:00+01:00', end: '2027-01-31T23:59:00+01:00' } };
    const [, week, name, from, to] = row.time.match(/^(?:uge(\d+)-)?(..)([\d.]+)-([\d.]+)$/);
    const date = week ? monday(2027, Number(week)) : monday(2026, 48 + (n % 3) + nth);
    date.setUTCDate(date.getUTCDate() + days.indexOf(name));
    const summer = Number(week) > 13;
    const utc = n % 2 === 1;
    return { all_day: false, date_time: { start: moment(date, from, utc, summer), end: moment(date, to, utc, summer) } };
}

const states = { 3: 'SoldOut', 8: 'Cancelled', 13: 'TicketSaleNotOpen' };

function event(row, n, nth) {
    const made = {
        uuid: uuid(`${row.title} ${nth}`),
        title: row.title,
        url: `https://bibliotek.example/arrangementer/${n}-${nth}`,
        created_at: '2026-09-01T08:00:00+02:00',
        updated_at: '2026-11-01T08:00:00+01:00',
        state: states[(n + nth) % 19] ?? 'Active',
        ...times(row, n, nth),
        branches: n % 4 ? ['Hovedbiblioteket'] : ['Børnebiblioteket', 'Østbyens Bibliotek'],
        categories: row.category ? [row.category] : undefined,
        audiences: row.audiences.length ? row.audiences : undefined,
        tags: row.tags.length ? row.tags : undefined,
        description: n % 7 < 6 || row.wanted ? row.description : undefined,
        body: body(row.description, n),
        external_data: n % 3 ? undefined : { url: 'https://billet.example/koeb', admin_url: secret },
        screen_names: n % 5 ? undefined : ['Skærm 1'],
    };
    if (n % 2)
        made.address = { location: 'Hovedbiblioteket', street: 'Biblioteksvej 1', zip_code: 1234, city: 'Byen', country: 'DK' };
    if (n % 6 === 1)
        made.ticket_categories = [{ uuid: uuid(`billet ${n}`), title: 'Billet', price: { currency: 'DKK', value: (n % 4) * 25 } }];
    if (nth || n % 5 === 0) made.series = { uuid: uuid(`serie ${row.title}`) };
    return made;
}

/** How many dates a row has: every fifth is a series. */
const datesOf = (row, n) => (n % 5 || row.time === 'heldag' ? 1 : 3 + (n % 6));

const FEW = ['tilpasset', 'tilbageholdt'];

/** The labelled events; all four lists together are more than a library's answer may be. */
export function rows(sets = FEW) {
    return sets.flatMap(read);
}

export function answer(sets = FEW) {
    const events = rows(sets).flatMap((row, n) => Array.from({ length: datesOf(row, n) }, (_, nth) => event(row, n, nth)));
    const past = event({ ...rows()[0], title: 'Besøg for 3. klasse, som var engang', time: 'ma9-10' }, 4, 0);
    Object.assign(past, { state: 'Occurred', date_time: { start: '2026-10-05T09:00:00+02:00', end: '2026-10-05T10:00:00+02:00' } });
    return [past, ...events, ...hostile(uuid)];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
    process.stdout.write(`${JSON.stringify(answer(), null, process.argv[2] === '--plain' ? undefined : 1)}\n`);
