using System.Globalization;
using Broker.Core.Configuration;
using Broker.Core.Tests.Support;
using Microsoft.Extensions.Options;

namespace Broker.Core.Tests.Configuration;

public sealed class OptionsCheckTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "http://api.example.test/", "BaseAddress is 'http://api.example.test/'", "AllowInsecureHttp" },
        { "ftp://api.example.test/", "BaseAddress is 'ftp://api.example.test/'", "https" },
        { "https://user:canary@api.example.test/", "BaseAddress is 'https://api.example.test/'", "without user and password" },
        { "https://api.example.test/?key=canary", "BaseAddress is 'https://api.example.test/'", "without query" },
        { "https://api.example.test/#canary", "BaseAddress is 'https://api.example.test/'", "without query and fragment" },
        { "relative/canary", "BaseAddress is a relative address", "absolute" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_base_address_is_named_with_what_is_allowed_and_without_its_secrets(string address, string given, string allowed)
    {
        string problem = Assert.Single(Check(o => o.BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute)));
        Assert.Contains(given, problem, StringComparison.Ordinal);
        Assert.Contains(allowed, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.example.test/v1/")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080")]
    public void Https_and_this_machine_are_allowed(string address) => Assert.Empty(Check(o => o.BaseAddress = new Uri(address)));

    [Fact]
    public void Plain_http_elsewhere_needs_a_decision() => Assert.Empty(Check(o =>
    {
        o.BaseAddress = new Uri("http://api.internal.test");
        o.AllowInsecureHttp = true;
    }));

    [Fact]
    public void Every_limit_is_checked_and_told_with_given_and_allowed()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        IReadOnlyList<string> problems = Check(o =>
        {
            o.BaseAddress = null;
            o.ApiKey = null;
            o.MaxResponseBytes = 10;
            o.Resilience.TotalTimeout = TimeSpan.FromHours(2);
            o.Resilience.AttemptTimeout = TimeSpan.Zero;
            o.Resilience.MaxRetries = 11;
            o.Resilience.BaseDelay = TimeSpan.Zero;
            o.Resilience.BreakerFailureRatio = double.NaN;
            o.Resilience.BreakerMinimumThroughput = 1;
            o.Resilience.BreakerSamplingDuration = TimeSpan.Zero;
            o.Resilience.BreakerBreakDuration = TimeSpan.Zero;
            o.Resilience.RequestsPerSecond = 0;
        });
        string[] options =
        [
            "BaseAddress", "MaxResponseBytes", "Resilience.TotalTimeout", "Resilience.AttemptTimeout", "Resilience.MaxRetries", "Resilience.BaseDelay", "Resilience.BreakerFailureRatio",
            "Resilience.BreakerMinimumThroughput", "Resilience.BreakerSamplingDuration", "Resilience.BreakerBreakDuration", "Resilience.RequestsPerSecond", "ApiKey",
        ];
        Assert.Equal(options.Length, problems.Count);
        Assert.All(options.Zip(problems), p => Assert.StartsWith($"Test option {p.First} is ", p.Second, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Contains("; allowed: ", p, StringComparison.Ordinal));
        Assert.Contains("is 11; allowed: 0 to 10.", problems[4], StringComparison.Ordinal);
        Assert.Contains("0.05 to 1", problems[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Relations_are_told_with_both_values()
    {
        IReadOnlyList<string> problems = Check(o =>
        {
            o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(50);
            o.Resilience.TotalTimeout = TimeSpan.FromSeconds(40);
            o.Resilience.BaseDelay = TimeSpan.FromSeconds(30);
        });
        Assert.Equal(2, problems.Count);
        Assert.Contains("is 00:00:50; allowed: at most Resilience.TotalTimeout, which is 00:00:40", problems[0], StringComparison.Ordinal);
        Assert.Contains("is 00:00:20; allowed: at least Resilience.BaseDelay, which is 00:00:30", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_resilience_is_a_problem_and_not_a_crash() => Assert.Single(Check(o => o.Resilience = null!));

    [Fact]
    public void Without_a_container_the_same_check_throws()
    {
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => TestOptions.Check(new TestOptions(), "Test").ThrowIfAny(typeof(TestOptions)));
        Assert.Contains("BaseAddress is missing", refused.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Check(Action<TestOptions> change)
    {
        var options = new TestOptions { BaseAddress = new Uri("https://api.example.test"), ApiKey = "k" };
        change(options);
        return TestOptions.Check(options, "Test").Problems;
    }
}
