-- Sends the lines of a file one after the other, so that no two requests near each other are the same.
local bodies = {}
for line in io.lines(os.getenv("ROWS")) do bodies[#bodies + 1] = line end
local at = 0
request = function()
  at = at % #bodies + 1
  return wrk.format("POST", "/invocations", { ["Content-Type"] = "application/json", ["Host"] = "127.0.0.1" }, bodies[at])
end
done = function(summary, latency)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('{"requests": %d, "seconds": %f, "bad": %d, "p50": %f, "p99": %f}', summary.requests, summary.duration / 1e6, bad, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
