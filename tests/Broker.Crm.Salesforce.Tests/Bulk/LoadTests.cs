using System.Text;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Tests.Bulk;

public sealed class LoadTests : LoadTest
{
    [Fact]
    public async Task Rows_go_up_in_one_job_and_each_gets_its_own_outcome_though_results_are_shuffled()
    {
        server.Decide = (_, row) => int.Parse(row[0][1..], System.Globalization.CultureInfo.InvariantCulture) % 7 == 0
            ? "REQUIRED_FIELD_MISSING:Required fields are missing: [Name, X]:Name,X__c --"
            : null;
        BulkLoadReport report = await LoadAsync(Upsert(), 100);

        Assert.Equal((100, 85, 15, 0), (report.RowsRead, report.Created, report.Failed, report.Unknown));
        Assert.False(report.IsSuccess);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), outcomes.Select(o => o.Row).Order());
        Assert.All(outcomes, o => Assert.Equal($"K{o.Row - 1}", o.Key));
        Assert.All(outcomes, o => Assert.Equal((o.Row - 1) % 7 == 0, o.Status == BulkRowStatus.Failed));
        BulkRowOutcome failed = outcomes.First(o => o.Status == BulkRowStatus.Failed);
        Assert.Equal(("REQUIRED_FIELD_MISSING", "Required fields are missing: [Name, X]"), (failed.Code, failed.Message.Reveal()));
        Assert.Equal(["Name", "X__c"], failed.Fields);
        Assert.Equal(
            ["POST ingest", "PUT ingest/750000000000001/batches", "PATCH ingest/750000000000001", "GET ingest/750000000000001", "GET ingest/750000000000001/successfulResults/", "GET ingest/750000000000001/failedResults/"],
            server.Log);
        Assert.Equal("""{"object":"Account","operation":"upsert","externalIdFieldName":"Key__c","contentType":"CSV","columnDelimiter":"COMMA","lineEnding":"LF"}""", server.Jobs[0].Create);
        Assert.Equal("text/csv; charset=UTF-8", server.Rig.Server.Requests[1].Headers["Content-Type"]);
    }

    [Fact]
    public async Task Quotes_line_breaks_non_ascii_cleared_and_absent_fields_arrive_as_they_are()
    {
        Dictionary<string, object?>[] rows =
        [
            new() { ["Key__c"] = "a,\"1\"", ["Name"] = "Müller\r\n🙂", ["Amount"] = 12.50m, ["Owner"] = new Dictionary<string, object?> { ["Ext__c"] = "o1" } },
            new() { ["Key__c"] = "b", ["Name"] = null },
        ];
        BulkColumns<IReadOnlyDictionary<string, object?>> columns = BulkRows.Maps("Key__c", "Name", "Amount", "Owner.Ext__c");
        BulkLoadReport report = await server.Bulk.LoadAsync(Upsert(), Each<IReadOnlyDictionary<string, object?>>(rows), columns);

        Assert.True(report.IsSuccess);
        Assert.Equal("Key__c,Name,Amount,Owner.Ext__c\n\"a,\"\"1\"\"\",\"Müller\r\n🙂\",12.50,o1\nb,#N/A,,\n", server.Jobs[0].Upload);
        Assert.Equal(["a,\"1\"", "b"], outcomes.Select(o => o.Key).Order());
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData('c')]
    public async Task A_value_of_another_type_is_refused_with_row_and_field_before_anything_is_sent(object value)
    {
        var row = new Dictionary<string, object?> { ["Key__c"] = "b", ["Name"] = value };
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            () => server.Bulk.LoadAsync(Upsert(), Each<IReadOnlyDictionary<string, object?>>(row), BulkRows.Maps("Key__c", "Name")));
        Assert.Contains("Row 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Name", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_field_without_a_column_is_refused()
    {
        var row = new Dictionary<string, object?> { ["Key__c"] = "b", ["Other"] = 1 };
        await Assert.ThrowsAsync<ArgumentException>(() => server.Bulk.LoadAsync(Upsert(), Each<IReadOnlyDictionary<string, object?>>(row), BulkRows.Maps("Key__c", "Name")));
    }

    [Theory]
    [InlineData("x", " x ")]
    [InlineData("x,\"y\"", "x,\"y\"")]
    public async Task Two_rows_with_one_key_are_refused_before_anything_is_sent(string first, string second)
    {
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => LoadRowsAsync(Upsert(), [first, "b"], ["c", "d"], [second, "e"]));
        Assert.Contains("Rows 1 and 3", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task Ids_of_15_and_18_characters_are_one_key()
    {
        BulkLoad load = Options(BulkOperation.Delete);
        await Assert.ThrowsAsync<ArgumentException>(() => server.Bulk.LoadAsync(load, Each<IReadOnlyList<object?>>(["001D000000IRFma"], ["001D000000IRFmaIAH"]), BulkRows.Lists("Id")));
        BulkLoadReport report = await server.Bulk.LoadAsync(load, Each<IReadOnlyList<object?>>(["001D000000IRFma"]), BulkRows.Lists("Id"));
        Assert.Equal((1, BulkRowStatus.Deleted), (report.Deleted, outcomes.Single().Status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#N/A")]
    [InlineData("  ")]
    public async Task A_row_without_key_is_refused(string key)
    {
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => LoadCsvAsync($"Key__c,Name\nq,1\n{key},x\n"));
        Assert.Contains("Row 2", exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task The_input_is_cut_at_row_ends_into_one_job_after_the_other()
    {
        BulkLoad load = Upsert();
        load.MaxUploadBytes = 1024;
        load.MemorySpoolBytes = 0;
        BulkLoadReport report = await LoadAsync(load, 500);

        Assert.True(report.IsSuccess);
        Assert.All(server.Jobs, job => Assert.InRange(Encoding.UTF8.GetByteCount(job.Upload!), 1, 1024));
        Assert.All(server.Jobs, job => Assert.StartsWith("Key__c,Name\n", job.Upload, StringComparison.Ordinal));
        Assert.All(server.Jobs.SkipLast(1), job => Assert.True(Encoding.UTF8.GetByteCount(job.Upload!) > 1024 - 20));
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"K{i}"), server.Jobs.SelectMany(job => Table.Read(job.Upload!).Skip(1)).Select(r => r[0]));
        Assert.Equal(Enumerable.Range(1, 500).Select(i => (long)i), outcomes.Select(o => o.Row).Order());
        Assert.All(outcomes, o => Assert.Equal($"K{o.Row - 1}", o.Key));
        Assert.Equal(server.Jobs.Count, report.Jobs.Count);
    }

    [Fact]
    public async Task The_number_of_rows_in_a_job_is_a_limit_too_and_an_exact_fit_makes_no_empty_job()
    {
        BulkLoad load = Upsert();
        load.MaxRowsPerJob = 10;
        BulkLoadReport report = await LoadAsync(load, 20);
        Assert.Equal((20, 2), (report.Created, server.Jobs.Count));
        Assert.False(report.StoppedEarly);
    }

    [Fact]
    public async Task No_rows_make_no_job()
    {
        BulkLoadReport report = await LoadAsync(Upsert(), 0);
        Assert.Equal(0, report.RowsRead);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_row_that_is_larger_than_an_upload_is_refused()
    {
        BulkLoad load = Upsert();
        load.MaxUploadBytes = 1024;
        await Assert.ThrowsAsync<ArgumentException>(() => LoadRowsAsync(load, ["a", new string('x', 1100)]));
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task Large_parts_wait_in_a_file_that_only_this_user_can_read_and_that_goes()
    {
        BulkLoad load = Upsert();
        load.MemorySpoolBytes = 0;
        int named = 0;
        UnixFileMode? mode = null;
        server.Before = (line, _, _) =>
        {
            if (line.StartsWith("PUT", StringComparison.Ordinal))
            {
                named = Directory.GetFiles(folder).Length;
                mode = OperatingSystem.IsLinux() ? File.GetUnixFileMode(Assert.Single(Directory.GetFiles("/proc/self/fd"), IsDeletedHere)) : null;
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };
        BulkLoadReport report = await LoadAsync(load, 20_000);
        Assert.Equal((20_000, OperatingSystem.IsWindows() ? 1 : 0), (report.Created, named));
        Assert.Equal(OperatingSystem.IsLinux() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : null, mode);
    }

    [Fact]
    public async Task A_refresh_is_never_split()
    {
        var newer = new BulkServer(o => o.ApiVersion = "68.0");
        BulkLoad load = Options(BulkOperation.Refresh);
        load.KeyColumn = "Key__c";
        load.MaxRowsPerJob = 5;
        await Assert.ThrowsAsync<ArgumentException>(() => newer.Bulk.LoadAsync(load, Rows(6), BulkRows.Lists("Key__c", "Name")));
        Assert.Empty(newer.Log);
    }

    [Fact]
    public async Task An_insert_needs_a_key_column_and_an_upsert_an_external_id()
    {
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => LoadAsync(Options(BulkOperation.Insert), 1));
        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => LoadAsync(Options(BulkOperation.Upsert), 1));
        BulkLoad load = Options(BulkOperation.Insert);
        load.KeyColumn = "Missing__c";
        await Assert.ThrowsAsync<ArgumentException>(() => LoadAsync(load, 1));
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task A_job_whose_creation_is_in_doubt_is_not_made_twice()
    {
        server.Before = (line, _, _) => line.StartsWith("POST", StringComparison.Ordinal) ? throw new HttpRequestException("reset") : Task.FromResult<HttpResponseMessage?>(null);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => LoadAsync(Upsert(), 1));
        Assert.Equal(["POST ingest"], server.Log);
    }

    [Fact]
    public async Task An_upload_in_doubt_drops_its_job_and_starts_over_in_a_new_one()
    {
        int puts = 0;
        server.After = (line, answer) => line.StartsWith("PUT", StringComparison.Ordinal) && ++puts == 1 ? throw new HttpRequestException("reset") : answer;
        BulkLoadReport report = await LoadAsync(Upsert(), 3);
        Assert.Equal(3, report.Created);
        Assert.Equal(["Aborted", "JobComplete"], server.Jobs.Select(j => j.State));
        Assert.Equal(3, server.Rig.Server.Requests.Count(r => r.Method == "PATCH" || r.Method == "PUT") - 1);
        Assert.Equal(server.Jobs[0].Upload, server.Jobs[1].Upload);
    }

    [Fact]
    public async Task An_upload_that_never_gets_through_ends_with_the_job_aborted_and_its_id_told()
    {
        server.Before = (line, _, _) => Task.FromResult(line.StartsWith("PUT", StringComparison.Ordinal) ? BulkServer.Reply(503, "[]") : null);
        BulkJobException exception = await Assert.ThrowsAsync<BulkJobException>(() => LoadAsync(Upsert(), 3));
        Assert.Equal(3, server.Jobs.Count);
        Assert.All(server.Jobs, j => Assert.Equal("Aborted", j.State));
        Assert.Equal(server.Jobs[^1].Id, exception.Handle.JobId);
        Assert.DoesNotContain(server.Log, l => l.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_an_upload_aborts_its_job_and_leaves_no_file()
    {
        BulkLoad load = Upsert();
        load.MemorySpoolBytes = 0;
        using var cancel = new CancellationTokenSource();
        server.Before = async (line, _, token) =>
        {
            if (line.StartsWith("PUT", StringComparison.Ordinal))
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
            }

            return null;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Bulk.LoadAsync(load, Rows(20_000), BulkRows.Lists("Key__c", "Name"), cancel.Token));
        Assert.Equal("Aborted", server.Jobs.Single().State);
    }

    [Fact]
    public async Task The_word_that_the_upload_is_complete_may_be_said_twice()
    {
        int patches = 0;
        server.After = (line, answer) => line.StartsWith("PATCH", StringComparison.Ordinal) && ++patches == 1 ? throw new HttpRequestException("reset") : answer;
        BulkLoadReport report = await LoadAsync(Upsert(), 3);
        Assert.True(report.IsSuccess);
        Assert.Single(server.Jobs);
    }

    [Fact]
    public async Task Looks_at_a_job_come_slower_and_slower_and_a_time_out_leaves_the_job_alone()
    {
        server.Looks = int.MaxValue;
        var at = new List<DateTimeOffset>();
        server.Before = (line, _, _) =>
        {
            if (line.StartsWith("GET", StringComparison.Ordinal))
            {
                at.Add(server.Rig.Time.GetUtcNow());
            }

            return Task.FromResult<HttpResponseMessage?>(null);
        };
        BulkLoad load = Upsert();
        load.Wait = new BulkWaitOptions { FirstDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(4), Limit = TimeSpan.FromSeconds(15) };
        BulkJobException exception = await Assert.ThrowsAsync<BulkJobException>(() => LoadAsync(load, 3));

        Assert.Equal([1.0, 1.6, 2.56, 4, 4, 1.84], at.Zip(at.Skip(1), (a, b) => Math.Round((b - a).TotalSeconds, 3)));
        Assert.Equal((ErrorKind.Timeout, Outcome.Unknown, server.Jobs[0].Id), (exception.Error.Kind, exception.Outcome, exception.Error.RequestIdentity));
        Assert.Contains(server.Jobs[0].Id, exception.Message, StringComparison.Ordinal);
        Assert.Equal("InProgress", server.Jobs[0].State);
        Assert.DoesNotContain(server.Log, l => l.StartsWith("DELETE", StringComparison.Ordinal));
        Assert.Equal(3, exception.Report!.RowsRead);
    }

    [Fact]
    public async Task Only_rows_that_were_not_written_are_told_when_that_is_what_is_asked_for()
    {
        server.EndState = "Failed";
        server.Decide = (_, row) => row[0] is "K0" ? null : row[0] is "K1" ? "STRING_TOO_LONG:too long:Name --" : row[0] is "K2" ? "?" : "-";
        BulkLoad load = Upsert();
        load.OnlyUnwritten = true;
        BulkLoadReport report = await LoadAsync(load, 6);
        Assert.Equal((1, 1, 3, 1), (report.Created, report.Failed, report.Unprocessed, report.Unknown));
        Assert.Equal(["K1", "K2", "K3", "K4", "K5"], outcomes.Select(o => o.Key).Order());
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Aborted")]
    public async Task A_job_that_ends_early_tells_what_was_never_tried_and_stops_the_load(string state)
    {
        server.EndState = state;
        server.Decide = (_, row) => row[0] is "K0" ? null : row[0] is "K1" ? "STRING_TOO_LONG:too long:Name --" : row[0] is "K2" ? "?" : "-";
        BulkLoad load = Upsert();
        load.MaxRowsPerJob = 6;
        BulkLoadReport report = await LoadAsync(load, 50);
        Assert.Equal((6, 1, 1, 3, 1), (report.RowsRead, report.Created, report.Failed, report.Unprocessed, report.Unknown));
        Assert.True(report.StoppedEarly);
        Assert.Equal(6, outcomes.DistinctBy(o => o.Row).Count());
        Assert.Equal(("K2", 3), (outcomes.Single(o => o.Status == BulkRowStatus.Unknown).Key, outcomes.Single(o => o.Status == BulkRowStatus.Unknown).Row));
    }

    [Fact]
    public async Task Rows_that_were_locked_out_are_loaded_again_in_smaller_jobs_and_have_one_outcome()
    {
        server.Decide = (job, row) => job.Number == 1 && row[0].EndsWith('5') ? "UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record:--"
            : row[0] == "K15" ? "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:Trigger: UNABLE_TO_LOCK_ROW, held:--" : null;
        BulkLoad load = Upsert();
        load.LockRetryRows = 4;
        BulkLoadReport report = await LoadAsync(load, 100);
        Assert.Equal((99, 1, 0), (report.Created, report.Failed, report.Unknown));
        Assert.Equal([100, 4, 4, 2], server.Jobs.Select(j => Table.Read(j.Upload!).Count - 1));
        Assert.Equal(100, outcomes.DistinctBy(o => o.Row).Count());
        Assert.All(outcomes, o => Assert.Equal($"K{o.Row - 1}", o.Key));
        Assert.Equal("K15", outcomes.Single(o => o.Status == BulkRowStatus.Failed).Key);
    }

    [Fact]
    public async Task A_result_file_that_breaks_off_is_read_again_and_no_row_is_told_twice()
    {
        int opened = 0;
        server.After = (line, answer) =>
        {
            if (line.EndsWith("/successfulResults/", StringComparison.Ordinal) && ++opened <= 3)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(server.Jobs[0].Results["successfulResults"]);
                answer.Content = new StreamContent(new BreakingStream(bytes, bytes.Length * opened / 4));
            }

            return answer;
        };
        BulkLoadReport report = await LoadAsync(Upsert(), 1000);
        Assert.Equal((1000, 0), (report.Created, report.Unmatched));
        Assert.Equal(1000, outcomes.Count);
        Assert.Equal(4, opened);
    }

    [Fact]
    public async Task A_result_file_that_is_cut_without_a_fault_is_read_again()
    {
        int opened = 0;
        server.After = (line, answer) =>
        {
            if (line.EndsWith("/successfulResults/", StringComparison.Ordinal) && ++opened <= 2)
            {
                string text = server.Jobs[0].Results["successfulResults"];
                answer.Content = new StringContent(opened == 1 ? text[..(text.Length / 2)] : text[..(text.LastIndexOf('\n', text.Length - 2) + 1)]);
            }

            return answer;
        };
        BulkLoadReport report = await LoadAsync(Upsert(), 100);
        Assert.Equal((100, 0, 3), (report.Created, report.Unknown, opened));
        Assert.Equal(100, outcomes.DistinctBy(o => o.Row).Count());
    }

    [Fact]
    public async Task A_csv_file_goes_up_as_it_stands_with_its_own_delimiter()
    {
        BulkLoad load = Upsert();
        load.Delimiter = BulkDelimiter.Pipe;
        BulkLoadReport report = await server.Bulk.LoadCsvAsync(load, new MemoryStream(Encoding.UTF8.GetBytes("\uFEFF\"Key__c\"|Name\r\n\"a\"|\"x|y\"\r\nb|#N/A\r\n")));
        Assert.Equal("Key__c|Name\n\"a\"|\"x|y\"\nb|#N/A\n", server.Jobs[0].Upload);
        Assert.Contains("\"PIPE\"", server.Jobs[0].Create, StringComparison.Ordinal);
        Assert.Equal(2, report.Created);
    }

    [Fact]
    public async Task A_file_in_latin_1_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => server.Bulk.LoadCsvAsync(Upsert(), new MemoryStream(Encoding.Latin1.GetBytes("Key__c,Name\na,Müller\n"))));
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task Handles_are_saved_before_and_after_the_upload_and_progress_is_told()
    {
        BulkLoad load = Upsert();
        var states = new List<BulkJobState>();
        load.Progress = new Listener(p => states.Add(p.State));
        await LoadAsync(load, 3);
        Assert.Equal([BulkJobPhase.Created, BulkJobPhase.Uploaded], handles.Select(h => BulkJobHandle.Parse(h).Phase));
        Assert.Equal([BulkJobState.Open, BulkJobState.JobComplete], states);
    }

    // A file that is open and has no name any more.
    private bool IsDeletedHere(string link) =>
        new FileInfo(link).LinkTarget is { } target && target.StartsWith(folder, StringComparison.Ordinal) && target.EndsWith("(deleted)", StringComparison.Ordinal);
}
