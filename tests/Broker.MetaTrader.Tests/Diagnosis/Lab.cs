using System.Globalization;
using System.Net;
using System.Text;
using System.Web;
using Broker.Core.Boundaries.Accounts;
using Broker.MetaTrader.Diagnosis;

namespace Broker.MetaTrader.Tests.Diagnosis;

/// <summary>A diagnosis over a scripted host: an answer per path, reachability per host. Everything is well until a test says otherwise.</summary>
internal sealed class Lab
{
    public static readonly HostAndPort Own = new("trade1.acme.example");
    public static readonly HostAndPort Second = new("trade2.acme.example", 1950);
    public static readonly HostAndPort Third = new("trade3.acme.example");
    public static readonly HostAndPort Control = new("control.example");

    private readonly Dictionary<string, Func<(int Status, string Body)>> answers = [];
    private readonly Dictionary<string, int> milliseconds = [];

    public Lab(Action<DiagnosisOptions>? configure = null, bool isSessionHost = false, DateTimeOffset? at = null)
    {
        Rig = isSessionHost ? Rig.SessionHost(o => o.Resilience.MaxRetries = 0) : new Rig(o => o.Resilience.MaxRetries = 0);
        var options = new DiagnosisOptions { ControlHost = Control };
        configure?.Invoke(options);
        Diagnosis = new ConnectionDiagnosis(Rig.Client, options, Rig.Time);
        Rig.Server.Then((request, _) => Task.FromResult(Answer(request)));
        if (at is { } time)
        {
            Rig.Time.Advance(time - Rig.Time.GetUtcNow());
        }

        On("/Ping", "OK");
        Status(isConnected: true, quoteAge: TimeSpan.FromSeconds(2));
        On("/CheckConnect", "OK");
        On("/AccountSummary", """{"balance":1,"equity":1,"isInvestor":false,"synced":true}""");
        On("/GetAccounts", $$"""[{"id":"{{Rig.Account}}","account_number":"1","account_server":"Acme-Live"}]""");
        On("/Search", """[{"companyName":"Acme Ltd","results":[{"name":"Acme-Live","access":["trade1.acme.example:443","trade2.acme.example:1950"]}]}]""");
        Hosts(Own, 20);
        Hosts(Second, 30);
        Hosts(Third, 25);
        Hosts(Control, 10);
    }

    public Rig Rig { get; }

    public ConnectionDiagnosis Diagnosis { get; }

    public DiagnosisRequest Request { get; set; } = new() { Account = Rig.Account, Server = "Acme-Live", AccessPoints = [Own, Second] };

    /// <summary>What was asked for, in order, without query.</summary>
    public string[] Asked => [.. Rig.Server.Requests.Select(static r => r.PathAndQuery.Split('?')[0])];

    public Lab On(string path, string body, int status = 200, TimeSpan takes = default) => On(path, () =>
    {
        Rig.Time.Advance(takes);
        return (status, body);
    });

    public Lab On(string path, Func<(int Status, string Body)> answer)
    {
        answers[path] = answer;
        return this;
    }

    public Lab Fails(string path, string code) => On(path, $$"""{"message":"m","code":"{{code}}"}""", 201);

    public Lab Status(bool? isConnected, TimeSpan? quoteAge)
    {
        string quote = quoteAge is { } age ? $"\"{(Rig.Time.GetUtcNow() - age).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}\"" : "null";
        return On("/ConnectionStatus", $$"""{"id":"{{Rig.Account}}","isConnected":{{(isConnected is { } c ? (c ? "true" : "false") : "null")}},"connectTimeUTC":"2026-11-02T08:00:00","lastQuoteTimeUTC":{{quote}}}""");
    }

    /// <summary>Minus one: cannot be reached.</summary>
    public Lab Hosts(HostAndPort host, int takes)
    {
        milliseconds[host.ToString()] = takes;
        return this;
    }

    public Lab Down(params HostAndPort[] hosts)
    {
        foreach (HostAndPort host in hosts)
        {
            Hosts(host, -1);
        }

        return this;
    }

    public Lab With(CaseSignals signals, bool hasAccount = true)
    {
        Request = Request with { Signals = signals, Account = hasAccount ? Rig.Account : null };
        return this;
    }

    public async Task<DiagnosisReport> RunAsync() => await Diagnosis.DiagnoseAsync(Request);

    /// <summary>Runs, and demands verdict, cause and words that every report must have.</summary>
    public async Task<DiagnosisReport> AssertAsync(DelayVerdict verdict, DelayCause cause, DelayActor? actor = null, bool isCertain = true)
    {
        DiagnosisReport report = await RunAsync();
        Assert.True((verdict, cause, isCertain) == (report.Verdict, report.Cause, report.IsCertain), $"{report.Verdict} {report.Cause} certain {report.IsCertain}: {report.Sentence}\n{string.Join("\n", report.Evidence)}");
        Assert.Equal(actor ?? report.WhoActs, report.WhoActs);
        Assert.Equal(cause.ToString(), report.CauseCode);
        AssertWords(report);
        return report;
    }

    public static void AssertWords(DiagnosisReport report)
    {
        Assert.NotEmpty(report.NextAction);
        Assert.NotEmpty(report.Sentence);
        Assert.NotEmpty(report.SayToClient);
        foreach (string inner in (string[])["API", "MetaTrader", "CRM", "KYC", "Ping", "CheckConnect", "acme", "443", "_", Rig.Account.Value, "vendor", "UUID", "token", "session", "compliance", "suspect"])
        {
            Assert.DoesNotContain(inner, report.SayToClient, StringComparison.OrdinalIgnoreCase);
        }

        string all = report.Sentence + report.NextAction + string.Join(' ', report.Evidence) + string.Join(' ', report.Latencies);
        Assert.DoesNotContain(Rig.Account.Value, all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("CANARY", all, StringComparison.Ordinal);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        string path = request.RequestUri!.AbsolutePath;
        (int status, string body) = path switch
        {
            "/PingHost" or "/PingHostMany" when !answers.ContainsKey(path) => Ping(request.RequestUri.Query, path == "/PingHostMany"),
            _ when answers.TryGetValue(path, out Func<(int, string)>? answer) => answer(),
            _ => (500, "not scripted"),
        };
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
    }

    // As the vendor is documented: one host that fails spoils the whole answer.
    private (int Status, string Body) Ping(string query, bool isMany)
    {
        var values = HttpUtility.ParseQueryString(query);
        int[] taken = [.. values.GetValues("host")!.Zip(values.GetValues("port")!, (host, port) => milliseconds.GetValueOrDefault($"{host}:{port}", -1))];
        return Array.Exists(taken, static t => t < 0) ? (201, """{"message":"host CANARY","code":"CONNECT_ERROR"}""")
            : (200, isMany ? $"[{string.Join(',', taken)}]" : taken[0].ToString(CultureInfo.InvariantCulture));
    }
}
