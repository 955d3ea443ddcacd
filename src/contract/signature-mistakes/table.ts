interface MistakeRow {
  /** What was done, for the side whose signature does not fit. */
  title: string
  /** How it is mended, in two lines at most. */
  mending: string
}

/** All that the explainer knows people to do wrong. Closed: it names no other, and none that it cannot repeat. */
export const signatureMistakes = {
  older_token: {
    title: 'Signed with a token further down the list',
    mending: 'Genuine, while the token is rotated. Code that knows the first token only refuses it.',
  },
  other_header: {
    title: 'Under another header name',
    mending: 'The header is Jumpseller-Hmac-Sha256, without X-. Read and send it under that name.',
  },
  token_itself: {
    title: 'The hooks token itself was sent, not a signature',
    mending: 'Never send the token. Send the Base64 of HMAC-SHA256 over the raw body, keyed by the token.',
  },
  hex: {
    title: 'Hex in place of Base64',
    mending: "Write the digest in Base64: digest('base64'), base64_encode(hash_hmac(…, true)).",
  },
  base64url: {
    title: 'Base64 with the alphabet of URLs',
    mending: 'Use plain Base64: + and / where this has - and _, and the = at the end.',
  },
  padding_missing: {
    title: 'The = at the end is missing',
    mending: 'Plain Base64 of 32 bytes is 44 characters and ends in =. Do not strip it.',
  },
  base64_of_hex: {
    title: 'Base64 of the hex text',
    mending:
      'Encode the 32 bytes of the digest, not its 64 hex characters (PHP: hash_hmac with true as last).',
  },
  base64_twice: {
    title: 'Base64 of the Base64',
    mending: 'The digest was encoded already. Encode it once.',
  },
  prefix: {
    title: 'A prefix such as sha256= before the value',
    mending: "The header holds nothing but the Base64. The prefix is GitHub's way.",
  },
  quotes: {
    title: 'Quotes around the value',
    mending: 'Send the bare Base64: the quotes come of JSON or of a shell.',
  },
  white_space: {
    title: 'White space around the value',
    mending: 'Trim it: openssl and shell commands end their output with a newline.',
  },
  twice: {
    title: 'The right value more than once',
    mending: 'The header was set by two parts of the program, or by a proxy too. Set it once.',
  },
  truncated: {
    title: 'The right value, cut short',
    mending: 'It is 44 characters. Look for a column, a log or a copied line that is too short.',
  },
  extended: {
    title: 'The right value with more behind it',
    mending: 'It is 44 characters and ends in =. Look at what is appended.',
  },
  one_character: {
    title: 'The right value but for one character',
    mending: 'It was typed or copied by hand: copy it whole.',
  },
  lower_case: {
    title: 'The right value in lower case',
    mending: 'Base64 tells upper from lower case. Lower-case header names only, never their values.',
  },
  upper_case: {
    title: 'The right value in upper case',
    mending: 'Base64 tells upper from lower case. Do not change the case of header values.',
  },
  other_token: {
    title: 'Keyed by another secret, such as the API authtoken',
    mending:
      'The key is the hooks token: admin, Config, Notifications, or hooks_token in /v1/store/info.json.',
  },
  token_white_space: {
    title: 'The token with white space or a newline around it',
    mending: 'Trim the token where it is read. echo and editors end a file with a newline.',
  },
  token_quotes: {
    title: 'The token with quotes around it',
    mending: 'Take the quotes out of the .env file or the settings: they became part of the key.',
  },
  token_case: {
    title: 'The token in another case',
    mending: 'Use the token letter by letter as the admin shows it.',
  },
  token_from_hex: {
    title: 'The token decoded from hex',
    mending: 'The key is the token as text, all of its characters, though they look like hex.',
  },
  token_from_base64: {
    title: 'The token decoded from Base64',
    mending: 'The key is the token as text. Do not decode it.',
  },
  token_empty: {
    title: 'Keyed by an empty token',
    mending: 'The setting was not there when the signature was made. Fail at start when it is unset.',
  },
  digest: {
    title: 'Another digest than SHA-256',
    mending: "It is HMAC-SHA256: createHmac('sha256', token), hash_hmac('sha256', …).",
  },
  no_key: {
    title: 'A plain hash of the body, without the token',
    mending: 'Anybody can make it. Use HMAC-SHA256, keyed by the hooks token.',
  },
  key_joined: {
    title: 'A plain hash of token and body joined',
    mending: 'HMAC is more than joining: use createHmac, hash_hmac, hmac.new or OpenSSL::HMAC.',
  },
  arguments_swapped: {
    title: 'Token and body change places',
    mending: 'The token is the key, the body is the message. Look at the order of the arguments.',
  },
  empty_body: {
    title: 'Over an empty body',
    mending: 'Something read the body before. Take the raw bytes before any parser does.',
  },
  parsed_object: {
    title: 'Over the text of an object, not over the body',
    mending:
      'The body was parsed before, and turned into text again. Take the raw bytes before any parser does.',
  },
  order_part: {
    title: 'Over the order alone, without {"order": … }',
    mending: 'The whole body is signed, wrapper and all. Hash the raw bytes before unwrapping.',
  },
  line_end: {
    title: 'Over the body with another newline or space at its ends',
    mending:
      'An editor, a shell (echo, $(…), curl -d @file) or trim() changed the ends. Use curl --data-binary.',
  },
  line_breaks: {
    title: 'Over the body with other line breaks (CRLF, LF)',
    mending: 'A file was read or written as text, or Git converted it. Keep bodies as binary.',
  },
  byte_order_mark: {
    title: 'Over the body with or without its byte order mark',
    mending: 'A text reader dropped it, or an editor added it. Hash bytes, not text.',
  },
  latin_1: {
    title: 'Over the body as Latin-1',
    mending: 'Hash the bytes that came. If the body must be text first, read and write it as UTF-8.',
  },
  read_as_latin_1: {
    title: 'Over UTF-8 that was taken for Latin-1',
    mending: 'The body was read as Latin-1 (binary) and written as UTF-8. Hash the bytes that came.',
  },
  utf8_mended: {
    title: 'Over the body with its bad bytes replaced',
    mending: 'Reading as text put replacement characters in. Hash the bytes that came.',
  },
  compressed: {
    title: 'Over the compressed or the uncompressed body',
    mending: 'The signature covers the JSON, not its gzip. Look at what a proxy or a body parser unpacks.',
  },
  rewritten: {
    title: 'Over the JSON parsed and written again',
    mending:
      'Writing anew turns 399.0 into 399. Hash the raw bytes; express.raw(), request.body, php://input.',
  },
  compacted: {
    title: 'Over the JSON without its spaces and line breaks',
    mending: 'One side has written the JSON anew. Sign and check the bytes that travel.',
  },
  numbers_rewritten: {
    title: 'Over the JSON with its numbers spelled anew',
    mending: '399.0 and 399 are one number and two texts. Hash the raw bytes.',
  },
  decimals_dropped: {
    title: 'Over the JSON as the store writes it: whole amounts as 399.0',
    mending: 'This body has been parsed and written again: 399.0 became 399. Keep the raw bytes.',
  },
  pretty_printed: {
    title: 'Over the JSON with line breaks and indents',
    mending: 'It was made fit for reading, by an editor, jq or JSON.stringify(…, 2). Hash the raw bytes.',
  },
  python_dumps: {
    title: "Over the JSON as Python's json.dumps writes it",
    mending: 'Hash request.data (Flask) or request.body (Django), not json.dumps(request.json).',
  },
  letters_escaped: {
    title: 'Over the JSON with letters written as \\u escapes, or such escapes as letters',
    mending: 'It was written anew by a writer with other habits. Hash the raw bytes.',
  },
  php_json_encode: {
    title: "Over the JSON as PHP's json_encode writes it, with slashes as \\/",
    mending: "Hash file_get_contents('php://input'), not json_encode(json_decode(…)).",
  },
  keys_sorted: {
    title: 'Over the JSON with its keys sorted',
    mending: 'It was written anew from a map. Hash the raw bytes, in their order.',
  },
} as const satisfies Record<string, MistakeRow>

export type SignatureMistake = keyof typeof signatureMistakes
