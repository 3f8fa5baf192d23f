using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Secrets;
using Broker.MetaTrader.Diagnosis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.MetaTrader.Tests.Diagnosis;

public sealed class DiagnosisOptionsTests
{
    public static TheoryData<string, Action<DiagnosisOptions>> Wrong => new()
    {
        { nameof(DiagnosisOptions.ControlHost), o => o.ControlHost = default(HostAndPort) },
        { nameof(DiagnosisOptions.ReadyLimit), o => o.ReadyLimit = TimeSpan.Zero },
        { nameof(DiagnosisOptions.MaxSignalAge), o => o.MaxSignalAge = TimeSpan.Zero },
        { nameof(DiagnosisOptions.MaxEvidenceAge), o => o.MaxEvidenceAge = TimeSpan.FromSeconds(9) },
        { nameof(DiagnosisOptions.StaleQuoteAge), o => o.StaleQuoteAge = TimeSpan.FromSeconds(4) },
        { nameof(DiagnosisOptions.SlowApi), o => o.SlowApi = TimeSpan.Zero },
        { nameof(DiagnosisOptions.SlowHost), o => o.SlowHost = TimeSpan.FromMinutes(2) },
        { nameof(DiagnosisOptions.LatencySamples), o => o.LatencySamples = 0 },
        { nameof(DiagnosisOptions.CrmOutboxLimit), o => o.CrmOutboxLimit = TimeSpan.Zero },
        { nameof(DiagnosisOptions.CrmCursorLimit), o => o.CrmCursorLimit = TimeSpan.Zero },
        { nameof(DiagnosisOptions.IntrusivePause), o => o.IntrusivePause = TimeSpan.FromSeconds(59) },
        { nameof(DiagnosisOptions.MaxTrackedAccounts), o => o.MaxTrackedAccounts = 0 },
        { nameof(DiagnosisOptions.MaxAccessPoints), o => o.MaxAccessPoints = 129 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named(string option, Action<DiagnosisOptions> set)
    {
        var options = new DiagnosisOptions();
        set(options);

        var failure = Assert.Throws<OptionsValidationException>(() => new ConnectionDiagnosis(new Rig().Client, options, TimeProvider.System));

        Assert.Contains($"option {option} is", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_gives_a_diagnosis_per_client_with_its_own_options()
    {
        var services = new ServiceCollection();
        services.AddMetaTrader(o => o.Credential = MetaTraderCredential.SingleAccount(Secret.From("k")));
        services.AddMetaTrader("acme", o => o.Credential = MetaTraderCredential.SingleAccount(Secret.From("k")));
        services.Configure<DiagnosisOptions>("acme", o => o.LatencySamples = 0);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.IsType<ConnectionDiagnosis>(provider.GetRequiredService<IConnectionDiagnosis>());
        Assert.Same(provider.GetRequiredService<IConnectionDiagnosis>(), provider.GetRequiredService<IConnectionDiagnosis>());
        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IConnectionDiagnosis>("acme"));
        Assert.Contains("diagnosis 'acme' option LatencySamples is 0", failure.Message, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public void Every_cause_has_words_for_operator_and_client()
    {
        foreach (DelayCause cause in Enum.GetValues<DelayCause>())
        {
            Lab.AssertWords(Reports.Of([new Finding(cause)], DateTimeOffset.UnixEpoch));
        }
    }

    [Fact]
    public async Task Words_and_numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("en-US");
            string[] english = await WordsAsync();
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(english, await WordsAsync());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static async Task<string[]> WordsAsync()
        {
            DiagnosisReport report = await new Lab().Hosts(Lab.Own, 1900).RunAsync();
            return [report.Sentence, .. report.Evidence.Select(static e => e.Finding), .. report.Latencies.Select(static l => l.ToString())];
        }
    }
}
