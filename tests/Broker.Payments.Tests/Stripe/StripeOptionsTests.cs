using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Tests.Stripe;

public sealed class StripeOptionsTests
{
    public static TheoryData<string, Action<StripeOptions>> Wrong() => new()
    {
        { "ApiKey is missing", o => o.ApiKey = null },
        { "ApiKey is a key with spaces, line breaks or non-ASCII", o => o.ApiKey = Secret.From("sk_test_1\n") },
        { "BaseAddress is 'http://api.example/'; allowed: https", o => o.BaseAddress = new Uri("http://api.example") },
        { "WebhookTolerance is 00:00:00; allowed: 00:00:01 to 1.00:00:00", o => o.WebhookTolerance = TimeSpan.Zero },
        { "MaxWebhookBytes is 1; allowed: 1024 to 67108864", o => o.MaxWebhookBytes = 1 },
        { "ApiVersion is 'latest'; allowed: a Stripe version such as", o => o.ApiVersion = "latest" },
        { "ApiVersion is '2026-13-01.dahlia'", o => o.ApiVersion = "2026-13-01.dahlia" },
        { "ReferenceKey is 'a[b]'; allowed: 1 to 40 characters without brackets", o => o.ReferenceKey = "a[b]" },
        { "WebhookSecrets[1] is missing", o => o.WebhookSecrets = [Secret.From("whsec_1"), null!] },
        { "LiveMode is true while ApiKey is a test key; allowed: null, or the environment of the key", o => o.LiveMode = true },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named_with_what_was_given_and_what_is_allowed(string told, Action<StripeOptions> configure)
    {
        var options = new StripeOptions { ApiKey = Secret.From("sk_test_unit") };
        configure(options);

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => new StripeClient(options));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk_test", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk_live_1", true)]
    [InlineData("rk_live_1", true)]
    [InlineData("sk_test_1", false)]
    [InlineData("rk_test_1", false)]
    [InlineData("other", null)]
    public void The_environment_of_events_follows_the_key(string key, bool? live) =>
        Assert.Equal(live, new StripeOptions { ApiKey = Secret.From(key) }.ExpectedLiveMode);

    [Fact]
    public void A_live_key_may_talk_to_a_loopback_address() =>
        Assert.NotNull(new StripeClient(new StripeOptions { ApiKey = Secret.From("sk_live_1"), BaseAddress = new Uri("http://127.0.0.1:5000") }));

    [Fact]
    public void One_registration_gives_client_boundary_and_verifier()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddStripePayments(o => o.ApiKey = Secret.From("sk_test_unit"))
            .Services.BuildServiceProvider();

        Assert.IsType<StripeClient>(services.GetRequiredService<IStripeClient>());
        Assert.Equal("stripe", services.GetRequiredService<IFinanceBoundary>().Provider);
        Assert.Equal("stripe", services.GetRequiredService<IWebhookVerifier>().Source);
        Assert.Equal(1024 * 1024, services.GetRequiredService<StripeWebhook>().MaxBytes);
    }

    [Fact]
    public void Named_registrations_stand_side_by_side()
    {
        var services = new ServiceCollection();
        services.AddStripePayments("eu", o => o.ApiKey = Secret.From("sk_test_eu"));
        services.AddStripePayments("uk", o =>
        {
            o.ApiKey = Secret.From("sk_test_uk");
            o.MaxWebhookBytes = 2048;
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.NotSame(provider.GetRequiredKeyedService<IStripeClient>("eu"), provider.GetRequiredKeyedService<IStripeClient>("uk"));
        Assert.Equal(2048, provider.GetRequiredKeyedService<StripeWebhook>("uk").MaxBytes);
        Assert.NotNull(provider.GetRequiredKeyedService<IFinanceBoundary>("eu"));
        Assert.NotNull(provider.GetRequiredKeyedService<IWebhookVerifier>("uk"));
    }

    [Fact]
    public void A_host_with_a_missing_key_is_told_its_name()
    {
        using ServiceProvider services = new ServiceCollection().AddStripePayments("eu", _ => { }).Services.BuildServiceProvider();

        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<IStripeClient>("eu"));

        Assert.Contains("'eu' option ApiKey is missing", refusal.Message, StringComparison.Ordinal);
    }
}
