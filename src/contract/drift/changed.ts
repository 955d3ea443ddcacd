/** At most so likely by chance; a report asks this of a few hundred things, so one in 10,000 is wrong. */
const surprising = 1e-6

/**
 * Whether something came up only lately, and not by chance: `seen` times in `all` bodies, each time in the last
 * `lately` of them. Were it spread evenly, this would be as likely as drawing `seen` bodies that all lie there.
 */
export function isChange({ seen, lately, all }: { seen: number; lately: number; all: number }): boolean {
  if (seen < 1 || lately >= all || seen > lately) return false
  let chance = 1
  for (let drawn = 0; drawn < seen && chance >= surprising; drawn += 1) {
    chance *= (lately - drawn) / (all - drawn)
  }
  return chance < surprising
}
