// TAP for node tests: ok(condition, name, faults), skip(why, name), done().
let count = 0;
let failed = 0;

export const note = (text) => console.log(String(text).replace(/^/gm, "# "));

// `faults` is a list; a test passes when it is empty, else the first twenty are shown.
export function none(faults, name) {
  count++;
  if (faults.length > 0) failed++;
  console.log(`${faults.length ? "not ok" : "ok"} ${count} - ${name}`);
  for (const fault of faults.slice(0, 20)) note(fault);
  if (faults.length > 20) note(`… and ${faults.length - 20} more`);
}

export const ok = (condition, name, detail = "") => none(condition ? [] : [detail], name);

export function skip(why, name) {
  count++;
  console.log(`ok ${count} - ${name} # SKIP ${why}`);
}

export function done() {
  console.log(`1..${count}`);
  process.exit(failed ? 1 : 0);
}
