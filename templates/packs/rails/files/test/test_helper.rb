ENV["RAILS_ENV"] ||= "test"
require_relative "../config/environment"
require "rails/test_help"

module ActiveSupport
  class TestCase
    parallelize(workers: :number_of_processors)
  end
end

class ActionDispatch::IntegrationTest
  TASKS = "/api/v1/tasks"

  private
    # A task made through the API.
    def create_task(**attributes)
      post TASKS, params: { title: "a task", **attributes }, as: :json
      assert_response :created
      response.parsed_body
    end

    def assert_problem(status)
      assert_response status
      assert_equal "application/problem+json", response.media_type
      problem = JSON.parse(response.body)
      assert_equal response.status, problem["status"]
      %w[ type title detail ].each { |member| assert_predicate problem[member], :present? }
      problem
    end
end
