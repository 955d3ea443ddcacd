<?php
// A right receiver in PHP: a file for each order, locked while it is changed. GET /orders/<id> tells what it kept.
$token = getenv('JUMPSELLER_HOOKS_TOKEN');
if ($token === false || $token === '') {
    exit(http_response_code(500) . 'JUMPSELLER_HOOKS_TOKEN is not set');
}

function header_of(string $name): string
{
    return $_SERVER['HTTP_' . strtoupper(strtr($name, '-', '_'))] ?? '';
}

if ($_SERVER['REQUEST_METHOD'] !== 'POST') {
    $asked = preg_match('~^/orders/(\d+)$~', $_SERVER['REQUEST_URI'], $found) ? "order-$found[1].json" : null;
    if ($asked === null || !file_exists($asked)) {
        http_response_code($asked === null ? 405 : 404);
        exit;
    }
    $known = json_decode(file_get_contents($asked), true);
    usort($known, fn ($one, $other) => strcmp($one['stamp'], $other['stamp']));
    $states = array_filter(array_column($known, 'state'));
    header('Content-Type: application/json');
    echo json_encode(['entries' => count($known), 'state' => array_pop($states)]);
    exit;
}

$body = file_get_contents('php://input');
$expected = base64_encode(hash_hmac('sha256', $body, $token, true));
if (!hash_equals($expected, header_of('Jumpseller-Hmac-Sha256'))) {
    http_response_code(401);
    exit;
}

// What PHP cannot decode (half an emoji, thousands of levels) is genuine all the same: its id is read as text.
$order = json_decode($body, true)['order'] ?? null;
$id = is_array($order) ? (string) ($order['id'] ?? '') : (preg_match('~"id":\s*"?(\d+)~', $body, $found) ? $found[1] : '');
$event = header_of('Jumpseller-Event');
$states = [
    'order_pending_payment' => 'pending_payment',
    'order_paid' => 'paid',
    'order_shipped' => 'shipped',
    'order_canceled' => 'canceled',
];
$delivery = [
    'event' => $event,
    'stamp' => header_of('Jumpseller-Triggered-At'),
    'state' => $states[$event] ?? null,
    'body' => base64_encode($body),
];

$file = fopen(ctype_digit($id) ? "order-$id.json" : 'other.json', 'c+');
flock($file, LOCK_EX);
$known = json_decode(stream_get_contents($file) ?: '[]', true);
$of_event = array_values(array_filter($known, fn ($each) => $each['event'] === $event));
$last = end($of_event);
$is_known = ($last && $last['body'] === $delivery['body']) || in_array($delivery, $of_event, true);
if (!$is_known) {
    rewind($file);
    fwrite($file, json_encode([...$known, $delivery]));
    fflush($file);
}
fclose($file);
echo 'kept';
