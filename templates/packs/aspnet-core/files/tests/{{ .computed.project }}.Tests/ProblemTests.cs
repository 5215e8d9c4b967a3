using System.Net;
using System.Net.Http.Headers;

namespace {{ .computed.project }}.Tests;

public sealed class ProblemTests(ServiceFixture service) : ServiceTest(service)
{
    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("POST", "/nowhere", 404)]
    [InlineData("GET", "/api/v1/tasks/1", 404)]
    [InlineData("GET", "/api/v1/tasks/text", 404)]
    [InlineData("GET", "/api/v1/tasks/9223372036854775808", 404)]
    [InlineData("PUT", "/api/v1/tasks", 405)]
    [InlineData("POST", "/healthz", 405)]
    public async Task AnErrorIsAProblemWhateverTheClientAccepts(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        await IsProblemAsync(await Client.SendAsync(request), status);
    }

    [Theory]
    [InlineData("""{"title":""", "application/json", 400)]
    [InlineData("""{"title": "a"} trailing""", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("title=a", "text/plain", 415)]
    public async Task ABodyThatCannotBeReadIsRefused(string body, string type, int status)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue(type));

        await IsProblemAsync(await Client.PostAsync(Tasks, content), status);
    }

    [Fact]
    public async Task AWrongMethodIsToldTheRightOnes()
    {
        var refused = await Client.PutAsync(Tasks, Json("{}"));

        Assert.Equal("GET POST", string.Join(' ', refused.Content.Headers.Allow.Order()));
    }

    private static async Task IsProblemAsync(HttpResponseMessage refused, int status)
    {
        Assert.Equal((HttpStatusCode)status, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(refused.Headers.GetValues("X-Content-Type-Options")));
        var problem = await ReadAsync(refused);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        foreach (var member in new[] { "type", "title", "detail" })
        {
            Assert.NotEmpty(problem.GetProperty(member).GetString()!);
        }
    }
}
