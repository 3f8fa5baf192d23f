using System.Text;
using System.Text.Json;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;
using Broker.Samples.Tests.Support;
using Onboarding.Running;

namespace Broker.Samples.Tests.Replaying;

/// <summary>Recorded deliveries through the intake: one true, the others refused, none of them a fact.</summary>
public sealed class EventReplayTests : OnboardingTest
{
    private const string Secret = "whsec_of_the_recording";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static (string Reason, string Line)[] Hostile()
    {
        byte[] good = StripeDelivery.Event("evt_hostile");
        byte[] changed = [.. good];
        changed[^10] ^= 1;
        byte[] large = [.. good, .. Enumerable.Repeat((byte)' ', 10 * 1024 * 1024)];
        byte[] notUtf8 = [.. good[..^1], .. ",\"x\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        byte[] truncated = good[..(good.Length / 2)];
        return
        [
            ("SignatureMismatch", StripeDelivery.Line(changed, StripeDelivery.Sign(good, Secret, Now))),
            ("TooOld", StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now - TimeSpan.FromHours(1)))),
            ("FromTheFuture", StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now + TimeSpan.FromHours(1)))),
            ("SignatureMismatch", StripeDelivery.Line(good, StripeDelivery.Sign(good, "whsec_of_somebody_else", Now))),
            ("TooLarge", StripeDelivery.Line(large, StripeDelivery.Sign(large, Secret, Now))),
            ("NotUtf8", StripeDelivery.RawLine(notUtf8, StripeDelivery.Sign(notUtf8, Secret, Now))),
            ("Malformed", StripeDelivery.Line(truncated, StripeDelivery.Sign(truncated, Secret, Now))),
            ("SignatureMissing", StripeDelivery.Line(good, string.Empty)),
            ("UnknownSource", StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now), "somebody")),
            ("UnknownSource", "this is {not JSON"),
            ("UnknownSource", StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now))[..80]),
            ("UnknownSource", """{"source":"stripe","headers":{}}"""),
            ("UnknownSource", """["stripe"]"""),
        ];
    }

    [Fact]
    public async Task One_true_delivery_is_stored_once_and_every_hostile_one_is_refused_and_audited()
    {
        byte[] good = StripeDelivery.Event("evt_good");
        string accepted = StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now));
        (string Reason, string Line)[] hostile = Hostile();
        string file = WriteFile("events.jsonl", string.Join('\n', [accepted, accepted, .. hostile.Select(static h => h.Line), string.Empty]));

        ProgramResult result = (await ProgramWithAsync(
            new Dictionary<string, string> { ["BROKER_STRIPE_WEBHOOK_SECRET"] = Secret }, "run", "--customers", "1", "--events", file, "--db", Database, "--json")).MustExitWith(0);

        RunSummary summary = result.Summary;
        Assert.Equal((1, 1, hostile.Length), (summary.EventsStored, summary.EventsDuplicate, summary.EventsRefused));
        Assert.Equal((1, true), (summary.Active, summary.AuditValid));
        for (int i = 0; i < hostile.Length; i++)
        {
            Assert.Contains($"line {i + 3}: ", result.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(hostile.Select(static h => h.Reason), await SecurityRecordsAsync());
        await NothingBecameAFactAsync("evt_");
    }

    [Fact]
    public async Task Without_the_secret_of_the_recording_a_true_delivery_is_refused()
    {
        byte[] good = StripeDelivery.Event("evt_good");
        string file = WriteFile("events.jsonl", StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now)) + "\n");
        RunSummary summary = (await ProgramAsync("run", "--customers", "0", "--events", file, "--db", Database, "--json")).MustExitWith(0).Summary;

        Assert.Equal((0, 1), (summary.EventsStored, summary.EventsRefused));
    }

    [Fact]
    public async Task A_second_run_knows_what_the_first_has_stored()
    {
        byte[] good = StripeDelivery.Event("evt_good");
        string file = WriteFile("events.jsonl", StripeDelivery.Line(good, StripeDelivery.Sign(good, Secret, Now)) + "\n");
        var environment = new Dictionary<string, string> { ["BROKER_STRIPE_WEBHOOK_SECRET_FILE"] = WriteFile("secret", Secret + "\n") };
        string[] command = ["run", "--customers", "0", "--events", file, "--db", Database, "--json"];

        Assert.Equal((1, 0), Counted((await ProgramWithAsync(environment, command)).MustExitWith(0)));
        Assert.Equal((0, 1), Counted((await ProgramWithAsync(environment, command)).MustExitWith(0)));
    }

    private static (int Stored, int Duplicate) Counted(ProgramResult result) => (result.Summary.EventsStored, result.Summary.EventsDuplicate);

    private async Task<IReadOnlyList<string>> SecurityRecordsAsync() => await ReadJournalAsync(static async journal =>
    {
        List<string> reasons = [];
        await foreach (AuditRecord record in journal.ReadAuditAsync(Tenant))
        {
            using JsonDocument document = JsonDocument.Parse(record.Canonical);
            if (document.RootElement.GetProperty("kind").GetString() == nameof(AuditKind.Security))
            {
                Assert.Equal("RefuseDelivery", document.RootElement.GetProperty("decision").GetString());
                reasons.Add(document.RootElement.GetProperty("reason").GetString()!);
            }
        }

        return reasons;
    });

    private async Task NothingBecameAFactAsync(string mark)
    {
        foreach (var one in await CasesAsync())
        {
            IReadOnlyList<FactRecord> facts = await ReadJournalAsync(async j => await j.ReadFactsAsync(Tenant, one.Customer));
            Assert.NotEmpty(facts);
            Assert.DoesNotContain(facts, f => f.Value?.Contains(mark, StringComparison.Ordinal) == true);
        }
    }
}
