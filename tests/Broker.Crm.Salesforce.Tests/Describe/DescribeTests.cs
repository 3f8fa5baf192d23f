using System.Globalization;
using System.Net;
using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Describe;

namespace Broker.Crm.Salesforce.Tests.Describe;

public sealed class DescribeTests
{
    private const string Changed = "Sun, 01 Nov 2026 12:00:00 GMT";
    private readonly SalesforceRig rig = new();

    [Fact]
    public async Task A_large_description_with_a_byte_order_mark_is_read_whole()
    {
        string fields = string.Join(',', Enumerable.Range(0, 103).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            {"name":"F{{i}}__c","label":"Füld {{i}}","type":"{{(i % 2 == 0 ? "picklist" : "brandnew")}}","length":{{i}},"precision":18,"scale":2,"nillable":true,"createable":true,"updateable":false,"externalId":{{(i == 7 ? "true" : "false")}},
             "unique":false,"relationshipName":null,"referenceTo":["Account","Contact"],"defaultValue":{"any":[1]},"picklistValues":[{"active":true,"defaultValue":false,"label":"{{new string('x', 1700)}}","validFor":"gAAA","value":"v"}]}
            """)));
        string body = $$"""{"name":"User","label":"User","keyPrefix":"005","custom":false,"fields":[{{fields}}],"childRelationships":[{"childSObject":"Case","field":"OwnerId","relationshipName":null}],"recordTypeInfos":null,"actionOverrides":[{"a":1}],"urls":{"x":"y"} }""";
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(body)];
        Assert.True(bytes.Length > 195_000);
        rig.Server.Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) }));

        SalesforceObjectDescribe user = await rig.Client.Describe.GetAsync("User");

        Assert.Equal(("User", "005", 103, 0), (user.Name, user.KeyPrefix, user.Fields.Count, user.RecordTypeInfos.Count));
        SalesforceFieldDescribe field = user.Field("f7__C")!;
        Assert.Equal(("Füld 7", "brandnew", 7, 18, 2, true, true), (field.Label, field.Type, field.Length, field.Precision, field.Scale, field.ExternalId, field.Nillable));
        Assert.Equal(["Account", "Contact"], field.ReferenceTo);
        Assert.Equal("v", Assert.Single(field.PicklistValues).Value);
        Assert.Equal("Case", Assert.Single(user.ChildRelationships).ChildObject);
        Assert.Equal("/services/data/v67.0/sobjects/User/describe", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task The_global_description_is_read()
    {
        rig.Server.Answer(200, """{"encoding":"UTF-8","maxBatchSize":200,"sobjects":[{"name":"Account","keyPrefix":"001","queryable":true},{"name":"Key__c","custom":true,"more":1}]}""");
        SalesforceGlobalDescribe all = await rig.Client.Describe.GetGlobalAsync();

        Assert.Equal((200, 2, "001", true), (all.MaxBatchSize, all.Objects.Count, all.Find("ACCOUNT")?.KeyPrefix, all.Find("key__c")?.Custom));
        Assert.Null(all.Find("Never"));
        Assert.Same(all, await rig.Client.Describe.GetGlobalAsync());
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task An_answer_is_used_for_its_time_and_then_only_asked_whether_it_changed()
    {
        rig.Server.Then((_, _) =>
        {
            var first = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"name":"Account"}""") };
            first.Content.Headers.TryAddWithoutValidation("Last-Modified", Changed);
            return Task.FromResult(first);
        }).Answer(304, "").Answer(200, """{"name":"Account","label":"New"}""");
        SalesforceObjectDescribe first = await rig.Client.Describe.GetAsync("Account");
        rig.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Same(first, await rig.Client.Describe.GetAsync("account"));
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Same(first, await rig.Client.Describe.GetAsync("Account"));
        Assert.Same(first, await rig.Client.Describe.GetAsync("Account"));
        Assert.Equal(2, rig.Server.Count);
        Assert.Equal((false, Changed), (rig.Server.Requests[0].Headers.ContainsKey("If-Modified-Since"), rig.Server.Requests[1].Headers["If-Modified-Since"]));
        rig.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("New", (await rig.Client.Describe.GetAsync("Account")).Label);
    }

    [Fact]
    public async Task Callers_at_once_share_one_call_and_one_that_gives_up_does_not_end_it()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Server.Then((_, _) => answer.Task);
        using var source = new CancellationTokenSource();
        Task<SalesforceObjectDescribe> first = rig.Client.Describe.GetAsync("Account", source.Token);
        Task<SalesforceObjectDescribe>[] others = [.. Enumerable.Range(0, 8).Select(_ => rig.Client.Describe.GetAsync("Account"))];
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"name":"Account"}""") });

        SalesforceObjectDescribe[] all = await Task.WhenAll(others);
        Assert.Single(all.Distinct());
        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        rig.Server.Answer(404, """[{"errorCode":"NOT_FOUND","message":"m"}]""").Answer(200, """{"name":"Account"}""");
        await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Describe.GetAsync("Account"));

        Assert.Equal("Account", (await rig.Client.Describe.GetAsync("Account")).Name);
    }

    [Fact]
    public async Task What_is_forgotten_is_read_anew()
    {
        rig.Server.Answer(200, """{"name":"Account","fields":null}""");
        await rig.Client.Describe.GetAsync("Account");
        rig.Client.Describe.Forget("Account");
        await rig.Client.Describe.GetAsync("Account");
        rig.Client.Describe.Forget();
        await rig.Client.Describe.GetAsync("Account");

        Assert.Equal(3, rig.Server.Count);
        Assert.DoesNotContain("If-Modified-Since", rig.Server.Requests[2].Headers.Keys);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Describe.GetAsync("Account/x"));
    }

    [Fact]
    public async Task A_304_that_was_not_asked_for_is_an_error()
    {
        rig.Server.Answer(304, "");
        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Describe.GetAsync("Account"));
        Assert.Equal(ErrorKind.Protocol, error.Error.Kind);
    }
}
