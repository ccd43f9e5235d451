// formats.mjs FORMAT FILE: reads what the program wrote as its readers do, and prints each finding as
// one line of JSON, [path, line, column, level, code], sorted. So the formats can be compared.
// Anything a reader would stumble over ends the program with an error.
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';

const [format, file] = process.argv.slice(2);
const bytes = readFileSync(file);
const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
assert(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text), 'a raw control character');

// Formats differ in how they show what cannot be shown; here it is all one.
const shown = (path) => path.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/g, '\ufffd').replace(/\s/g, ' ');
const levels = { error: 'error', warning: 'warning', note: 'note', notice: 'note', fejl: 'error', advarsel: 'warning', råd: 'note' };

function json() {
    const report = JSON.parse(text);
    assert.deepEqual(Object.keys(report), ['version', 'findings', 'files', 'errors', 'warnings', 'notes']);
    assert.equal(report.version, 1);
    const lines = text.trimEnd().split('\n').slice(1, -1);
    assert.deepEqual(lines.map((line) => JSON.parse(line.replace(/,$/, ''))), report.findings, 'one finding a line');
    for (const [level, count] of [['error', report.errors], ['warning', report.warnings], ['note', report.notes]])
        assert.equal(report.findings.filter((f) => f.level === level).length, count);
    return report.findings.map((f) => {
        assert(f.message && f.endLine >= f.line && (f.endLine > f.line || f.endColumn >= f.column));
        return [f.path, f.line, f.column, f.level, f.code];
    });
}

// As GitHub's runner parses a line (ActionCommand.TryParseV2): "::name key=value,…::data".
function github() {
    const plain = (value, more) => [...more, ['%0D', '\r'], ['%0A', '\n'], ['%25', '%']]
        .reduce((all, [from, to]) => all.replaceAll(from, to), value);
    const seen = {};
    return text.split('\n').filter((line) => line.startsWith('::')).map((line) => {
        const end = line.indexOf('::', 2);
        const head = line.slice(2, end);
        const name = head.split(' ', 1)[0];
        const all = Object.fromEntries(head.slice(name.length + 1).split(',').map((pair) => {
            const at = pair.indexOf('=');
            return [pair.slice(0, at), plain(pair.slice(at + 1), [['%3A', ':'], ['%2C', ',']])];
        }));
        assert(end > 0 && levels[name] && name !== 'note' && plain(line.slice(end + 2), []).length > 0);
        assert((seen[name] = (seen[name] ?? 0) + 1) <= 10, `more than ten of ${name}`);
        for (const key of Object.keys(all))
            assert(['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(key), key);
        assert(!all.col || all.line === all.endLine);
        return [all.file ?? '', Number(all.line ?? 0), Number(all.col ?? 0), levels[name], all.title];
    });
}

// GitHub's tables: a row is a line, a cell ends at a bar that no backslash stands before.
function summary() {
    assert(bytes.length < 1024 * 1024);
    const rows = text.split('\n').filter((line) => line.startsWith('|')).slice(2);
    return rows.map((row) => {
        const cells = row.slice(1, -1).split('|').map((cell) => cell.trim());
        assert.equal(cells.length, 5, row);
        assert(!/[`<>*_~[\]@\\]/.test(row), row);
        const [level, place, , , code] = cells.map((cell) =>
            cell.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(number)));
        const [, path, line, column] = /^(.*?)(?::(\d+):(\d+))?$/s.exec(place);
        return [path, Number(line ?? 0), Number(column ?? 0), levels[level], code];
    });
}

function sarif() {
    const log = JSON.parse(text);
    const [run] = log.runs;
    const path = ({ uri }) => Buffer.from(new URL(uri, 'file:///').href.slice(7)
        .replace(/%([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();
    assert.equal(run.columnKind, 'unicodeCodePoints');
    const prints = run.results.map((result) => result.partialFingerprints['skoletilbud/v1']);
    assert.equal(new Set(prints).size, prints.length, 'fingerprints are unique');
    return run.results.map((result) => {
        assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
        const { artifactLocation, region } = result.locations[0].physicalLocation;
        const where = path(artifactLocation);
        return [artifactLocation.uriBaseId ? where.slice(1) : where, region.startLine, region.startColumn, result.level, result.ruleId];
    });
}

const findings = { json, github, summary, sarif }[format]();
for (const finding of findings)
    finding[0] = shown(finding[0]);
console.log(findings.map((finding) => JSON.stringify(finding)).sort().join('\n'));
