import type { Certificate } from '../certificate.ts'
import type { Grade } from '../grade.ts'
import { escaped } from './markup.ts'

/** White stands out from each of them (WCAG AA). */
const colours: Readonly<Record<Grade, string>> = {
  A: '#136c3a',
  B: '#136c3a',
  C: '#7d4c00',
  D: '#7d4c00',
  E: '#ad1f2d',
  F: '#ad1f2d',
}

const label = 'jumpseller webhook'
const labelWidth = 124
const height = 20
const widthOfCharacter = 7

/** A badge for a README, an SVG that takes nothing from outside. */
export function badgeOf({ grade, score }: Pick<Certificate, 'grade' | 'score'>): string {
  const value = `${grade} · ${score}`
  const valueWidth = value.length * widthOfCharacter + 16
  const width = labelWidth + valueWidth
  const said = escaped(`${label}: grade ${grade}, ${score} of 100`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${said}">
  <title>${said}</title>
  <clipPath id="round"><rect width="${width}" height="${height}" rx="3"/></clipPath>
  <g clip-path="url(#round)">
    <rect width="${labelWidth}" height="${height}" fill="#4b5463"/>
    <rect x="${labelWidth}" width="${valueWidth}" height="${height}" fill="${colours[grade]}"/>
  </g>
  <g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
    <text x="${labelWidth / 2}" y="14">${label}</text>
    <text x="${labelWidth + valueWidth / 2}" y="14" font-weight="bold">${value}</text>
  </g>
</svg>
`
}
