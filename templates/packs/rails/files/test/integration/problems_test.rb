require "test_helper"

class ProblemsTest < ActionDispatch::IntegrationTest
  JSON_TYPE = { "CONTENT_TYPE" => "application/json" }

  {
    "malformed JSON" => [ 400, '{"title":' ],
    "JSON without end" => [ 400, "[" * 100_000 ],
    "no body" => [ 400, "" ],
    "a lone surrogate" => [ 400, '{"title":"\ud800"}' ],
    "bytes that are no text" => [ 400, "{\"title\":\"\xff\"}" ],
    "a body that is too large" => [ 413, " " * 1_048_577 ],
    "a list" => [ 422, "[]" ]
  }.each do |what, (status, body)|
    test "#{what} is a problem" do
      post TASKS, params: body, headers: JSON_TYPE

      assert_problem status
    end
  end

  test "another media type is a problem" do
    post TASKS, params: "title=a", headers: { "CONTENT_TYPE" => "text/plain" }

    assert_problem 415
  end

  test "a path that is not there is a problem, whatever the client accepts" do
    get "/nowhere", headers: { "ACCEPT" => "text/html" }

    assert_problem :not_found
  end

  { "/api/v1/tasks" => %w[ GET HEAD POST ], "/api/v1/tasks/1" => %w[ GET HEAD PATCH DELETE ], "/healthz" => %w[ GET HEAD ] }.each do |path, allowed|
    test "a wrong method on #{path} is a problem that names the right ones" do
      put path

      assert_problem :method_not_allowed
      assert_equal allowed, response.headers["Allow"].split(", ")
    end
  end

  test "an unexpected error shows nothing of the inside" do
    broken = Class.new { def self.find(*) = raise("the inside") }
    stub_const(Object, :Task, broken) do
      get "#{TASKS}/1", headers: { "X-Request-ID" => "find-me" }
    end

    assert_problem :internal_server_error
    assert_equal "find-me", response.headers["X-Request-ID"]
    assert_equal "nosniff", response.headers["X-Content-Type-Options"]
    assert_no_match "inside", response.body
  end
end
