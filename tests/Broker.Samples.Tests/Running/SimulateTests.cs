using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Broker.Samples.Tests.Support;

namespace Broker.Samples.Tests.Running;

public sealed class SimulateTests : OnboardingTest
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Simulators_tell_their_addresses_in_one_line_answer_and_end_cleanly(string signal)
    {
        int port = FreePorts.Base();
        SampleProcess process = Start("simulate", "--port", port.ToString(CultureInfo.InvariantCulture));
        string line = await process.LineAsync(static l => l.StartsWith('{'), Limit);

        using JsonDocument document = JsonDocument.Parse(line);
        (string Name, string Url)[] told = [.. document.RootElement.GetProperty("simulators").EnumerateArray().Select(static s => (s.GetProperty("name").GetString()!, s.GetProperty("url").GetString()!))];

        (string Name, int Offset)[] order = [("metatrader", 0), ("stripe", 1), ("hubspot", 2), ("kyc", 3), ("salesforce", 4), ("adyen", 5), ("praxis", 6)];
        Assert.Equal(order.Select(o => (o.Name, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port + o.Offset}"))), told);
        using var http = new HttpClient();
        foreach ((string _, string url) in told)
        {
            JsonElement state = await http.GetFromJsonAsync<JsonElement>(new Uri(url + "/_sim/state"));
            Assert.Equal(JsonValueKind.Object, state.GetProperty("calls").ValueKind);
        }

        await process.SignalAsync(signal);
        ProgramResult ended = (await process.ExitAsync(Limit)).MustExitWith(0);
        Assert.Single(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(string.Empty, ended.Errors);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_in_words()
    {
        int port = await SimulateAsync();
        ProgramResult second = (await ProgramAsync("simulate", "--port", port.ToString(CultureInfo.InvariantCulture))).MustExitWith(2);
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), second.Errors, StringComparison.Ordinal);
    }
}
