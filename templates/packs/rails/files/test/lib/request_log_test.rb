require "test_helper"

class RequestLogTest < ActiveSupport::TestCase
  test "a request is one JSON line with its id" do
    output = StringIO.new
    logger = ActiveSupport::Logger.new(output, formatter: JsonLogFormatter.new)
    app = RequestId.new(RequestLog.new(->(_env) { [ 204, {}, [] ] }), header: "X-Request-Id")

    Rails.logger.broadcast_to(logger)
    Rack::MockRequest.new(app).get("/api/v1/tasks?limit=1", "HTTP_X_REQUEST_ID" => "trace-me.1")

    event = JSON.parse(output.string)
    assert_equal [ "info", "request", "trace-me.1", "GET", "/api/v1/tasks", 204 ], event.values_at("level", "msg", "request_id", "method", "path", "status")
    assert_kind_of Float, event["duration_ms"]
    assert_nothing_raised { Time.iso8601(event["time"]) }
  ensure
    Rails.logger.stop_broadcasting_to(logger)
  end

  test "bytes that are no text do not break a line" do
    line = JsonLogFormatter.new.call("INFO", Time.now, nil, { msg: "request", path: "/\xFF".b })

    assert_equal "/\uFFFD", JSON.parse(line)["path"]
  end

  test "an exception is one line, too" do
    line = JsonLogFormatter.new.call("ERROR", Time.now, nil, RuntimeError.new("two\nlines"))

    assert_equal 1, line.lines.size
    assert_match "two", JSON.parse(line)["msg"]
  end
end
