"""A receiver in Python as many are written: the signature is checked, and what is rare is not thought of.

GET /orders/<id> tells the status of an order.
"""

import base64
import hashlib
import hmac
import json
import os
import sqlite3
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

token = os.environ['JUMPSELLER_HOOKS_TOKEN'].encode()
database = sqlite3.connect(':memory:', check_same_thread=False)
database.execute('CREATE TABLE orders (id TEXT PRIMARY KEY, status TEXT, note TEXT)')
lock = threading.Lock()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        expected = base64.b64encode(hmac.new(token, body, hashlib.sha256).digest()).decode()
        if not hmac.compare_digest(self.headers['Jumpseller-Hmac-Sha256'], expected):
            return self.answer(401, {'error': 'wrong signature'})
        try:
            order = json.loads(body)['order']
            row = (str(order['id']), order['status'], order.get('additional_information'))
        except (ValueError, KeyError, TypeError, RecursionError):
            return self.answer(200, {'ignored': True})
        with lock, database:
            database.execute('INSERT OR REPLACE INTO orders VALUES (?, ?, ?)', row)
        self.answer(200, {'ok': True})

    def do_GET(self):
        with lock:
            order = self.path.rpartition('/')[2]
            row = database.execute('SELECT status FROM orders WHERE id = ?', (order,)).fetchone()
        self.answer(200 if row else 404, {'state': row and row[0]})

    def answer(self, status, value):
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())


class Server(ThreadingHTTPServer):
    request_queue_size = 256


Server(('127.0.0.1', int(sys.argv[1])), Receiver).serve_forever()
