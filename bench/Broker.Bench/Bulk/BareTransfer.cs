using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Broker.Bench.Bulk;

/// <summary>The same calls and the same bytes by <see cref="HttpClient"/> alone; nobody looks at a row.</summary>
internal static class BareTransfer
{
    private const string Root = "services/data/v67.0/jobs/";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<long> UpAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        using HttpClient http = await LogInAsync(address, cancellationToken);
        long bytes = 0;
        foreach (string part in BulkInput.PartsOf(folder))
        {
            string job = await MakeAsync(http, "ingest", """{"object":"Deal__c","operation":"insert","contentType":"CSV","lineEnding":"LF"}""", cancellationToken);
            using (var upload = new StreamContent(File.OpenRead(part)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } })
            using (HttpResponseMessage put = await http.PutAsync($"{Root}ingest/{job}/batches", upload, cancellationToken))
            {
                put.EnsureSuccessStatusCode();
            }

            using (StringContent close = Json("""{"state":"UploadComplete"}"""))
            using (HttpResponseMessage patch = await http.PatchAsync($"{Root}ingest/{job}", close, cancellationToken))
            {
                patch.EnsureSuccessStatusCode();
            }

            await WaitAsync(http, $"{Root}ingest/{job}", cancellationToken);
            bytes += (await CopyAsync(http, $"{Root}ingest/{job}/successfulResults/", cancellationToken)).Bytes;
            bytes += (await CopyAsync(http, $"{Root}ingest/{job}/failedResults/", cancellationToken)).Bytes;
        }

        return bytes;
    }

    public static async Task<long> DownAsync(Uri address, string folder, int rows, CancellationToken cancellationToken)
    {
        using HttpClient http = await LogInAsync(address, cancellationToken);
        string soql = string.Join(", ", BulkInput.Columns);
        string job = await MakeAsync(http, "query", $$"""{"operation":"query","query":"SELECT {{soql}} FROM Fact__c"}""", cancellationToken);
        await WaitAsync(http, $"{Root}query/{job}", cancellationToken);
        long bytes = 0;
        for (string? locator = ""; locator is not null;)
        {
            (long page, string? next) = await CopyAsync(http, $"{Root}query/{job}/results?locator={locator}", cancellationToken);
            bytes += page;
            locator = next is null or "null" ? null : Uri.EscapeDataString(next);
        }

        return bytes;
    }

    private static async Task<HttpClient> LogInAsync(Uri address, CancellationToken cancellationToken)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "client"), new("client_secret", "secret")]);
        using HttpResponseMessage answer = await http.PostAsync("services/oauth2/token", form, cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await MemberAsync(answer, "access_token", cancellationToken));
        return http;
    }

    private static async Task<string> MakeAsync(HttpClient http, string kind, string body, CancellationToken cancellationToken)
    {
        using StringContent content = Json(body);
        using HttpResponseMessage answer = await http.PostAsync(Root + kind, content, cancellationToken);
        return await MemberAsync(answer, "id", cancellationToken);
    }

    private static async Task WaitAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            using HttpResponseMessage answer = await http.GetAsync(path, cancellationToken);
            switch (await MemberAsync(answer, "state", cancellationToken))
            {
                case "JobComplete":
                    return;
                case "Failed" or "Aborted":
                    throw new InvalidOperationException("The job did not succeed.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<(long Bytes, string? Locator)> CopyAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var target = new Csv.CountingStream();
        await answer.Content.CopyToAsync(target, cancellationToken);
        return (target.Length, answer.Headers.TryGetValues("Sforce-Locator", out IEnumerable<string>? locator) ? locator.First() : null);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<string> MemberAsync(HttpResponseMessage answer, string name, CancellationToken cancellationToken)
    {
        string text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement.GetProperty(name).GetString()!
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"status {(int)answer.StatusCode}: {text}"));
    }
}
