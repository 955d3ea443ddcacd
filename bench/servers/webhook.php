<?php
// A receiver as the vendor's documentation shows one in PHP: the body goes to the end of a file.
$body = file_get_contents('php://input');
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $order = json_decode($body, true);
    $file = fopen('orders.txt', 'a');
    fwrite($file, $order['order']['id'] . ' ' . $body . "\n");
    fclose($file);
}
header('Content-Type: application/json');
echo '{"ok":true}';
