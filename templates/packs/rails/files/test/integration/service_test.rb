require "test_helper"
require "open3"

class ServiceTest < ActionDispatch::IntegrationTest
  test "the process lives" do
    get "/healthz"

    assert_equal({ "status" => "ok" }, response.parsed_body)
  end

  test "Rails' own health check is there" do
    get "/up"

    assert_response :ok
  end

  test "ready while the database answers" do
    get "/readyz"

    assert_response :ok
    assert_equal "ok", response.parsed_body["status"]
  end

  test "a sane request id is taken over" do
    get "/nowhere", headers: { "X-Request-ID" => "trace-me.1" }

    assert_equal "trace-me.1", response.headers["X-Request-ID"]
  end

  [ "", "two words", "a" * 129, "<b>" ].each do |given|
    test "the request id #{given.first(9).inspect} is replaced" do
      get "/healthz", headers: { "X-Request-ID" => given }

      assert_not_equal given, response.headers["X-Request-ID"]
      assert_match(/\A[A-Za-z0-9._-]{1,128}\z/, response.headers["X-Request-ID"])
    end
  end

  test "metrics are labelled by route" do
    get "#{TASKS}/4711"
    get "/metrics"

    assert_match 'path="/api/v1/tasks/:id"', response.body
    assert_no_match "tasks/4711", response.body
  end

  test "openapi.json describes every route and no other" do
    get "/openapi.json"

    described = response.parsed_body["paths"].flat_map { |path, item| (item.keys - %w[ parameters ]).map { |verb| [ verb.upcase, path ] } }
    routes = Rails.application.routes.routes.reject(&:internal).map { |route| [ route.verb, route.path.spec.to_s.gsub(/:(\w+)/, '{\1}') ] }
    assert_equal routes.reject { |_verb, path| path.start_with?("/up", "/openapi.json") }.sort, described.sort
  end

  {
    "PORT" => "99737", "HOST" => "not a host", "DATABASE_URL" => "nonsense", "LOG_LEVEL" => "deafening",
    "RAILS_MAX_THREADS" => "many", "APP_ENV" => "moonbase"
  }.each do |variable, value|
    test "a bad #{variable} stops the start" do
      output, status = Open3.capture2e({ variable => value }, RbConfig.ruby, "config/settings.rb", chdir: Rails.root.to_s)

      assert_not_predicate status, :success?
      assert_equal 1, output.lines.size
      assert_match variable, output
      assert_no_match value, output
    end
  end
end

# Without the transaction around each test, in which nothing can go wrong with the database.
class DatabaseTest < ActionDispatch::IntegrationTest
  self.use_transactional_tests = false

  test "not ready without tables, and a migration leads back" do
    migrations = ActiveRecord::Base.connection_pool.migration_context
    ActiveRecord::Migration.suppress_messages { migrations.down }
    get "/readyz"
    assert_response :service_unavailable
    assert_equal "unavailable", response.parsed_body["status"]

    ActiveRecord::Migration.suppress_messages { migrations.up }
    # Statements prepared for the table before know its columns in another order.
    ActiveRecord::Base.connection_pool.disconnect!
    get "/readyz"
    assert_response :ok
  end

  test "not ready without a database" do
    without_database do
      get "/readyz"
      assert_response :service_unavailable
      assert_equal "unreachable", response.parsed_body.dig("checks", "database")

      get TASKS
      assert_problem {{ if eq .options.database "sqlite" }}:internal_server_error{{ else }}:service_unavailable{{ end }}
      get "/healthz"
      assert_response :ok
    end
  end

  private
    def without_database
      config = ActiveRecord::Base.connection_db_config
{{- if eq .options.database "sqlite" }}
      ActiveRecord::Base.establish_connection(config.configuration_hash.merge(database: Rails.root.to_s))
{{- else }}
      ActiveRecord::Base.establish_connection(config.configuration_hash.merge(port: 1))
{{- end }}
      yield
    ensure
      ActiveRecord::Base.establish_connection(config)
    end
end
