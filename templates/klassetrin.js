// Klassetrin i det, der søges efter: »5. klasse«, »5.kl«, »4.-6. kl.« og »7.b« er 5kl, 4kl 6kl og 7kl, som indekset har dem.
// `units` er de ord, der gør et tal til et klassetrin; det sidste i teksten er måske ikke skrevet færdigt.
const GRADE = /(?<![\p{L}\p{N}])((?:(?:10|\d)\.? ?(?:[-–,/+]|og|til) ?)*)(10|\d)(?:\. ?[a-f]|\.? ?(\p{L}+))(?![\p{L}\p{N}])/gu;

export const withGrades = (text, units) => text.replace(GRADE, (whole, before, number, unit, at) => {
  const ends = at + whole.length === text.length;
  if (unit && !units.some((word) => word === unit || (ends && word.startsWith(unit)))) return whole;
  return [...before.match(/\d+/g) ?? [], number].map((grade) => `${grade}kl`).join(" ");
});
