require "test_helper"

class TasksTest < ActionDispatch::IntegrationTest
  test "create answers with the task and where it is" do
    task = create_task(title: "  buy milk ")

    assert_equal "#{TASKS}/#{task["id"]}", response.headers["Location"]
    assert_equal [ "buy milk", false ], task.values_at("title", "done")
    assert_predicate Time.iso8601(task["created_at"]), :utc?
    get response.headers["Location"]
    assert_equal task, response.parsed_body
  end

  test "list is in the order of ids and counts all" do
    ids = Array.new(5) { create_task["id"] }
    patch "#{TASKS}/#{ids.first}", params: { done: true }, as: :json

    get TASKS, params: { limit: 2, offset: 1 }

    assert_equal ids[1, 2], response.parsed_body["items"].pluck("id")
    assert_equal 5, response.parsed_body["total"]
  end

  test "list of nothing is empty" do
    get TASKS

    assert_equal({ "items" => [], "total" => 0 }, response.parsed_body)
  end

  %w[ limit=0 limit=101 limit=many limit=1.5 limit= limit=1&limit=2 offset=-1 offset=9223372036854775808 ].each do |query|
    test "the query #{query} is refused" do
      get "#{TASKS}?#{query}"

      problem = assert_problem(:bad_request)
      assert_equal [ query[/\A[a-z]+/] ], problem["errors"].keys
    end
  end

  test "patch changes what it names" do
    task = create_task(title: "half")

    patch "#{TASKS}/#{task["id"]}", params: { done: true }, as: :json

    assert_response :ok
    changed = response.parsed_body
    assert_equal task.merge("done" => true, "updated_at" => changed["updated_at"]), changed
    assert_operator changed["updated_at"], :>, task["updated_at"]
    patch "#{TASKS}/#{task["id"]}", params: {}, as: :json
    assert_equal changed, response.parsed_body
  end

  test "delete takes the task away" do
    path = "#{TASKS}/#{create_task["id"]}"

    delete path
    assert_response :no_content

    get path
    assert_problem :not_found
    patch path, params: { done: true }, as: :json
    assert_problem :not_found
    delete path
    assert_problem :not_found
  end

  {
    "a blank title" => [ { title: " " }, "title" ],
    "a title that is too long" => [ { title: "ü" * 201 }, "title" ],
    "a title with NUL" => [ { title: "a\0b" }, "title" ],
    "a title of null" => [ { title: nil }, "title" ],
    "a title that is a number" => [ { title: 42 }, "title" ],
    "a title that is a list" => [ { title: [ "a" ] }, "title" ],
    "done as a word" => [ { title: "odd", done: "yes" }, "done" ],
    "done as a number" => [ { title: "odd", done: 1 }, "done" ],
    "done of null" => [ { title: "odd", done: nil }, "done" ]
  }.each do |what, (body, field)|
    test "#{what} is refused" do
      task = create_task

      post TASKS, params: body, as: :json
      assert_equal [ field ], assert_problem(:unprocessable_content)["errors"].keys
      patch "#{TASKS}/#{task["id"]}", params: body, as: :json
      assert_equal [ field ], assert_problem(:unprocessable_content)["errors"].keys

      get TASKS
      assert_equal [ task ], response.parsed_body["items"]
    end
  end

  test "all that is wrong is told at once" do
    post TASKS, params: { done: "yes" }, as: :json

    assert_equal %w[ done title ], assert_problem(:unprocessable_content)["errors"].keys.sort
  end

  test "a title of 200 characters is taken" do
    create_task(title: "🐢" * 200)
  end

  %w[ 1 0 -1 1.5 text 9223372036854775808 ].each do |id|
    test "the task #{id} is not there" do
      get "#{TASKS}/#{id}"

      assert_problem :not_found
    end
  end
end
