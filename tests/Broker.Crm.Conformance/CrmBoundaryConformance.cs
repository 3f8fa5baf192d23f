using System.Globalization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;

namespace Broker.Crm.Conformance;

/// <summary>What every <see cref="ICrmBoundary"/> does, whatever the CRM. Derive from it, give a harness, and all of it is tested.</summary>
public abstract class CrmBoundaryConformance : IAsyncLifetime
{
    private const string State = "onboarding_state";
    private const string Waits = "onboarding_waits_for";
    private const string Score = "broker_score";
    private const string Health = "account_health";
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    protected static CrmSchema Schema { get; } = new(
    [
        new CrmField(CrmEntity.Customer, "broker_client_id", "Broker client id", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.Customer, State, "Onboarding state", CrmFieldKind.Text),
        new CrmField(CrmEntity.Customer, Waits, "Onboarding waits for", CrmFieldKind.Text),
        new CrmField(CrmEntity.Customer, Score, "Score", CrmFieldKind.Number),
        new CrmField(CrmEntity.TradingAccount, "broker_account_ref", "Trading account reference", CrmFieldKind.Text, IsExternalId: true),
        new CrmField(CrmEntity.TradingAccount, Health, "Health", CrmFieldKind.Text),
        new CrmField(CrmEntity.TradingAccount, "account_as_of", "As of", CrmFieldKind.DateTime),
    ]);

    protected ICrmHarness Harness { get; private set; } = null!;

    private ICrmBoundary Crm => Harness.Boundary;

    public async Task InitializeAsync() => Harness = await StartAsync();

    public async Task DisposeAsync() => await Harness.DisposeAsync();

    /// <summary>Makes an empty CRM.</summary>
    protected abstract Task<ICrmHarness> StartAsync();

    [Fact]
    public async Task The_schema_is_made_once_and_found_the_second_time()
    {
        BoundaryResult<CrmSetupReport> first = await Crm.EnsureSchemaAsync(Schema);
        await Harness.DeployAsync(Schema);
        BoundaryResult<CrmSetupReport> second = await Harness.Restarted().EnsureSchemaAsync(Schema);

        Assert.Contains(Harness.MakesFields ? first.Value.Created : first.Value.Missing, static c => c.Contains(State, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Harness.MakesFields ? first.Value.Missing : first.Value.Created);
        Assert.Empty(first.Value.Differing);
        Assert.Empty(second.Value.Created);
        Assert.Empty(second.Value.Missing);
        Assert.Empty(second.Value.Differing);
    }

    [Fact]
    public async Task A_field_of_another_type_is_told_and_not_changed()
    {
        Harness.DefineField(CrmEntity.Customer, Score, CrmFieldKind.Text);

        BoundaryResult<CrmSetupReport> report = await Crm.EnsureSchemaAsync(Schema);

        string told = report.IsConfirmed ? Assert.Single(report.Value.Differing) : report.Failure.Sentence;
        Assert.Contains(Score, told, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Scores(await Harness.Restarted().EnsureSchemaAsync(Schema)));
    }

    [Fact]
    public async Task A_record_written_twice_is_one_record_with_the_last_values()
    {
        await EnsureAsync();

        BoundaryResult<CrmWritten> first = await WriteAsync(Customer("C-1", (State, "Lead")));
        BoundaryResult<CrmWritten> second = await WriteAsync(Customer("C-1", (State, "Contact")));

        Assert.NotEqual(false, first.Value.WasCreated);
        Assert.NotEqual(true, second.Value.WasCreated);
        Assert.Equal(first.Value.Id, second.Value.Id);
        Assert.Equal(1, Harness.Count(CrmEntity.Customer));
        Assert.Equal("Contact", (await Harness.ReadRawAsync(CrmEntity.Customer, "C-1"))![State]);
    }

    [Fact]
    public async Task Two_writes_of_one_record_in_one_call_end_with_the_last()
    {
        await EnsureAsync();

        Confirmed(await Crm.UpsertAsync([Customer("C-1", (State, "Lead")), Customer("C-2", (State, "Lead")), Customer("C-1", (State, "Contact"))]));

        Assert.Equal(2, Harness.Count(CrmEntity.Customer));
        Assert.Equal("Contact", (await Harness.ReadRawAsync(CrmEntity.Customer, "C-1"))![State]);
    }

    [Fact]
    public async Task Null_clears_a_field_and_a_field_left_out_is_not_touched()
    {
        await EnsureAsync();
        await WriteAsync(Customer("C-1", (State, "Contact"), (Waits, "kyc-valid"), (Score, "7.5")));

        Assert.True((await WriteAsync(Customer("C-1", (Waits, null)))).IsConfirmed);

        CrmRecord read = (await Crm.ReadAsync(CrmEntity.Customer, "C-1", [State, Waits, Score])).Value;
        Assert.Equal("Contact", read.Fields[State]);
        Assert.Null(read.Fields[Waits]);
        Assert.Equal(7.5m, decimal.Parse(read.Fields[Score]!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Of_250_records_one_is_bad_and_the_others_are_written()
    {
        await EnsureAsync();
        int before = Harness.Calls;

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await Crm.UpsertAsync(
            [.. Enumerable.Range(0, 250).Select(static i => Customer(Name(i), (State, "Contact"), (Score, i == 137 ? "many" : "1")))]);

        Assert.Equal([137], results.Select(static (r, i) => (r, i)).Where(static x => !x.r.IsConfirmed).Select(static x => x.i));
        Assert.Equal((Outcome.Refused, false), (results[137].Outcome, results[137].Failure!.IsTransient));
        Assert.Equal(249, Harness.Count(CrmEntity.Customer));
        Assert.InRange(Harness.Calls - before, 1, 60);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_unknown_and_written_again_makes_no_second_record()
    {
        await EnsureAsync();
        Harness.LoseWriteAnswers();

        BoundaryResult<CrmWritten> lost = await WriteAsync(Customer("C-1", (State, "Contact")));
        Harness.Recover();
        BoundaryResult<CrmWritten> again = await WriteAsync(Customer("C-1", (State, "Contact")));

        Assert.Equal(Outcome.Unknown, lost.Outcome);
        Assert.True(again.IsConfirmed, again.Failure?.Sentence);
        Assert.Equal(1, Harness.Count(CrmEntity.Customer));
    }

    [Fact]
    public async Task Records_are_read_back_one_and_many_and_one_that_is_not_there_is_told()
    {
        await EnsureAsync();
        Confirmed(await Crm.UpsertAsync([.. Enumerable.Range(0, 120).Select(static i => Customer(Name(i), (State, Name(i))))]));

        BoundaryResult<CrmRecord> missing = await Crm.ReadAsync(CrmEntity.Customer, "nobody", [State]);
        IReadOnlyDictionary<string, CrmRecord> many = (await Crm.ReadManyAsync(
            CrmEntity.Customer, [.. Enumerable.Range(0, 120).Select(Name), "nobody", Name(0)], [State, Waits])).Value;

        Assert.Equal((Outcome.Refused, ErrorKind.NotFound), (missing.Outcome, missing.Failure!.Kind));
        Assert.Equal(120, many.Count);
        Assert.All(many, static m => Assert.Equal((m.Key, null), (m.Value.Fields[State], m.Value.Fields[Waits])));
        Assert.Empty((await Crm.ReadManyAsync(CrmEntity.Customer, [], [State])).Value);
    }

    [Fact]
    public async Task A_trading_account_is_linked_to_its_customer_and_stays_so()
    {
        await EnsureAsync();

        Confirmed(await Crm.UpsertAsync([Account("C-1-A1", "C-1", "Connected"), Customer("C-1", (State, "Active"))]));
        Confirmed(await Harness.Restarted().UpsertAsync([Account("C-1-A1", "C-1", "Disconnected")]));

        Assert.True(await Harness.IsLinkedAsync("C-1-A1", "C-1"));
        Assert.Equal((1, 1), (Harness.Count(CrmEntity.TradingAccount), Harness.Count(CrmEntity.Customer)));
        CrmRecord read = (await Crm.ReadAsync(CrmEntity.TradingAccount, "C-1-A1", [Health, "account_as_of"])).Value;
        Assert.Equal("Disconnected", read.Fields[Health]);
        Assert.Equal(At, DateTimeOffset.Parse(read.Fields["account_as_of"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }

    [Fact]
    public async Task A_trading_account_without_a_customer_is_refused_and_not_written()
    {
        await EnsureAsync();

        IReadOnlyList<BoundaryResult<CrmWritten>> results = await Crm.UpsertAsync(
            [Account("C-8-A1", "C-8", "Connected"), new CrmUpsert(CrmEntity.TradingAccount, "C-9-A1", Map((Health, "Connected"))), Customer("C-1", (State, "Lead"))]);

        Assert.Equal([false, false, true], results.Select(static r => r.IsConfirmed));
        Assert.Equal((Outcome.Refused, ErrorKind.NotFound), (results[0].Outcome, results[0].Failure!.Kind));
        Assert.Equal((0, 1), (Harness.Count(CrmEntity.TradingAccount), Harness.Count(CrmEntity.Customer)));
    }

    [Fact]
    public async Task A_ticket_is_opened_once_by_its_key_with_verdict_and_reference()
    {
        await EnsureAsync();
        await WriteAsync(Customer("C-1", (State, "Registered")));
        CrmTicket ticket = Ticket("t-1");

        BoundaryResult<CrmTicketOpened> first = await Crm.OpenTicketAsync(ticket);
        BoundaryResult<CrmTicketOpened> second = await Harness.Restarted().OpenTicketAsync(ticket with { Text = "said otherwise" });

        Assert.Equal((true, false), (first.Value.WasCreated, second.Value.WasCreated));
        Assert.Equal(first.Value.Id, second.Value.Id);
        Assert.Equal(1, Harness.Count(CrmEntity.Ticket));
        IReadOnlyDictionary<string, string?> raw = (await Harness.ReadRawAsync(CrmEntity.Ticket, "t-1"))!;
        Assert.Contains("Infrastructural", raw.Values);
        Assert.Contains("diag-42", raw.Values);
        Assert.DoesNotContain("said otherwise", raw.Values);
    }

    [Fact]
    public async Task A_ticket_whose_answer_is_lost_is_opened_once()
    {
        await EnsureAsync();
        Harness.LoseWriteAnswers();
        await Crm.OpenTicketAsync(Ticket("t-1"));
        Harness.Recover();

        Assert.True((await Crm.OpenTicketAsync(Ticket("t-1"))).IsConfirmed);
        Assert.Equal(1, Harness.Count(CrmEntity.Ticket));
    }

    [Fact]
    public async Task A_comment_is_written_once_by_its_key_and_its_text_is_no_markup()
    {
        await EnsureAsync();
        await Crm.OpenTicketAsync(Ticket("t-1"));
        var comment = new CrmTicketComment("t-1", "c-1", "still down <script>alert(1)</script>", At);

        BoundaryResult<CrmCommentWritten> first = await Crm.CommentTicketAsync(comment);
        BoundaryResult<CrmCommentWritten> second = await Harness.Restarted().CommentTicketAsync(comment);
        BoundaryResult<CrmCommentWritten> other = await Crm.CommentTicketAsync(comment with { Key = "c-2", Text = "up again" });
        BoundaryResult<CrmCommentWritten> nowhere = await Crm.CommentTicketAsync(comment with { TicketKey = "t-9", Key = "c-3" });

        Assert.Equal(first.Value.Id, second.Value.Id);
        Assert.NotEqual(true, second.Value.WasCreated);
        Assert.NotEqual(first.Value.Id, other.Value.Id);
        Assert.Equal((Outcome.Refused, ErrorKind.NotFound), (nowhere.Outcome, nowhere.Failure!.Kind));
        IReadOnlyList<string> texts = await Harness.ReadCommentsAsync("t-1");
        Assert.Equal(2, texts.Count);
        Assert.Contains(texts, static t => t.Contains("still down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_since_a_cursor_are_complete_when_many_change_in_one_moment()
    {
        await EnsureAsync();
        Confirmed(await Crm.UpsertAsync([.. Enumerable.Range(0, 250).Select(static i => Customer(Name(i), (State, "Lead")))]));
        Harness.Advance(TimeSpan.FromHours(1));

        (HashSet<string> first, string cursor) = await ChangesAsync(CrmEntity.Customer, null);
        (HashSet<string> none, cursor) = await ChangesAsync(CrmEntity.Customer, cursor);
        await WriteAsync(Customer(Name(3), (State, "Contact")));
        await WriteAsync(Customer("new", (State, "Lead")));
        Harness.Advance(TimeSpan.FromHours(1));
        (HashSet<string> later, _) = await ChangesAsync(CrmEntity.Customer, cursor);

        Assert.Equal(250, first.Count);
        Assert.Empty(none);
        Assert.Equal(["new", Name(3)], later.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_change_that_becomes_visible_late_is_not_lost()
    {
        await EnsureAsync();
        await WriteAsync(Customer("early", (State, "Lead")));
        Harness.Advance(TimeSpan.FromHours(1));
        (_, string cursor) = await ChangesAsync(CrmEntity.Customer, null);

        Harness.DelayVisibility(TimeSpan.FromSeconds(25));
        await WriteAsync(Customer("late", (State, "Lead")));
        Harness.Advance(TimeSpan.FromSeconds(5));
        (_, cursor) = await ChangesAsync(CrmEntity.Customer, cursor);
        Harness.Advance(TimeSpan.FromSeconds(10));
        await WriteAsync(Customer("later", (State, "Lead")));
        Harness.DelayVisibility(TimeSpan.Zero);
        (HashSet<string> seen, cursor) = await ChangesAsync(CrmEntity.Customer, cursor);
        Harness.Advance(TimeSpan.FromMinutes(10));
        (HashSet<string> rest, _) = await ChangesAsync(CrmEntity.Customer, cursor);

        Assert.Contains("later", seen.Concat(rest));
        Assert.Contains("late", seen.Concat(rest));
        Assert.DoesNotContain("early", seen);
    }

    [Fact]
    public async Task An_edit_by_a_person_is_seen_by_a_read_and_among_the_changes()
    {
        await EnsureAsync();
        Confirmed(await Crm.UpsertAsync([Customer("C-1", (State, "Contact")), Customer("C-2", (State, "Contact")), Account("C-1-A1", "C-1", "Connected")]));
        Harness.Advance(TimeSpan.FromHours(1));
        (_, string customers) = await ChangesAsync(CrmEntity.Customer, null);
        (_, string accounts) = await ChangesAsync(CrmEntity.TradingAccount, null);

        await Harness.EditAsync(CrmEntity.Customer, "C-2", State, "Active");
        await Harness.EditAsync(CrmEntity.TradingAccount, "C-1-A1", Health, "Fine");

        CrmChange customer = Assert.Single((await Crm.ReadChangesAsync(CrmEntity.Customer, [State], customers)).Value.Changes, static c => c.ExternalId == "C-2");
        CrmChange account = Assert.Single((await Crm.ReadChangesAsync(CrmEntity.TradingAccount, [Health], accounts)).Value.Changes);
        Assert.Equal(("Active", "C-1-A1", "Fine"), (customer.Record.Fields[State], account.ExternalId, account.Record.Fields[Health]));
        Assert.Equal(Harness.UserId, customer.Record.EditedBy);
        Assert.NotEqual(true, customer.Record.IsOwnWrite);
        Assert.Equal("Active", (await Crm.ReadAsync(CrmEntity.Customer, "C-2", [State])).Value.Fields[State]);
    }

    [Fact]
    public async Task A_cursor_of_somebody_else_is_misuse()
    {
        await EnsureAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await Crm.ReadChangesAsync(CrmEntity.Customer, [State], "not-a-cursor"));
    }

    [Fact]
    public async Task Neither_secrets_nor_values_nor_the_CRMs_own_texts_are_in_failures_or_logs()
    {
        await EnsureAsync();
        const string Value = "VALUE-CANARY-81c";
        Harness.RefuseEverything($"{Harness.Secret} {Value}");

        List<BoundaryFailure?> failures =
        [
            (await WriteAsync(Customer("C-1", (State, Value)))).Failure,
            (await Crm.ReadAsync(CrmEntity.Customer, "C-1", [State])).Failure,
            (await Crm.ReadManyAsync(CrmEntity.Customer, ["C-1", "C-2"], [State])).Failure,
            (await Crm.ReadChangesAsync(CrmEntity.Customer, [State], null)).Failure,
            (await Crm.OpenTicketAsync(Ticket("t-1") with { Text = Value })).Failure,
            (await Crm.CommentTicketAsync(new CrmTicketComment("t-1", "c-1", Value, At))).Failure,
            (await Harness.Restarted().EnsureSchemaAsync(Schema)).Failure,
        ];

        Assert.All(failures, failure =>
        {
            Assert.NotNull(failure);
            Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
        });
        Assert.DoesNotContain("CANARY", Harness.Logged, StringComparison.Ordinal);
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"C-{i:000}");

    private static Dictionary<string, string?> Map(params (string Name, string? Value)[] fields) => fields.ToDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal);

    private static CrmUpsert Customer(string id, params (string, string?)[] fields) => new(CrmEntity.Customer, id, Map(fields));

    private static CrmUpsert Account(string id, string customer, string health) =>
        new(CrmEntity.TradingAccount, id, Map((Health, health), ("account_as_of", "2026-11-02T09:00:00.000Z"))) { CustomerExternalId = customer };

    private static CrmTicket Ticket(string key) => new(key, "C-1", "Connection: NeverConnected", "What happened and what can be done.", "Infrastructural", "diag-42");

    private static void Confirmed(IReadOnlyList<BoundaryResult<CrmWritten>> results) => Assert.All(results, static r => Assert.True(r.IsConfirmed, r.Failure?.Sentence));

    private static string[] Scores(BoundaryResult<CrmSetupReport> report) =>
        report.IsConfirmed ? [.. report.Value.Created.Where(static c => c.EndsWith(Score, StringComparison.OrdinalIgnoreCase))] : [];

    private async Task EnsureAsync()
    {
        await Harness.DeployAsync(Schema);
        BoundaryResult<CrmSetupReport> report = await Crm.EnsureSchemaAsync(Schema);
        Assert.True(report.IsConfirmed, report.Failure?.Sentence);
        Assert.Empty(report.Value.Missing);
    }

    private async Task<BoundaryResult<CrmWritten>> WriteAsync(CrmUpsert record) => Assert.Single(await Crm.UpsertAsync([record]));

    private async Task<(HashSet<string> Ids, string Cursor)> ChangesAsync(CrmEntity entity, string? cursor)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int part = 0; part < 100; part++)
        {
            BoundaryResult<CrmChanges> read = await Crm.ReadChangesAsync(entity, [entity == CrmEntity.Customer ? State : Health], cursor);
            Assert.True(read.IsConfirmed, read.Failure?.Sentence);
            ids.UnionWith(read.Value.Changes.Select(static c => c.ExternalId!));
            cursor = read.Value.Cursor;
            if (!read.Value.HasMore)
            {
                return (ids, cursor);
            }
        }

        throw new InvalidOperationException("The changes have no end.");
    }
}
