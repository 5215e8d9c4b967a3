require "test_helper"

class RegulatedTest < ActionDispatch::IntegrationTest
  test "each change leaves a line, and nothing else does" do
    id = nil
    lines = trail do
      id = create_task(title: "private")["id"]
      [ { title: "secret" }, { title: "secret" }, { title: "" } ].each do |change|
        patch "#{TASKS}/#{id}", params: change, headers: { "X-Request-ID" => "find-me" }, as: :json
      end
      get "#{TASKS}/#{id}"
      2.times { delete "#{TASKS}/#{id}" }
    end

    events = lines.map { |line| JSON.parse(line) }
    assert_equal %w[ task.create task.update task.delete ], events.pluck("action")
    assert_equal [ [ "audit", "info", id ] ], events.map { |event| event.values_at("msg", "level", "task_id") }.uniq
    assert_equal "find-me", events.second["request_id"]
    assert_no_match(/private|secret/, lines.join)
  end

  [ "/healthz", "/nowhere", TASKS, "#{TASKS}?limit=0", "#{TASKS}/0" ].each do |path|
    test "the answer at #{path} carries strict headers" do
      get path

      assert_equal "max-age=31536000; includeSubDomains", response.headers["Strict-Transport-Security"]
      assert_equal "default-src 'none'; frame-ancestors 'none'", response.headers["Content-Security-Policy"]
      assert_equal "no-referrer", response.headers["Referrer-Policy"]
      assert_equal path.start_with?("/api/"), response.headers["Cache-Control"] == "no-store"
    end
  end

  private
    # The lines of the audit trail that a block leaves, though the log takes errors alone.
    def trail
      output, level = StringIO.new, Rails.logger.level
      log = AuditLog.new(output)
      Rails.event.subscribe(log, &AuditLog::EVENTS)
      Rails.logger.level = :error
      yield
      output.string.lines
    ensure
      Rails.logger.level = level
      Rails.event.unsubscribe(log)
    end
end
