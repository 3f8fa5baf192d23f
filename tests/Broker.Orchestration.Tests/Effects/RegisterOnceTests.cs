using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Effects;

public sealed class RegisterOnceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_customer_is_onboarded_with_one_account_and_the_password_is_gone_afterwards()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromSeconds(10));

        CustomerCase c = await node.CaseAsync();
        Assert.Equal(CaseState.Active, c.State);
        Assert.Equal(Assert.Single(world.Accounts.Accounts).Id, c.Account.Id);
        Assert.Equal(FakeCredentials.Password, world.Accounts.PasswordSeen);
        Assert.Throws<ObjectDisposedException>(() => world.Credentials.Given!.Reveal());
        Assert.True((await node.Broker.VerifyAuditAsync()).IsValid);
        Assert.Equal("Active", world.Crm.Records["C-1"]["onboarding_state"]);
        Assert.Equal(c.Account.Id!.Value.Value, world.Crm.Accounts["C-1-A1"]["account_uuid"]);
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Theory]
    [InlineData(nameof(RegisterAnswer.AppliedAnswerLost))]
    [InlineData(nameof(RegisterAnswer.AppliedThenThrows))]
    public async Task A_lost_answer_is_looked_up_and_never_sent_again(string answer)
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(Enum.Parse<RegisterAnswer>(answer));
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(CaseState.RegistrationUncertain, (await node.CaseAsync()).State);
        await node.PumpAsync(Hour);

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Single(world.Accounts.Accounts);
    }

    [Fact]
    public async Task A_registration_that_never_arrived_is_sent_again_only_after_clean_listings_and_under_a_new_key()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(RegisterAnswer.LostBeforeApply);
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(1, world.Accounts.RegisterCalls);
        await node.PumpAsync(Hour);

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Equal(2, world.Accounts.RegisterCalls);
        Assert.Single(world.Accounts.Accounts);
        IReadOnlyList<EffectRecord> tries = await node.EffectsAsync(EffectKind.RegisterAccount);
        Assert.Equal(2, tries.Select(static t => t.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_intent_is_on_disk_before_the_call_and_the_outcome_after_it()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        EffectRecord? atCall = null;
        IReadOnlyList<string> auditAtCall = [];
        world.Accounts.OnRegister = async _ =>
        {
            atCall = Assert.Single(await node.EffectsAsync(EffectKind.RegisterAccount));
            auditAtCall = await node.AuditAsync();
        };
        await node.OnboardAsync();
        await node.PumpAsync();

        Assert.Equal(EffectStatus.Intended, atCall!.Status);
        Assert.Contains(auditAtCall, static a => a.Contains("Intend RegisterAccount", StringComparison.Ordinal));
        Assert.DoesNotContain(auditAtCall, static a => a.Contains("Outcome RegisterAccount", StringComparison.Ordinal));
        Assert.Equal(EffectStatus.Done, Assert.Single(await node.EffectsAsync(EffectKind.RegisterAccount)).Status);
        string[] order = [.. node.Recorder.Lines.Where(static l => l.Contains("RegisterAccount", StringComparison.Ordinal) || l.EndsWith("Registered", StringComparison.Ordinal))];
        Assert.Equal(["intended RegisterAccount", "decided C-1 Registered", "finished RegisterAccount Done"], order);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Nothing_is_sent_while_the_account_list_fails_or_is_partial(bool fails, bool partial)
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        (world.Accounts.FindFails, world.Accounts.FindIsPartial) = (fails, partial);
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(0, world.Accounts.RegisterCalls);
        Assert.Contains(await node.OpenItemsAsync(), static i => i.Cause.StartsWith("metatrader.", StringComparison.Ordinal));

        (world.Accounts.FindFails, world.Accounts.FindIsPartial) = (false, false);
        await node.PumpAsync(Hour);
        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Empty(await node.OpenItemsAsync());
    }

    [Fact]
    public async Task An_account_that_is_already_listed_is_taken_over_and_nothing_is_sent()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        var existing = world.Accounts.Add(new(500000, "Acme-Live"));
        await node.OnboardAsync();

        await node.PumpAsync();

        Assert.Equal(0, world.Accounts.RegisterCalls);
        Assert.Equal(existing, (await node.CaseAsync()).Account.Id);
    }

    [Theory]
    [InlineData(nameof(RegisterAnswer.NotSent))]
    [InlineData(nameof(RegisterAnswer.RateLimited))]
    public async Task What_was_never_sent_or_only_throttled_is_tried_again_under_the_same_key(string answer)
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(Enum.Parse<RegisterAnswer>(answer), Enum.Parse<RegisterAnswer>(answer));
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(3, world.Accounts.RegisterCalls);
        Assert.Equal(3, Assert.Single(await node.EffectsAsync(EffectKind.RegisterAccount)).Attempts);
        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
    }

    [Fact]
    public async Task A_killed_process_leaves_an_intent_that_the_next_one_resolves_by_looking()
    {
        await using var world = new World();
        Node first = await world.StartAsync();
        await first.OnboardAsync();
        using var killed = new CancellationTokenSource();
        world.Accounts.Next(RegisterAnswer.AppliedThenHangs);
        world.Accounts.OnRegister = _ => killed.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.PumpAsync(TimeSpan.Zero, killed.Token));
        Assert.Equal(EffectStatus.Intended, Assert.Single(await first.EffectsAsync(EffectKind.RegisterAccount)).Status);
        await first.DisposeAsync();

        Node second = await world.StartAsync("node-b");
        Assert.Equal(1, await second.Get<EffectWorker>().ResolveInterruptedAsync(default));
        Assert.Equal(CaseState.RegistrationUncertain, (await second.CaseAsync()).State);
        await second.PumpAsync(Hour);

        Assert.Equal(CaseState.Active, (await second.CaseAsync()).State);
        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Equal(0, await second.Get<EffectWorker>().ResolveInterruptedAsync(default));
        Assert.True((await second.Broker.VerifyAuditAsync()).IsValid);
    }

    [Fact]
    public async Task A_registration_beyond_its_time_limit_is_unknown_and_looked_up()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(RegisterAnswer.AppliedThenHangs);
        world.Accounts.OnRegister = _ =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(90));
            return Task.CompletedTask;
        };
        await node.OnboardAsync();

        await node.PumpAsync(Hour);

        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Contains(await node.AuditAsync(), static a => a.Contains("unknown: time limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lease_taken_over_while_the_list_was_read_stops_the_registration_before_it_is_sent()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        world.Time.Advance(TimeSpan.FromSeconds(39));
        world.Accounts.OnFind = async token =>
        {
            // The node was asleep for longer than what was left of its lease.
            world.Time.Advance(TimeSpan.FromSeconds(82));
            await node.Journal.AcquireLeaseAsync("another", TimeSpan.FromMinutes(2), token);
        };

        await Assert.ThrowsAsync<StaleLeaseException>(() => node.PumpAsync());

        Assert.Equal(0, world.Accounts.RegisterCalls);
        await Assert.ThrowsAsync<StaleLeaseException>(() => node.Broker.RequestRegistrationAsync(Given.Customer, Actor.Person("op")));
    }

    [Fact]
    public async Task A_refusal_for_good_stops_and_opens_one_ticket()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(RegisterAnswer.RefusedForGood);
        await node.OnboardAsync();

        await node.PumpAsync(Hour);
        await node.SendAsync("evt_again", EventSubjectKind.Payment, "pi_1");
        await node.PumpAsync(Hour);

        Assert.Equal(1, world.Accounts.RegisterCalls);
        Assert.Equal(CaseState.Ready, (await node.CaseAsync()).State);
        Assert.Equal("Registration: RegistrationRefused", Assert.Single(world.Crm.Tickets).Value.Subject);
        Assert.Equal(1, world.Crm.TicketCalls);
    }

    [Fact]
    public async Task Our_own_key_refused_is_no_refusal_of_the_customer()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(RegisterAnswer.OurKeyRefused, RegisterAnswer.OurKeyRefused);
        await node.OnboardAsync();

        await node.PumpAsync(Hour);

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Equal(0, (await node.CaseAsync()).Account.Refusals);
        Assert.Equal(3, world.Accounts.RegisterCalls);
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_tried_again_later()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Accounts.Next(RegisterAnswer.RefusedForNow);
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, world.Accounts.RegisterCalls);
        await node.PumpAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Single(world.Accounts.Accounts);
    }

    [Fact]
    public async Task A_login_the_host_gave_to_two_customers_is_raised_and_stops_only_the_second()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Credentials.Always = new(777, "Acme-Live");
        await node.OnboardAsync();
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        await node.OnboardAsync("C-2", "2");
        await node.PumpAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Equal(CaseState.RegistrationRequested, (await node.CaseAsync("C-2")).State);
        Assert.Equal(EffectStatus.Abandoned, Assert.Single(await node.EffectsAsync(EffectKind.ReserveLogin, "C-2")).Status);
        Assert.Contains("another customer", Assert.Single(await node.OpenItemsAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(1, world.Accounts.RegisterCalls);
    }

    [Fact]
    public async Task A_pool_of_logins_that_fails_is_asked_again_and_its_words_are_not_repeated()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        world.Credentials.FailReserve = 6;
        await node.OnboardAsync();

        await node.PumpAsync(TimeSpan.FromSeconds(40));
        Assert.Contains("InvalidOperationException", Assert.Single(await node.OpenItemsAsync()).Sentence, StringComparison.Ordinal);
        await node.PumpAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CaseState.Active, (await node.CaseAsync()).State);
        Assert.Empty(await node.OpenItemsAsync());
        Assert.DoesNotContain("CANARY", world.Log.Text, StringComparison.Ordinal);
    }
}
