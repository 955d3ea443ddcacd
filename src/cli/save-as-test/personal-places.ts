import type { Places } from './json-texts.ts'

/** Where a value stands, as far as it says whether it tells of a person. */
export interface Place {
  key: string
  inside: 'person' | 'checkout-field' | null
}

/**
 * What a value is by its place: a person's name; anything else that a person typed or is found by; a link that opens
 * what is theirs; where they live, in degrees; what the store writes by its own rules; or any other text.
 */
export type Tells = 'name' | 'person' | 'link' | 'degrees' | 'store' | 'other'

const people = /^(customer|buyer|contact|recipient|client|billing_information)s?$|(^|_)address(es)?$/
const checkoutFields = /^additional_fields$/

export const personalPlaces: Places<Place> = {
  top: { key: '', inside: null },
  enter: ({ inside }, key) => ({ key, inside: insideOf(key) ?? inside }),
}

function insideOf(key: string): Place['inside'] {
  if (people.test(key)) return 'person'
  return checkoutFields.test(key) ? 'checkout-field' : null
}

/** Too coarse to find anybody by, or read by code: these keep their values, whatever they are. */
const ofTheStore = new Set([
  'id',
  'status',
  'status_name',
  'status_enum',
  'currency',
  'created_at',
  'completed_at',
  'fulfillment_status',
  'shipping_option',
  'payment_method_type',
  'shipment_status',
  'shipment_status_enum',
  'phone_prefix',
  'region',
  'region_code',
  'country',
  'country_code',
  'area',
  'type',
])

const links = /^(duplicate|checkout|recovery|review|tracking)_url$/
const degrees = /^(lat|lng|latitude|longitude)$/
const names = /^(full_?name|first_?name|last_?name|surname)$/
const found =
  /e_?mail|phone|mobile|(^|_)(fax|whatsapp|ip|rut|run|dni|nif|nie|cpf|cnpj|curp|rfc|cuit|vat|tax_?id|passport)(_|$)|^(street|street_number|complement|city|municipality|postal|postal_code|zip|zipcode)$|birth|^tracking_number$/i
const typed = /^additional_information$|(^|_)(note|comment|message)s?$/

export function tellsAt({ key, inside }: Place): Tells {
  if (ofTheStore.has(key)) return 'store'
  if (links.test(key)) return 'link'
  if (degrees.test(key)) return 'degrees'
  if (names.test(key)) return 'name'
  if (inside === 'person') return /name$|^customer$/.test(key) ? 'name' : 'person'
  if (found.test(key) || typed.test(key)) return 'person'
  return inside === 'checkout-field' && key === 'value' ? 'person' : 'other'
}
