using System.Net;
using System.Net.Http.Json;

namespace {{ .computed.project }}.Tests;

public sealed class TaskTests(ServiceFixture service) : ServiceTest(service)
{
    [Fact]
    public async Task ATaskLivesFromCreationToDeletion()
    {
        var created = await CreateAsync("  buy milk ");
        var task = await ReadAsync(created);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("buy milk", task.GetProperty("title").GetString());
        Assert.False(task.GetProperty("done").GetBoolean());
        Assert.Equal(TimeSpan.Zero, task.GetProperty("created_at").GetDateTimeOffset().Offset);

        var path = created.Headers.Location?.ToString();
        Assert.Equal($"{Tasks}/{task.GetProperty("id").GetInt64()}", path);
        Assert.Equal(task.ToString(), await Client.GetStringAsync(path));

        var changed = await ReadAsync(await Client.PatchAsJsonAsync(path, new { done = true }));
        Assert.True(changed.GetProperty("done").GetBoolean());
        Assert.Equal("buy milk", changed.GetProperty("title").GetString());
        Assert.Equal(changed.ToString(), await Client.GetStringAsync(path));

        Assert.Equal(HttpStatusCode.NoContent, (await Client.DeleteAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.PatchAsJsonAsync(path, new { done = true })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.DeleteAsync(path)).StatusCode);
    }

    [Fact]
    public async Task TheListIsInOrderOfIdAndCountsAll()
    {
        for (var number = 0; number < 5; number++)
        {
            await CreateAsync($"task {number}");
        }

        var page = await ReadAsync(await Client.GetAsync($"{Tasks}?limit=2&offset=1"));

        var titles = page.GetProperty("items").EnumerateArray().Select(task => task.GetProperty("title").GetString());
        Assert.Equal("task 1, task 2", string.Join(", ", titles));
        Assert.Equal(5, page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task TheListOfNothingIsEmpty()
    {
        Assert.Equal("""{"items":[],"total":0}""", await Client.GetStringAsync(Tasks));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=many")]
    [InlineData("limit=1&limit=2")]
    [InlineData("offset=-1")]
    public async Task ABadQueryIs400(string query)
    {
        var refused = await Client.GetAsync($"{Tasks}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{}", "title")]
    [InlineData("""{"title": "  "}""", "title")]
    [InlineData("""{"title": null}""", "title")]
    [InlineData("""{"title": 5}""", "title")]
    [InlineData("""{"title": "a\u0000b"}""", "title")]
    [InlineData("""{"title": "\ud800"}""", "title")]
    [InlineData("""{"title": "odd", "done": "yes"}""", "done")]
    [InlineData("""{"title": "odd", "done": null}""", "done")]
    [InlineData("""{"title": "", "done": 1}""", "done title")]
    public async Task ABrokenRuleIs422ByField(string body, string fields)
    {
        var refused = await Client.PostAsync(Tasks, Json(body));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var errors = (await ReadAsync(refused)).GetProperty("errors");
        Assert.Equal(fields, string.Join(' ', errors.EnumerateObject().Select(error => error.Name).Order()));
        Assert.Equal("""{"items":[],"total":0}""", await Client.GetStringAsync(Tasks));
    }

    [Theory]
    [InlineData("""{"title": null}""")]
    [InlineData("""{"title": " "}""")]
    [InlineData("""{"done": null}""")]
    public async Task ARefusedChangeChangesNothing(string body)
    {
        var path = (await CreateAsync("keep me")).Headers.Location;
        var before = await Client.GetStringAsync(path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Client.PatchAsync(path, Json(body))).StatusCode);
        Assert.Equal(before, await Client.GetStringAsync(path));
    }

    [Fact]
    public async Task AnEmptyChangeChangesNothing()
    {
        var path = (await CreateAsync("as before")).Headers.Location;
        var before = await Client.GetStringAsync(path);

        Assert.Equal(HttpStatusCode.OK, (await Client.PatchAsync(path, Json("{}"))).StatusCode);
        Assert.Equal(before, await Client.GetStringAsync(path));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ü")]
    [InlineData("🐢")]
    public async Task ATitleHasAtMost200Characters(string character)
    {
        var longest = string.Concat(Enumerable.Repeat(character, 200));

        Assert.Equal(HttpStatusCode.Created, (await CreateAsync(longest)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await CreateAsync(longest + character)).StatusCode);
    }
}
