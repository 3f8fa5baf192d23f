using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Sqlite.Tests;

public sealed class OptionsTests : IDisposable
{
    private readonly JournalDirectory directory = new();

    public static TheoryData<Action<SqliteJournalOptions>, string> Wrong => new()
    {
        { static o => o.Path = null, "Path is missing" },
        { static o => o.Path = " ", "Path is missing" },
        { static o => o.PreGrowWalBytes = 10, "PreGrowWalBytes is 10; allowed: 1048576 to 1073741824" },
        { static o => o.MaxCommitsPerGroup = 0, "MaxCommitsPerGroup is 0; allowed: 1 to 10000" },
        { static o => o.BusyTimeout = TimeSpan.FromSeconds(-1), "BusyTimeout is -00:00:01; allowed: 00:00:00 to 00:05:00" },
    };

    public void Dispose() => directory.Dispose();

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_option_is_named_with_what_was_given_and_what_is_allowed(Action<SqliteJournalOptions> spoil, string words)
    {
        SqliteJournalOptions options = directory.Options;
        spoil(options);

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(async () => await SqliteCaseJournal.OpenAsync(options, directory.Clock));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(directory.Folder));
    }

    [Fact]
    public async Task A_host_gets_one_journal_and_closes_it()
    {
        await using (ServiceProvider provider = new ServiceCollection().AddSqliteJournal(o => o.Path = directory.File).BuildServiceProvider())
        {
            ICaseJournal journal = provider.GetRequiredService<ICaseJournal>();
            Assert.Same(journal, provider.GetRequiredService<ICaseJournal>());
            Assert.Equal(CommitResult.Stored, await journal.CommitAsync(Some.Intake("1")));
        }

        await using SqliteCaseJournal again = await directory.OpenAsync();
        Assert.Equal(1, (await again.CountAsync(Some.Tenant)).PendingInbox);
    }

    [Fact]
    public async Task The_orchestration_uses_the_file_it_was_given()
    {
        var services = new ServiceCollection();
        services.AddBrokerOrchestration(static o => o.Tenant = Some.Tenant.Value).UseSqlite(directory.File);
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(directory.File, Assert.IsType<SqliteCaseJournal>(provider.GetRequiredService<ICaseJournal>()).Path);
    }

    [Fact]
    public async Task A_host_with_wrong_options_refuses_to_start()
    {
        await using ServiceProvider provider = new ServiceCollection().AddSqliteJournal(static o => o.MaxCommitsPerGroup = -1).BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Path is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxCommitsPerGroup is -1", error.Message, StringComparison.Ordinal);
    }
}
