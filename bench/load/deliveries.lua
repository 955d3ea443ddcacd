-- For wrk: sends each delivery of a file once, then all of them again with another end of their last header.
-- Arguments: the file, the path to post to, the host, the run.

local heads, bodies, tail = {}, {}, ''
local run = ''
local at, cycle = 0, 0
-- Global, since done() runs in another state than the thread's and asks for it by name.
begun = 0

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

local function next_cycle()
  at, cycle = 1, cycle + 1
  tail = run .. '-' .. cycle .. '\r\n\r\n'
end

function init(args)
  local file = assert(io.open(args[1], 'rb'))
  local line = 'POST ' .. args[2] .. ' HTTP/1.1\r\nHost: ' .. args[3] .. '\r\n'
  run = args[4]
  local head_length = file:read('*n')
  while head_length do
    local body_length = file:read('*n')
    file:read(1)
    heads[#heads + 1] = line .. file:read(head_length)
    bodies[#bodies + 1] = file:read(body_length)
    head_length = file:read('*n')
  end
  file:close()
end

function request()
  at = at + 1
  if cycle == 0 or at > #heads then next_cycle() end
  begun = begun + 1
  return heads[at] .. tail .. bodies[at]
end

function done(summary, latency)
  local errors = summary.errors
  local sent = 0
  for _, thread in ipairs(threads) do sent = sent + thread:get('begun') end
  io.write(string.format(
    '\n{"answered":%d,"begun":%d,"refused":%d,"broken":%d,"rate":%f,"p50Milliseconds":%f,"p99Milliseconds":%f}\n',
    summary.requests, sent, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
