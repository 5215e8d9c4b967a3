defmodule {{ .computed.module }}Web.TaskControllerTest do
  use {{ .computed.module }}Web.ConnCase

  describe "create" do
    test "answers with the task and where it is", %{conn: conn} do
      created = send_json(conn, :post, ~p"/api/v1/tasks", %{title: "  buy milk "})

      task = json_response(created, 201)
      assert %{"title" => "buy milk", "done" => false} = task
      assert {:ok, _, 0} = DateTime.from_iso8601(task["created_at"])
      assert [location] = get_resp_header(created, "location")
      assert conn |> get(location) |> json_response(200) == task
    end

    for {body, field} <- [
          {%{}, "title"},
          {%{title: " "}, "title"},
          {%{title: nil}, "title"},
          {%{title: 42}, "title"},
          {%{title: String.duplicate("ü", 201)}, "title"},
          {%{title: "a\0b"}, "title"},
          {%{title: "odd", done: "true"}, "done"},
          {%{title: "odd", done: nil}, "done"}
        ] do
      test "refuses #{inspect(body, limit: 20, printable_limit: 20)}", %{conn: conn} do
        refused = send_json(conn, :post, ~p"/api/v1/tasks", unquote(Macro.escape(body)))

        assert Map.keys(json_problem(refused, 422)["errors"]) == [unquote(field)]
        assert %{"total" => 0} = conn |> get(~p"/api/v1/tasks") |> json_response(200)
      end
    end

    test "names all that is wrong at once", %{conn: conn} do
      refused = send_json(conn, :post, ~p"/api/v1/tasks", %{title: "", done: 1})

      assert Map.keys(json_problem(refused, 422)["errors"]) == ["done", "title"]
    end

    test "counts a title in characters", %{conn: conn} do
      title = String.duplicate("🐢", 200)

      assert %{"title" => ^title} = create_task(conn, title)
    end
  end

  describe "index" do
    test "is in order of id and counts all", %{conn: conn} do
      ids = for n <- 1..5, do: create_task(conn, "task #{n}")["id"]

      page = conn |> get(~p"/api/v1/tasks?#{[limit: 2, offset: 1]}") |> json_response(200)

      assert Enum.map(page["items"], & &1["id"]) == Enum.slice(ids, 1, 2)
      assert page["total"] == 5
    end

    test "is empty at first", %{conn: conn} do
      list = conn |> get(~p"/api/v1/tasks") |> json_response(200)

      assert list == %{"items" => [], "total" => 0}
    end

    for query <-
          ~w(limit=0 limit=101 limit=many limit= limit=1&limit=2 offset=-1 offset=9223372036854775808) do
      test "refuses #{query}", %{conn: conn} do
        problem = conn |> get("/api/v1/tasks?" <> unquote(query)) |> json_problem(400)

        assert Map.keys(problem["errors"]) == [hd(String.split(unquote(query), "="))]
      end
    end
  end

  describe "update" do
    test "changes what it names", %{conn: conn} do
      task = create_task(conn, "half")

      changed =
        conn
        |> send_json(:patch, ~p"/api/v1/tasks/#{task["id"]}", %{done: true})
        |> json_response(200)

      assert %{"title" => "half", "done" => true} = changed
      assert changed["created_at"] == task["created_at"]
      assert changed["updated_at"] > task["updated_at"]
      assert conn |> get(~p"/api/v1/tasks/#{task["id"]}") |> json_response(200) == changed
    end

    test "keeps to the rules", %{conn: conn} do
      task = create_task(conn, "keep me")

      for body <- [%{title: nil}, %{title: " "}, %{done: nil}, %{done: "yes"}] do
        conn |> send_json(:patch, ~p"/api/v1/tasks/#{task["id"]}", body) |> json_problem(422)
      end

      assert conn |> get(~p"/api/v1/tasks/#{task["id"]}") |> json_response(200) == task
    end
  end

  test "delete takes the task away", %{conn: conn} do
    %{"id" => id} = create_task(conn, "gone soon")

    assert conn |> delete(~p"/api/v1/tasks/#{id}") |> response(204) == ""
    assert conn |> get(~p"/api/v1/tasks/#{id}") |> json_problem(404)
    assert conn |> send_json(:patch, ~p"/api/v1/tasks/#{id}", %{}) |> json_problem(404)
    assert conn |> delete(~p"/api/v1/tasks/#{id}") |> json_problem(404)
  end

  for id <- ~w(1 0 -1 text 1.5 9223372036854775808) do
    test "a task #{id} that is not there is 404", %{conn: conn} do
      assert conn |> get(~p"/api/v1/tasks/#{unquote(id)}") |> json_problem(404)
    end
  end
end
