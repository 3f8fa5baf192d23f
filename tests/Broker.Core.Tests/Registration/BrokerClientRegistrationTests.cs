using System.Net;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Telemetry;
using Broker.Core.Tests.Support;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Core.Tests.Registration;

public sealed class BrokerClientRegistrationTests
{
    private static readonly ClientTelemetry Telemetry = new("Broker.Core.Tests.Registration", "1.0");

    [Fact]
    public async Task The_default_and_the_named_clients_have_options_of_their_own()
    {
        await using var one = new RawServer(RawServer.Answer(Rig.ThingJson));
        await using var two = new RawServer(RawServer.Answer(Rig.ThingJson));
        var services = new ServiceCollection();
        Add(services, null, o => o.BaseAddress = one.Address);
        BrokerClientBuilder builder = Add(services, "tenant-2", o => o.BaseAddress = two.Address);
        await using ServiceProvider provider = services.BuildServiceProvider();

        TestClient standard = provider.GetRequiredService<TestClient>();
        TestClient named = provider.GetRequiredKeyedService<TestClient>("tenant-2");
        await named.ReadAsync();
        await named.ReadAsync();
        await standard.ReadAsync();

        Assert.Equal("tenant-2", builder.Name);
        Assert.Same(standard, provider.GetRequiredService<TestClient>());
        Assert.Same(named, provider.GetRequiredKeyedService<TestClient>("tenant-2"));
        Assert.NotSame(standard, named);
        Assert.Equal(1, one.Count);
        Assert.Equal(2, two.Count);
        Assert.Equal(1, two.Connections);
        Assert.Null(provider.GetKeyedService<TestClient>("tenant-3"));
    }

    [Fact]
    public async Task A_host_with_wrong_options_refuses_to_start_and_names_each_option()
    {
        var services = new ServiceCollection();
        Add(services, "eu", o =>
        {
            o.BaseAddress = new Uri("https://user:canary@api.example.test/");
            o.ApiKey = null;
            o.Resilience.MaxRetries = 50;
        });
        Add(services, null, o => o.BaseAddress = new Uri("https://api.example.test/"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        // What a host calls before it starts anything.
        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Broker.Test 'eu' option BaseAddress is 'https://api.example.test/'; allowed: an address without user and password", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Broker.Test 'eu' option ApiKey is missing; allowed: the key of the account.", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Broker.Test 'eu' option Resilience.MaxRetries is 50; allowed: 0 to 10.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<TestClient>("eu"));
        Assert.NotNull(provider.GetRequiredService<TestClient>());
    }

    [Fact]
    public async Task The_HTTP_client_factory_logs_nothing()
    {
        await using var server = new RawServer(RawServer.Answer(Rig.ThingJson));
        using var log = new CategoryLog();
        var services = new ServiceCollection();
        services.AddLogging(b => b.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        Add(services, null, o => o.BaseAddress = server.Address);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TestClient>().ReadAsync();
        Assert.Equal(["Broker.Test"], log.Used.Distinct());
    }

    [Fact]
    public async Task Handlers_meant_for_all_clients_of_a_host_stay_out_because_they_may_repeat_calls()
    {
        await using var server = new RawServer(RawServer.Answer("", 503));
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(static () => new RepeatingHandler()));
        Add(services, null, o => o.BaseAddress = server.Address);
        services.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(static () => new RepeatingHandler()));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => provider.GetRequiredService<TestClient>().SendOnceAsync());
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task A_handler_added_to_this_client_is_used()
    {
        await using var server = new RawServer(RawServer.Answer(Rig.ThingJson));
        var services = new ServiceCollection();
        BrokerClientBuilder builder = Add(services, null, o => o.BaseAddress = server.Address);
        builder.HttpClient.AddHttpMessageHandler(static () => new HeaderHandler());
        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<TestClient>().ReadAsync();
        Assert.Contains("X-Host: yes\r\n", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_is_repeatable_through_the_factory_too_unless_a_handler_of_the_host_stands_between()
    {
        foreach (bool between in new[] { false, true })
        {
            var services = new ServiceCollection();
            BrokerClientBuilder builder = Add(services, null, o =>
            {
                o.BaseAddress = new Uri("http://localhost:1/");
                o.Resilience.MaxRetries = 1;
                o.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
            });
            builder.HttpClient.ConfigurePrimaryHttpMessageHandler(static () =>
            {
                SocketsHttpHandler handler = ApiTransport.CreatePrimaryHandler();
                handler.ConnectTimeout = TimeSpan.FromMilliseconds(20);
                handler.ConnectCallback = static async (_, token) =>
                {
                    await Task.Delay(Timeout.Infinite, token);
                    throw new InvalidOperationException("unreachable");
                };
                return handler;
            });
            if (between)
            {
                builder.HttpClient.AddHttpMessageHandler(static () => new HeaderHandler());
            }

            await using ServiceProvider provider = services.BuildServiceProvider();
            BrokerApiException failed = await Assert.ThrowsAnyAsync<BrokerApiException>(() => provider.GetRequiredService<TestClient>().SendOnceAsync());
            Assert.Equal(between ? Outcome.Unknown : Outcome.NotSent, failed.Outcome);
        }
    }

    [Fact]
    public void The_platforms_handler_follows_no_redirects_keeps_no_cookies_and_sends_no_trace_headers()
    {
        using SocketsHttpHandler handler = ApiTransport.CreatePrimaryHandler();
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Null(handler.ActivityHeadersPropagator);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.NotEqual(Timeout.InfiniteTimeSpan, handler.PooledConnectionLifetime);
    }

    private static BrokerClientBuilder Add(IServiceCollection services, string? name, Action<TestOptions> configure) =>
        services.AddBrokerClient<TestClient, TestOptions>(
            "Broker.Test",
            name,
            o =>
            {
                o.ApiKey = "k";
                configure(o);
            },
            TestOptions.Check,
            static context => new TestClient(new ApiPipeline(new TestProtocol(), context.Transport, context.Options, Telemetry, context.Logger, context.Time)));

    private sealed class TestClient(ApiPipeline pipeline)
    {
        public Task<Thing> ReadAsync() => pipeline.SendAsync(Operations.ReadCall, Operations.Thing, CancellationToken.None);

        public Task<Thing> SendOnceAsync() => pipeline.SendAsync(Operations.OnceCall, Operations.Thing, CancellationToken.None);
    }

    private sealed class RepeatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class HeaderHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Host", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CategoryLog : ILoggerProvider
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> used = new();

        public IReadOnlyCollection<string> Used => used;

        public ILogger CreateLogger(string categoryName) => new Line(used, categoryName);

        public void Dispose()
        {
        }

        private sealed class Line(System.Collections.Concurrent.ConcurrentQueue<string> used, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => used.Enqueue(category);
        }
    }
}
