import type { Language } from './order-record.ts'

/** What the simulated store sells. */
export interface CatalogueItem {
  id: number
  variantId: number | null
  sku: string
  name: Readonly<Record<Language, string>>
  /** In US dollars. */
  price: number
  /** Kilograms. */
  weight: number
}

export const catalogue: readonly [CatalogueItem, ...CatalogueItem[]] = [
  {
    id: 501,
    variantId: 9001,
    sku: 'TSHIRT-M',
    name: { en: 'T-shirt, medium', es: 'Polera, talla M', pt: 'Camiseta, tamanho M' },
    price: 18.5,
    weight: 0.2,
  },
  {
    id: 502,
    variantId: null,
    sku: 'MUG-01',
    name: { en: 'Enamel mug', es: 'Tazón esmaltado', pt: 'Caneca esmaltada' },
    price: 12.25,
    weight: 0.35,
  },
  {
    id: 503,
    variantId: null,
    sku: 'LAMP-7',
    name: { en: 'Desk lamp "Luna"', es: 'Lámpara de escritorio "Luna"', pt: 'Luminária "Luna"' },
    price: 79,
    weight: 1.0,
  },
  {
    id: 504,
    variantId: 9004,
    sku: 'BOOTS-42',
    name: { en: 'Walking boots 42', es: 'Botas de trekking 42', pt: 'Botas de caminhada 42' },
    price: 133.75,
    weight: 1.6,
  },
  {
    id: 505,
    variantId: null,
    sku: 'COFFEE-1K',
    name: { en: 'Coffee beans 1 kg ☕', es: 'Café en grano 1 kg ☕', pt: 'Café em grão 1 kg ☕' },
    price: 24,
    weight: 1.0,
  },
  {
    id: 506,
    variantId: 9006,
    sku: 'GUITAR-STD',
    name: { en: 'Guitar, standard', es: 'Guitarra estándar', pt: 'Violão padrão' },
    price: 399,
    weight: 2.5,
  },
]
