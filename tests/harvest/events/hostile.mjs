// Events that want something else than to be read. Each says that it is for classes, so that each
// is a candidate and may be written as an offer.
const texts = {
    markup: '<script>alert(1)</script> <b>4. klasse</b> &lt;img src=x onerror=alert(1)>',
    bidi: '4. klasse \u202Eesssalk\u202C \u200B\uFEFF\u2066x',
    long: `4. klasse ${'kildekritik '.repeat(900)}`,
    one: `4. klasse ${'a'.repeat(10000)}`,
    dashes: '--- 4. klasse ---',
    lines: '4. klasse\n---\nstatus: udgået\ntitel: en anden\n---\n',
    quote: '"4. klasse": \'ja\', \\ \\" {a: b} [c] # ikke en kommentar',
    colon: 'titel: 4. klasse: klassebesøg #1',
    anchor: '&a *b !!str |- >- %YAML @4. klasse `x`',
    template: '{{titel}} {{{html}}} 4. klasse {{>top}}',
    merge: '<<<<<<< 4. klasse ======= >>>>>>>',
    emoji: '👩‍🏫 4. klasse 📚 \u0627\u0644\u0642\u0631\u0627\u0621\u0629',
    nothing: '4. klasse \u0007\u001b[31m\u0000'.replace('\u0000', ''),
    path: '../../../etc/passwd 4. klasse',
    tab: '\t- 4. klasse\t\r\n- b',
    csv: '=HYPERLINK("http://ond.example") 4. klasse',
};

const bodies = [
    '<p>---</p><p>titel: en anden</p><p>---</p>',
    '<a href="javascript:alert(1)">[klik](javascript:alert(1))</a> ![x](http://ond.example/x.png) <img src=x onerror=alert(1)>',
    `${'<b><i>'.repeat(5000)}4. klasse`,
    `${'<ul><li>'.repeat(4000)}4. klasse`,
    '# Overskrift\n\n- liste\n> citat\n```\nkode\n1. tal\n    indrykket\n*fed* _kursiv_ `kode` <!-- gemt --> &amp;lt;script&amp;gt;',
    '&#x202E;&#8203;&#0;&#1114112;&nbsp;&bogus; 4. klasse < 5 > 3 & alt',
    '<p>Lærer: <script>4. klasse</p>',
    '<<<<<<< HEAD\n4. klasse\n=======\n>>>>>>> x',
];

export function hostile(uuid) {
    return Object.entries(texts).map(([name, text], n) => ({
        uuid: uuid(`hostile ${name}`),
        title: text,
        url: `https://bibliotek.example/arrangementer/hostile-${name}`,
        created_at: '2026-09-01T08:00:00+02:00',
        updated_at: '2026-11-01T08:00:00+01:00',
        state: 'Active',
        all_day: false,
        date_time: { start: '2026-12-08T09:00:00+01:00', end: '2026-12-08T10:00:00+01:00' },
        branches: [text],
        categories: [text],
        audiences: ['Skoler', text],
        tags: ['klassebesøg', text],
        partners: [text],
        description: text,
        body: bodies[n % bodies.length],
        address: { location: text, street: text, zip_code: text, city: text },
        ticket_categories: [{ title: text, price: { currency: text, value: n % 2 ? text : -1 } }],
        series: { uuid: n % 2 ? text : uuid(`hostile serie ${name}`) },
    }));
}
