/** What other systems and other languages call the fields; each may be several fields of ours. */
const otherNames: Record<string, readonly string[]> = {
  id: ['product_id', 'order_id', 'customer_id', 'number', 'numero'],
  qty: ['quantity', 'cantidad', 'quantidade', 'amount', 'count'],
  price: ['precio', 'preco', 'prix', 'preis', 'prezzo', 'unit_price'],
  name: ['nombre', 'nome', 'nom', 'first_name', 'title'],
  surname: ['apellido', 'apellidos', 'sobrenome', 'apelido', 'last_name', 'cognome'],
  fullname: ['nombre_completo', 'nome_completo', 'customer_name'],
  email: ['correo', 'correo_electronico', 'mail', 'email_address'],
  phone: ['telefono', 'telefone', 'telephone', 'mobile', 'celular'],
  address: ['direccion', 'endereco', 'adresse', 'indirizzo', 'street', 'address_1'],
  street_number: ['house_number', 'numero', 'number'],
  city: ['ciudad', 'cidade', 'ville', 'stadt', 'citta'],
  municipality: ['comuna', 'municipio'],
  region: ['estado', 'provincia', 'state', 'province'],
  postal: ['codigo_postal', 'cep', 'zip', 'zip_code', 'postal_code', 'postcode'],
  country: ['pais', 'pays', 'land', 'paese'],
  taxid: ['rut', 'nif', 'cpf', 'vat', 'tax_id'],
  status: ['estado', 'situacao', 'statut', 'state'],
  currency: ['moneda', 'moeda', 'devise', 'valuta'],
  tax: ['impuesto', 'imposto', 'taxe', 'steuer', 'iva'],
  shipping: ['envio', 'frete', 'shipping_price', 'shipping_cost'],
  discount: ['descuento', 'desconto', 'remise', 'rabatt', 'sconto'],
  total: ['importe', 'total_price', 'amount', 'grand_total'],
  customer: ['cliente', 'client', 'buyer', 'kunde'],
  products: ['productos', 'produtos', 'produits', 'produkte', 'prodotti', 'items', 'line_items', 'lines'],
  order: ['pedido', 'orden', 'commande', 'bestellung', 'ordine'],
  weight: ['peso', 'poids', 'gewicht'],
  created_at: ['creado_en', 'criado_em', 'date', 'fecha', 'created'],
  completed_at: ['paid_at', 'pagado_en'],
}

/** A longer name is nobody's slip, and costs time. */
const longestName = 40

/** The known name that was meant: spelled in another manner, mistyped, or translated. Null rather than a guess. */
export function nearestName(name: string, known: readonly string[]): string | null {
  if (name.length > longestName) return null
  const bare = bareOf(name)
  const same = known.find((each) => bareOf(each) === bare)
  if (same !== undefined) return same
  const translated = known.find((each) => otherNames[each]?.some((other) => bareOf(other) === bare))
  return translated ?? mistyped(bare, known)
}

/** `createdAt`, `Created-At` and `created_at` are one name. */
function bareOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function mistyped(bare: string, known: readonly string[]): string | null {
  const slips = bare.length > 7 ? 2 : bare.length > 3 ? 1 : 0
  let nearest: { name: string; distance: number } | null = null
  for (const name of known) {
    const distance = distanceBetween(bare, bareOf(name), slips)
    if (distance <= slips && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) {
      nearest = { name, distance }
    }
  }
  return nearest?.name ?? null
}

/** Letters to change, add, leave out or swap with their neighbour; more than `most` is not counted out. */
function distanceBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const [letter, letterThere] = [one[row - 1], other[column - 1]]
      const swapped = letter === other[column - 2] && one[row - 2] === letterThere
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + Number(letter !== letterThere),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0
}
