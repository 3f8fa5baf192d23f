using Broker.Core.Errors;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

public sealed class RecordHeaderTests
{
    private const string Id = "001000000000001AAA";
    private static readonly SalesforceFields Fields = new SalesforceFields().Set("Name", "x");
    private static readonly DateTimeOffset Noon = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task Every_option_is_a_header()
    {
        rig.Server.Answer(204, "");
        await rig.Client.Records("Account").UpdateAsync(Id, Fields, new SalesforceWriteOptions
        {
            AutoAssign = false,
            DuplicateRule = new SalesforceDuplicateRule { AllowSave = true },
            UpdateMru = true,
            IfUnmodifiedSince = Noon,
            IfMatch = "\"a--gzip\", \"b\"",
        });

        IReadOnlyDictionary<string, string> headers = rig.Server.Requests[0].Headers;
        Assert.Equal(
            ("FALSE", "allowSave=true; includeRecordDetails=false; runAsCurrentUser=true", "updateMru=true", "Sun, 01 Nov 2026 12:00:00 GMT", "\"a--gzip\", \"b\""),
            (headers["Sforce-Auto-Assign"], headers["Sforce-Duplicate-Rule-Header"], headers["Sforce-Mru"], headers["If-Unmodified-Since"], headers["If-Match"]));
    }

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Dates_are_the_same_in_every_culture(string culture) => Cultures.In(culture, () => Assert.Equal("Sun, 01 Nov 2026 12:00:00 GMT", RecordHeaders.HttpDate(Noon)));

    [Fact]
    public async Task No_option_is_no_header()
    {
        rig.Server.Answer(201, """{"id":"001000000000001AAA","success":true,"errors":[]}""");
        await rig.Client.Records("Case").CreateAsync(Fields, new SalesforceWriteOptions { AssignmentRuleId = "01Q000000000001AAA" });
        await rig.Client.Records("Case").CreateAsync(Fields);

        Assert.Equal("01Q000000000001AAA", rig.Server.Requests[0].Headers["Sforce-Auto-Assign"]);
        Assert.DoesNotContain(rig.Server.Requests[1].Headers.Keys, k => k.StartsWith("If-", StringComparison.Ordinal) || k is "Sforce-Auto-Assign" or "Sforce-Mru" or "Sforce-Duplicate-Rule-Header");
    }

    [Fact]
    public async Task A_condition_that_does_not_hold_is_a_conflict()
    {
        rig.Server.Answer(412, "");
        await Assert.ThrowsAsync<ConflictException>(() => rig.Client.Records("Contact").UpdateAsync(Id, Fields, new SalesforceWriteOptions { IfUnmodifiedSince = Noon }));
    }

    [Fact]
    public async Task A_condition_that_fails_after_a_lost_answer_may_have_failed_by_our_own_first_try()
    {
        rig.Server.Answer(503, "").Answer(412, "");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Records("Contact").UpdateAsync(Id, Fields, new SalesforceWriteOptions { IfUnmodifiedSince = Noon }));
    }

    [Fact]
    public async Task Options_that_do_not_go_together_are_refused_before_anything_is_sent()
    {
        ISalesforceRecords contact = rig.Client.Records("Contact");
        ISalesforceRecords account = rig.Client.Records("account");
        Func<Task>[] calls =
        [
            () => contact.UpdateAsync(Id, Fields, new SalesforceWriteOptions { IfMatch = "\"a\"" }),
            () => contact.GetIfChangedAsync(Id, ["Id"], new SalesforceReadOptions { IfNoneMatch = "\"a\"" }),
            () => account.UpdateAsync(Id, Fields, new SalesforceWriteOptions { IfMatch = "a" }),
            () => account.UpdateAsync(Id, Fields, new SalesforceWriteOptions { IfMatch = "\"a\"\r\nX: \"b\"" }),
            () => account.UpdateAsync(Id, Fields, new SalesforceWriteOptions { IfMatch = "\"a\"", IfNoneMatch = "\"b\"" }),
            () => account.DeleteAsync(Id, new SalesforceWriteOptions { IfMatch = "\"a\"" }),
            () => account.CreateAsync(Fields, new SalesforceWriteOptions { IfUnmodifiedSince = Noon }),
            () => account.CreateAsync(Fields, new SalesforceWriteOptions { UpdateOnly = true }),
            () => account.UpdateAsync(Id, Fields, new SalesforceWriteOptions { UpdateOnly = true }),
            () => account.CreateAsync(Fields, new SalesforceWriteOptions { AutoAssign = true, AssignmentRuleId = "01Q000000000001AAA" }),
            () => account.CreateAsync(Fields, new SalesforceWriteOptions { AssignmentRuleId = "rule" }),
        ];
        foreach (Func<Task> call in calls)
        {
            Assert.NotEmpty((await Assert.ThrowsAsync<ArgumentException>(call)).Message);
        }

        Assert.Equal(0, rig.Server.Count);
    }
}
