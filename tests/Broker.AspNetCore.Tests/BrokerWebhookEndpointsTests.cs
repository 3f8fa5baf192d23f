using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Intake;
using Broker.Payments.Timelines;
using Broker.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.AspNetCore.Tests;

/// <summary>Deliveries over real connections: nothing is answered with success before it is stored, and nothing that arrived is told to anybody.</summary>
public sealed class BrokerWebhookEndpointsTests
{
    [Fact]
    public async Task Each_sender_gets_the_answer_it_expects_after_its_delivery_was_stored()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage stripe = await host.StripeAsync(WebhookHost.StripeBody());
        using HttpResponseMessage adyen = await host.AdyenAsync();
        using HttpResponseMessage praxis = await host.PraxisAsync();

        Assert.Equal((HttpStatusCode.OK, "[accepted]"), (adyen.StatusCode, await adyen.Content.ReadAsStringAsync()));
        JsonNode answer = JsonNode.Parse(await praxis.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.OK, 0, "application/json"), (praxis.StatusCode, (int)answer["status"]!, praxis.Content.Headers.ContentType!.MediaType));
        Assert.Equal(WebhookHost.Hash($"0{answer["timestamp"]}{WebhookHost.PraxisSecret}"), praxis.Headers.GetValues("Gt-Authentication").Single());
        Assert.Equal(HttpStatusCode.OK, stripe.StatusCode);
        Assert.Equal(3, host.Inbox.Events.Count);
    }

    [Fact]
    public async Task Facts_of_a_provider_that_cannot_be_read_back_are_stored_before_the_answer()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        using HttpResponseMessage adyen = await host.AdyenAsync();

        PaymentTimeline timeline = await host.Services.GetRequiredService<IPaymentEventStore>().GetAsync("adyen", new PaymentId("7914073381342284"));
        Assert.Equal("AUTHORISATION", Assert.Single(timeline.Facts).RawState);
    }

    [Fact]
    public async Task A_success_is_not_told_before_the_store_returned()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Inbox.Gate = gate.Task;

        Task<HttpResponseMessage>[] deliveries = [.. Enumerable.Range(0, 8).Select(i => host.StripeAsync(WebhookHost.StripeBody("evt_" + i)))];
        await Eventually.HoldsAsync(() => Volatile.Read(ref host.Inbox.Waiting) == 8, "all deliveries wait for the store");
        Assert.All(deliveries, static delivery => Assert.False(delivery.IsCompleted));
        gate.SetResult();

        Assert.All(await Task.WhenAll(deliveries), static answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(8, host.Inbox.Events.Count);
    }

    [Fact]
    public async Task A_duplicate_is_answered_like_the_first_and_stored_once()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.StripeAsync(WebhookHost.StripeBody())));

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(host.Inbox.Events);
    }

    [Fact]
    public async Task A_failure_to_store_is_503_without_its_text_and_the_next_try_is_stored()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        host.Inbox.Failure = new IOException("CANARY disk");

        using HttpResponseMessage failed = await host.StripeAsync(WebhookHost.StripeBody());
        host.Inbox.Failure = null;
        using HttpResponseMessage stored = await host.StripeAsync(WebhookHost.StripeBody());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "30"), (failed.StatusCode, failed.Headers.GetValues("Retry-After").Single()));
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        await AssertSilentAsync(host, failed);
    }

    [Fact]
    public async Task A_tampered_byte_a_missing_signature_and_rubbish_are_refused_and_nothing_is_stored()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        string signed = WebhookHost.StripeBody();
        using HttpResponseMessage tampered = await host.PraxisAsync(WebhookHost.PraxisBody.Replace("1130", "1131", StringComparison.Ordinal));
        using HttpResponseMessage unsigned = await host.PostAsync("stripe", signed);
        using HttpResponseMessage foreign = await host.StripeAsync(signed, "t=1793610000,v1=" + new string('a', 64));
        using HttpResponseMessage rubbish = await host.PostAsync("praxis", "CANARY not json", ("Gt-Authentication", "CANARY"));
        using HttpResponseMessage nothing = await host.PostAsync("adyen", "");

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest],
            [tampered.StatusCode, unsigned.StatusCode, foreign.StatusCode, rubbish.StatusCode]);
        Assert.False(nothing.IsSuccessStatusCode);
        Assert.Empty(host.Inbox.Events);
        await AssertSilentAsync(host, tampered, unsigned, foreign, rubbish, nothing);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_413_whether_its_length_is_told_or_not(bool chunked)
    {
        await using WebhookHost host = await WebhookHost.StartAsync(static o => o.MaxBodyBytes = 2048);
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/stripe") { Content = new StringContent(new string('x', 2049)) };
        request.Headers.TransferEncodingChunked = chunked;

        using HttpResponseMessage answer = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.StripeAsync(new string('x', 2048), "t=1,v1=" + new string('a', 64))).StatusCode);
        await AssertSilentAsync(host, answer);
    }

    [Fact]
    public async Task A_body_that_does_not_arrive_is_408_and_one_that_breaks_off_is_not_stored()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();
        string head = "POST /webhooks/stripe HTTP/1.1\r\nHost: x\r\nStripe-Signature: t=1,v1=a\r\nContent-Length: 500\r\n\r\n{\"CANARY\":";
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, host.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        await Eventually.HoldsAsync(() => host.Time.WaitingTimers > 0, "the body is waited for");
        host.Time.Advance(TimeSpan.FromSeconds(11));
        using var reader = new StreamReader(slow.GetStream());
        string? status = await reader.ReadLineAsync();

        using (var broken = new TcpClient())
        {
            await broken.ConnectAsync(IPAddress.Loopback, host.Address.Port);
            await broken.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        }

        Assert.StartsWith("HTTP/1.1 408", status, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.StripeAsync(WebhookHost.StripeBody())).StatusCode);
        Assert.Single(host.Inbox.Events);
        await AssertSilentAsync(host);
    }

    [Fact]
    public async Task Unknown_sources_are_404_other_methods_405_and_case_does_not_matter()
    {
        await using WebhookHost host = await WebhookHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync("CANARY", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.Http.GetAsync(new Uri("webhooks/stripe", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync("Stripe", "{}")).StatusCode);
    }

    [Fact]
    public async Task The_orchestrations_intake_gets_the_raw_bytes_and_its_refusals_and_failures_count()
    {
        var intake = new StubIntake();
        await using WebhookHost host = await WebhookHost.StartAsync(services: s => s.AddSingleton<IWebhookIntake>(intake), withInbox: false);

        Assert.Equal(HttpStatusCode.OK, (await host.StripeAsync(WebhookHost.StripeBody())).StatusCode);
        Assert.Equal(WebhookHost.StripeBody(), intake.LastBody);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync("stripe", "{}")).StatusCode);
        Assert.Equal("{}", intake.LastBody);
        intake.Answer = static () => new IntakeResult(0, 0, new WebhookRefusal(WebhookRefusalReason.TooLarge, "CANARY"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.StripeAsync(WebhookHost.StripeBody())).StatusCode);
        intake.Answer = static () => throw new IOException("CANARY");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.StripeAsync(WebhookHost.StripeBody())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.PostAsync("stripe", "{}")).StatusCode);
        await AssertSilentAsync(host);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_stops_the_start_and_is_named()
    {
        InvalidOperationException noStore = await Assert.ThrowsAsync<InvalidOperationException>(() => WebhookHost.StartAsync(withInbox: false));
        Assert.Contains("IWebhookInbox", noStore.Message, StringComparison.Ordinal);
        OptionsValidationException limit = await Assert.ThrowsAsync<OptionsValidationException>(() => WebhookHost.StartAsync(static o => o.MaxBodyBytes = 1));
        Assert.Contains("MaxBodyBytes is 1; allowed: 1024", limit.Message, StringComparison.Ordinal);
        await using WebApplication empty = WebApplication.CreateSlimBuilder().Build();
        Assert.Contains("IWebhookVerifier", Assert.Throws<InvalidOperationException>(() => empty.MapBrokerWebhooks()).Message, StringComparison.Ordinal);
    }

    private static async Task AssertSilentAsync(WebhookHost host, params HttpResponseMessage[] answers)
    {
        foreach (HttpResponseMessage answer in answers)
        {
            string text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("CANARY", text + answer.Headers, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(WebhookHost.AdyenKey, text, StringComparison.OrdinalIgnoreCase);
        }

        string own = string.Join('\n', host.Log.Lines.Where(static line => line.Contains(" 500", StringComparison.Ordinal)));
        Assert.NotEmpty(own);
        Assert.DoesNotContain("CANARY", own, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class StubIntake : IWebhookIntake
    {
        public string? LastBody { get; private set; }

        public Func<IntakeResult> Answer { get; set; } = static () => new IntakeResult(1, 0, null);

        public ValueTask<IntakeResult> AcceptAsync(string source, ReadOnlyMemory<byte> body, WebhookHeaders headers, CancellationToken cancellationToken = default)
        {
            LastBody = Encoding.UTF8.GetString(body.Span);
            return new ValueTask<IntakeResult>(Answer());
        }

        public ValueTask<IntakeResult> AcceptReadAsync(IReadOnlyList<WebhookEnvelope> envelopes, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
