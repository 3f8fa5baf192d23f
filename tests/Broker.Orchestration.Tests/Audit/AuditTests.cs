using System.Globalization;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Audit;

public sealed class AuditTests
{
    private const string Known =
        """{"form":1,"at":"2026-11-02T09:00:00.0000000Z","kind":"Refusal","actor":"Person:op\u00E9","customer":"C-1","event":"H1","before":"Lead","after":"Lead","decision":"Refuse","rule":"onboarding-1/H1/Lead","reason":"why","causation":"evt-1","caseVersion":7,"inputs":[{"fact":"kyc.status","owner":"kyc","value":"Pending","asOf":"2026-11-02T08:59:00.0000000Z"}],"unmetGates":["qualified","kyc-valid"]}""";

    private static AuditEntry Entry => new()
    {
        At = Given.Start.ToOffset(TimeSpan.FromHours(3)),
        Kind = AuditKind.Refusal,
        Actor = Actor.Person("ope\u0301"),
        Customer = new CustomerId("C-1"),
        Event = CaseEvent.H1,
        Before = CaseState.Lead,
        After = CaseState.Lead,
        Decision = "Refuse",
        Rule = "onboarding-1/H1/Lead",
        Reason = "why",
        Causation = "evt-1",
        CaseVersion = 7,
        Inputs = [new AuditInput("kyc.status", "kyc", "Pending", Given.At(-1))],
        UnmetGates = ["qualified", "kyc-valid"],
    };

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_canonical_form_and_its_hash_are_known_answers_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Known, AuditChain.Canonicalize(Entry));
            Assert.Equal("ecb6ce099c3cba1191db722a775d6a0ec5b6b8f24e97766c586c50d42acf2f07", AuditChain.Append(1, AuditChain.Genesis, Known).Hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_missing_is_left_out()
    {
        var least = new AuditEntry { At = Given.Start, Kind = AuditKind.Security, Actor = Actor.System("stripe"), Decision = "RefuseDelivery", Rule = "intake-I1" };

        Assert.Equal(
            """{"form":1,"at":"2026-11-02T09:00:00.0000000Z","kind":"Security","actor":"System:stripe","decision":"RefuseDelivery","rule":"intake-I1"}""",
            AuditChain.Canonicalize(least));
    }

    [Fact]
    public async Task A_whole_chain_is_valid_and_an_empty_one_too()
    {
        List<AuditRecord> chain = Chain(5);

        AuditVerification whole = await VerifyAsync(chain, Checkpoint(chain, 5));
        AuditVerification empty = await VerifyAsync([]);

        Assert.True(whole.IsValid);
        Assert.Equal((5L, chain[^1].Hash), (whole.Count, whole.Head));
        Assert.True(empty.IsValid);
        Assert.Equal(AuditChain.Genesis, empty.Head);
    }

    [Fact]
    public async Task An_altered_record_is_found_by_its_number()
    {
        List<AuditRecord> chain = Chain(5);
        chain[2] = chain[2] with { Canonical = chain[2].Canonical.Replace("Refuse", "Record", StringComparison.Ordinal) };

        await AssertAsync(AuditFault.Altered, 3, chain);
    }

    [Fact]
    public async Task A_record_replaced_together_with_its_hash_breaks_the_link_behind_it()
    {
        List<AuditRecord> chain = Chain(5);
        chain[2] = AuditChain.Append(3, chain[1].Hash, chain[2].Canonical + " ");

        await AssertAsync(AuditFault.Altered, 4, chain);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_missing_record_is_found_by_its_number(int index)
    {
        List<AuditRecord> chain = Chain(5);
        chain.RemoveAt(index);

        await AssertAsync(AuditFault.Missing, index + 1, chain);
    }

    [Fact]
    public async Task Records_that_changed_places_are_not_called_missing()
    {
        List<AuditRecord> chain = Chain(6);
        (chain[1], chain[3]) = (chain[3], chain[1]);
        await AssertAsync(AuditFault.Reordered, 2, chain);

        List<AuditRecord> doubled = Chain(4);
        doubled.Insert(3, doubled[1]);
        await AssertAsync(AuditFault.Reordered, 4, doubled);
    }

    [Fact]
    public async Task A_cut_end_is_found_only_by_a_checkpoint()
    {
        List<AuditRecord> chain = Chain(5);
        AuditCheckpoint checkpoint = Checkpoint(chain, 5);
        List<AuditRecord> cut = chain[..3];

        Assert.True((await VerifyAsync(cut)).IsValid);
        await AssertAsync(AuditFault.Truncated, 4, cut, checkpoint);
        await AssertAsync(AuditFault.Truncated, 1, [], checkpoint);
    }

    [Fact]
    public async Task A_chain_written_anew_is_found_by_a_checkpoint()
    {
        List<AuditRecord> chain = Chain(5);
        List<AuditRecord> forged = Chain(5, "another story");

        Assert.True((await VerifyAsync(forged)).IsValid);
        await AssertAsync(AuditFault.Altered, 4, forged, Checkpoint(chain, 4));
    }

    [Fact]
    public async Task The_chain_of_a_host_is_valid_and_grows_past_a_checkpoint()
    {
        await using var world = new World();
        Node node = await world.StartAsync();
        await node.OnboardAsync();
        AuditVerification first = await node.Broker.VerifyAuditAsync();
        var checkpoint = new AuditCheckpoint(first.Count, first.Head, world.Time.GetUtcNow());

        await node.PumpAsync(TimeSpan.FromSeconds(5));
        AuditVerification second = await node.Broker.VerifyAuditAsync(checkpoint);

        Assert.True(second.IsValid, second.Sentence);
        Assert.True(second.Count > first.Count);
        Assert.False((await node.Broker.VerifyAuditAsync(checkpoint with { Head = AuditChain.Genesis })).IsValid);
    }

    private static async Task AssertAsync(AuditFault fault, long at, List<AuditRecord> chain, AuditCheckpoint? checkpoint = null)
    {
        AuditVerification found = await VerifyAsync(chain, checkpoint);
        Assert.False(found.IsValid);
        Assert.Equal((fault, at), (found.Fault, found.FirstBadSequence));
        Assert.Contains(found.Sentence.Contains("checkpoint", StringComparison.Ordinal) ? "checkpoint" : at.ToString(CultureInfo.InvariantCulture), found.Sentence, StringComparison.Ordinal);
    }

    private static async Task<AuditVerification> VerifyAsync(List<AuditRecord> chain, AuditCheckpoint? checkpoint = null) =>
        await AuditVerifier.VerifyAsync(chain.ToAsyncEnumerable(), checkpoint);

    private static AuditCheckpoint Checkpoint(List<AuditRecord> chain, int count) => new(count, chain[count - 1].Hash, Given.Start);

    private static List<AuditRecord> Chain(int count, string reason = "why")
    {
        List<AuditRecord> chain = [];
        for (int i = 1; i <= count; i++)
        {
            chain.Add(AuditChain.Append(i, chain.Count == 0 ? AuditChain.Genesis : chain[^1].Hash, AuditChain.Canonicalize(Entry with { CaseVersion = i, Reason = reason })));
        }

        return chain;
    }
}
