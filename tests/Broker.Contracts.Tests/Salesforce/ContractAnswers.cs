using System.Text.Json;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Describe;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>What each data file of the contract says, by its path.</summary>
internal static class ContractAnswers
{
    private const string Login = "TradingLogin__c";
    private static readonly Dictionary<string, object?> Fields = Rows.Map(("LastName", "x"));

    public static IReadOnlyDictionary<string, Func<string, Task>> ByFile { get; } = new Dictionary<string, Func<string, Task>>(StringComparer.Ordinal)
    {
        ["apache-camel/composite_response_example_failure.json"] = static async file =>
        {
            CompositeOutcome outcome = await PaymentsAsync(file);
            Assert.Equal([("PROCESSING_HALTED", true), ("INVALID_FIELD", false)], outcome.Parts.Select(static part => (part.Error!.Code!, part.IsHalted)));
            Assert.Equal(("NewPayment2", ErrorKind.Validation, Outcome.Refused), (outcome.Cause!.Name, outcome.Cause.Error!.Kind, outcome.Cause.Error.Outcome));
        },
        ["apache-camel/composite_response_example_success.json"] = static async file =>
            Assert.Equal(["a1V3E000000EXomUAM", "a1V3E000000EXomUAG"], (await PaymentsAsync(file)).EnsureSucceeded().Parts.Select(static part => part.Id)),
        ["apache-camel/limits.json"] = static async file =>
        {
            SalesforceLimitReport limits = await ContractRig.Of(200, file).Client.Limits.GetAsync();
            Assert.Equal((15000L, 14998L, 999999999L, 9999L, 23), (limits.DailyApiRequests!.Max, limits.DailyApiRequests.Remaining, limits["HourlyDashboardStatuses"]!.Max, limits["HourlyODataCallout"]!.Remaining, limits.All.Count));
        },
        ["authored/batch-mixed.json"] = static async file =>
        {
            BatchRequest request = new();
            request.Delete("Account", Rows.AccountId);
            request.Get("Account", Rows.AccountId);
            Assert.Equal([(204, null), (404, ErrorKind.NotFound)], (await ContractRig.Of(200, file).Client.Composite.SendBatchAsync(request)).Parts.Select(static part => (part.Status!.Value, part.Error?.Kind)));
        },
        ["authored/bulk2-failed-results.csv"] = static _ => LoadAsync(static outcomes =>
        {
            BulkRowOutcome failed = outcomes["90001"];
            Assert.Equal((BulkRowStatus.Failed, "REQUIRED_FIELD_MISSING", null, "Required fields are missing: [LastName]"), (failed.Status, failed.Code, failed.Id, failed.Message.Reveal()));
            Assert.Equal(["LastName"], failed.Fields);
        }),
        ["authored/bulk2-successful-results.csv"] = static _ => LoadAsync(static outcomes => Assert.Equal(
            [(BulkRowStatus.Created, "003000000000030AAA"), (BulkRowStatus.Updated, "003000000000031AAA")], new[] { "90002", "90003" }.Select(key => (outcomes[key].Status, outcomes[key].Id!)))),
        ["authored/bulk2-ingest-job-open.json"] = static file => IsJobAsync(file, BulkJobState.Open, "upsert", null, null),
        ["authored/bulk2-ingest-job-complete.json"] = static file => IsJobAsync(file, BulkJobState.JobComplete, "upsert", 3, 1),
        ["authored/bulk2-ingest-job-failed.json"] = static file => IsJobAsync(file, BulkJobState.Failed, "insert", 0, 0, "InvalidBatch : Field name not found : Nope__c"),
        ["authored/bulk2-query-job-complete.json"] = static file => IsJobAsync(file, BulkJobState.JobComplete, "query", 5, null),
        ["authored/bulk2-query-result-pages.json"] = static async file =>
        {
            ContractRig rig = ContractRig.Of(200, "authored/bulk2-query-job-complete.json", file).Then(200, "Id\n1\n", "text/csv");
            BulkJobHandle handle = new() { Kind = BulkJobKind.Query, JobId = "750000000000003AAA", ApiVersion = "68.0" };
            Assert.Equal(["1", "1"], (await Rows.ListAsync(rig.Client.Bulk.ReadRowsAsync(handle, new BulkReadOptions { ParallelPages = 2 }))).Select(static row => row["Id"]));
        },
        ["authored/collections-all-or-none-rolled-back.json"] = static async file =>
        {
            CollectionOutcome outcome = await CreateAsync(file, 2, new CollectionOptions { AllOrNone = true, LockRetries = 0 });
            Assert.Equal([true, false], outcome.Results.Select(static result => result.IsRolledBack));
            Assert.Equal((1, "REQUIRED_FIELD_MISSING", "LastName"), (outcome.Cause!.Index, outcome.Cause.Error!.Code, outcome.Cause.Error.Fields[0].Field));
        },
        ["authored/collections-partial-failure.json"] = static async file =>
        {
            CollectionOutcome outcome = await CreateAsync(file, 3, new CollectionOptions { LockRetries = 0 });
            Assert.Equal([(null, null), ("UNABLE_TO_LOCK_ROW", ErrorKind.Unavailable), ("DUPLICATE_VALUE", ErrorKind.Conflict)], outcome.Results.Select(static result => (result.Error?.Code, result.Error?.Kind)));
            Assert.Equal(("003000000000004AAA", "003000000000005"), (outcome.Results[0].Id, outcome.Results[2].Error!.RelatedId));
        },
        ["authored/error-external-id-multiple-choices-300.json"] = static async file =>
        {
            ApiError error = await ErrorAsync(300, file);
            Assert.Equal((ErrorKind.Conflict, "MULTIPLE_CHOICES"), (error.Kind, error.Code));
            Assert.Equal(["003000000000001AAA", "003000000000002AAA"], error.CandidateIds());
        },
        ["authored/error-request-limit-concurrent.json"] = static file => IsErrorAsync(403, file, "REQUEST_LIMIT_EXCEEDED", ErrorKind.RateLimited, isTransient: true, isDaily: false),
        ["authored/error-request-limit-daily.json"] = static file => IsErrorAsync(403, file, "REQUEST_LIMIT_EXCEEDED", ErrorKind.RateLimited, isTransient: false, isDaily: true),
        ["authored/error-required-field-missing.json"] = static file => IsErrorAsync(400, file, "REQUIRED_FIELD_MISSING", ErrorKind.Validation, isTransient: false, isDaily: false),
        ["authored/error-session-expired.json"] = static file => IsErrorAsync(401, file, "INVALID_SESSION_ID", ErrorKind.Authentication, isTransient: false, isDaily: false),
        ["authored/error-unable-to-lock-row.json"] = static file => IsErrorAsync(400, file, "UNABLE_TO_LOCK_ROW", ErrorKind.Unavailable, isTransient: true, isDaily: false),
        ["authored/graph-one-ok-one-failed.json"] = static async file =>
        {
            CompositeGraph first = new("client-1"), second = new("client-2");
            first.Create("Account", Fields, "acc");
            second.Create("Account", Fields, "acc");
            second.Create("Contact", Fields, "con");
            IReadOnlyList<GraphOutcome> outcomes = await ContractRig.Of(200, file).Client.Composite.SendGraphsAsync([first, second]);
            Assert.Equal((true, "001000000000020AAA", "con", "REQUIRED_FIELD_MISSING"), (outcomes[0].Succeeded, outcomes[0].Steps.Parts[0].Id, outcomes[1].Cause!.Name, outcomes[1].Cause!.Error!.Code));
        },
        ["authored/oauth-token-error-invalid-grant.json"] = IsNotGrantedAsync,
        ["authored/oauth-token-error-jwt-not-approved.json"] = IsNotGrantedAsync,
        ["authored/oauth-token-success.json"] = static file => AreTokensAsync(file, "00D000000000001!AQ_TEST_TOKEN_NOT_REAL", null, 1795300000000, ["api"]),
        ["authored/oauth-token-success-refresh-rotated.json"] = static file => AreTokensAsync(file, "00D000000000001!AQ_TEST_TOKEN_2", "5Aep_TEST_ROTATED_REFRESH_TOKEN", 1795300100000, ["api", "refresh_token"]),
        ["authored/platform-event-publish-201.json"] = static async file =>
            Assert.Equal("e01000000000001AAA", await ContractRig.Of(201, file).Client.Records("Kyc__e").CreateAsync(Fields)),
        ["authored/tree-success.json"] = static async file =>
            Assert.Equal(["001000000000010AAA", "003000000000010AAA"], (await TreeAsync(201, file)).EnsureSucceeded().Results.Select(static result => result.Id)),
        ["authored/tree-failure.json"] = static async file =>
        {
            TreeOutcome outcome = await TreeAsync(400, file);
            Assert.Equal([("ALL_OR_NONE_OPERATION_ROLLED_BACK", true), ("INVALID_EMAIL_ADDRESS", false)], outcome.Results.Select(static result => (result.Error!.Code!, result.IsRolledBack)));
        },
        ["authored/upsert-created-201.json"] = static file => IsUpsertedAsync(201, file, isNew: true),
        ["authored/upsert-updated-200.json"] = static file => IsUpsertedAsync(200, file, isNew: false),
        ["force-com-toolkit/UserObjectDescribeMetadata.json"] = static async file =>
        {
            SalesforceObjectDescribe user = await ContractRig.Of(200, file).Client.Describe.GetAsync("User");
            Assert.Equal(("User", "005", 103, 312), (user.Name, user.KeyPrefix, user.Fields.Count, user.ChildRelationships.Count));
            Assert.Equal((99, 186, "string"), (user.Field("TimeZoneSidKey")!.PicklistValues.Count, user.Field("LocaleSidKey")!.PicklistValues.Count, user.Field("LastName")!.Type));
        },
        ["netcoreforce/account.json"] = static async file =>
        {
            SalesforceRecord account = await ContractRig.Of(200, file).Client.Records("Account").GetAsync("001i000002C8QTIAA3", ["Name"]);
            Assert.Equal(("Account", "Acme Corporation", "New York", 1m, true, null), (account.Type, account.Text("Name"), account.Address("BillingAddress")!.City, account.Number("NumberofLocations__c"), account.Has("Sic"), account.Text("Sic")));
            Assert.Equal(new DateTimeOffset(2017, 4, 25, 15, 17, 55, TimeSpan.Zero), account.Time("CreatedDate"));
        },
        ["netcoreforce/contact.json"] = static async file =>
        {
            SalesforceRecord contact = await ContractRig.Of(200, file).Client.Records("Contact").GetAsync("003i000004cs62sAAA", ["Name"]);
            Assert.Equal(("Contact", "John Smith", "10001", null, false), (contact.Type, contact.Text("Name"), contact.Address("MailingAddress")!.PostalCode, contact.Address("OtherAddress"), contact.Flag("IsEmailBounced")));
        },
        ["netcoreforce/count_query.json"] = static async file => Assert.Equal(26, await ContractRig.Of(200, file).Client.Query.CountAsync(Soql.Of($"SELECT COUNT() FROM Case"))),
        ["netcoreforce/query_case_result.json"] = static async file =>
        {
            IReadOnlyList<SalesforceRecord> cases = await QueryAsync(file);
            Assert.Equal((26, "00001000", "00001025", "United Oil & Gas Corp."), (cases.Count, cases[0].Text("CaseNumber"), cases[^1].Text("CaseNumber"), cases[^1].Text("Account.Name")));
        },
        ["netcoreforce/query_case_single_result.json"] = static async file =>
        {
            SalesforceRecord one = Assert.Single(await QueryAsync(file));
            Assert.Equal(("Case", "500i000000171NZAAY", "Rose Gonzalez", "Account"), (one.Type, one.Id, one.Text("Contact.Name"), one.Parent("Account")!.Type));
        },
        ["netcoreforce/query_empty_result.json"] = static async file => Assert.Empty(await QueryAsync(file)),
        ["netcoreforce/querybatch-batch-1.json"] = static async file => Assert.Equal(400, (await QueryAsync(file, "netcoreforce/querybatch-batch-4.json")).Count), // goes on at the last page
        ["netcoreforce/querybatch-batch-4.json"] = static async file => Assert.Equal(200, (await QueryAsync(file)).Count),
        ["netcoreforce/versions.json"] = static async file =>
        {
            IReadOnlyList<SalesforceApiVersion> versions = await ContractRig.Of(200, file).Client.Limits.GetVersionsAsync();
            Assert.Equal((27, "31.0", "57.0", "Spring '23"), (versions.Count, versions[0].Version, versions[^1].Version, versions[^1].Label));
        },

        // Of events, which this package does not read yet: they are whole.
        ["authored/cdc-account-change-event.avsc"] = IsJsonAsync,
        ["authored/cdc-bitmap-vectors.json"] = IsJsonAsync,
        ["authored/platform-event.avsc"] = IsJsonAsync,
        ["authored/replay-ids.json"] = IsJsonAsync,
        ["pubsub_api.proto"] = static file =>
        {
            Assert.Contains("service PubSub", ContractFiles.Read(file), StringComparison.Ordinal);
            return Task.CompletedTask;
        },
    };

    private static async Task<CompositeOutcome> PaymentsAsync(string file)
    {
        CompositeRequest request = new() { AllOrNone = true };
        request.Create("blng__Payment__c", Fields, "NewPayment1");
        request.Create("blng__Payment__c", Fields, "NewPayment2");
        return await ContractRig.Of(200, file).Client.Composite.SendAsync(request);
    }

    private static Task<CollectionOutcome> CreateAsync(string file, int count, CollectionOptions options) =>
        ContractRig.Of(200, file).Client.Composite.CreateManyAsync([.. Enumerable.Range(0, count).Select(static _ => new CollectionRecord("Contact", Fields))], options);

    // The names of a tree are the client's own.
    private static Task<TreeOutcome> TreeAsync(int status, string file)
    {
        ContractRig rig = new ContractRig().Then(status, file, static body => body.Replace("client1", "t1", StringComparison.Ordinal).Replace("contact1", "t2", StringComparison.Ordinal));
        TreeRecord client = new("Account", Fields);
        client.Add("Contacts", new TreeRecord("Contact", Fields));
        return rig.Client.Composite.CreateTreeAsync("Account", [client]);
    }

    private static async Task IsUpsertedAsync(int status, string file, bool isNew) =>
        Assert.Equal(new SalesforceUpserted("003000000000003AAA", isNew), await ContractRig.Of(status, file).Client.Records("Contact").UpsertAsync(Login, "90001", Fields));

    private static async Task<ApiError> ErrorAsync(int status, string file)
    {
        BrokerApiException failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => ContractRig.Of(status, file).Client.Records("Contact").UpsertAsync(Login, "90001", Fields));
        return failure.Error;
    }

    private static async Task IsErrorAsync(int status, string file, string code, ErrorKind kind, bool isTransient, bool isDaily)
    {
        ApiError error = await ErrorAsync(status, file);
        Assert.Equal((code, kind, Outcome.Refused, isTransient, isDaily), (error.Code, error.Kind, error.Outcome, error.IsTransient, error.IsQuotaExhausted));
    }

    private static async Task IsNotGrantedAsync(string file)
    {
        AuthenticationFailedException failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => ContractRig.Of(400, file).App.RefreshAsync(Secret.From("refresh-1")));
        Assert.Equal(("invalid_grant", false, Outcome.Refused), (failure.Error.Code, failure.Error.IsTransient, failure.Error.Outcome));
    }

    private static async Task AreTokensAsync(string file, string access, string? refresh, long issued, string[] scopes)
    {
        SalesforceTokens tokens = await ContractRig.Of(200, file).App.RefreshAsync(Secret.From("refresh-1"));
        Assert.Equal((access, refresh, new Uri("https://example-broker.my.salesforce.com")), (tokens.AccessToken!.Reveal(), tokens.RefreshToken?.Reveal(), tokens.InstanceUrl));
        Assert.Equal(("00D000000000001EAA", "005000000000001AAA", DateTimeOffset.FromUnixTimeMilliseconds(issued)), (tokens.OrganizationId, tokens.UserId, tokens.IssuedAt));
        Assert.Equal(scopes, tokens.Scopes);
    }

    private static async Task IsJobAsync(string file, BulkJobState state, string operation, long? processed, long? failed, string? message = null)
    {
        BulkJob job = await ContractRig.Of(200, file).Client.Bulk.GetJobAsync(new BulkJobHandle { Kind = BulkJobKind.Ingest, JobId = Rows.JobId, ApiVersion = "68.0" });
        Assert.Equal((state, operation, processed, failed), (job.State, job.Operation, job.RecordsProcessed, job.RecordsFailed));
        Assert.Equal(("Contact", 68.0m, "LF", "COMMA", message ?? ""), (job.ObjectType, job.ApiVersion, job.LineEnding, job.ColumnDelimiter, job.ErrorMessage.Reveal()));
    }

    private static async Task LoadAsync(Action<Dictionary<string, BulkRowOutcome>> check)
    {
        ContractRig rig = ContractRig.Of(200, "authored/bulk2-ingest-job-open.json").Then(201, "").Then(200, "{}").Then(200, "authored/bulk2-ingest-job-complete.json", static body => body)
            .Then(200, ContractFiles.Read("authored/bulk2-successful-results.csv"), "text/csv").Then(200, ContractFiles.Read("authored/bulk2-failed-results.csv"), "text/csv");
        Dictionary<string, BulkRowOutcome> outcomes = [];
        BulkLoad load = new()
        {
            ObjectType = "Contact", Operation = BulkOperation.Upsert, ExternalIdField = Login,
            OnOutcome = (outcome, _) =>
            {
                outcomes.Add(outcome.Key, outcome);
                return default;
            },
        };
        BulkLoadReport report = await rig.Client.Bulk.LoadAsync(load, Rows.StreamOf<IReadOnlyList<object?>>(["90001", ""], ["90002", "Doe"], ["90003", "x"]), BulkRows.Lists(Login, "LastName"));
        Assert.Equal((3L, 1L, 1L, 1L, 0L), (report.RowsRead, report.Created, report.Updated, report.Failed, report.Unknown));
        check(outcomes);
    }

    private static Task<IReadOnlyList<SalesforceRecord>> QueryAsync(params string[] files) => Rows.ListAsync(ContractRig.Of(200, files).Client.Query.QueryAsync(Soql.Of($"SELECT Id FROM Case")));

    private static Task IsJsonAsync(string file)
    {
        using var document = JsonDocument.Parse(ContractFiles.Read(file));
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        return Task.CompletedTask;
    }
}
