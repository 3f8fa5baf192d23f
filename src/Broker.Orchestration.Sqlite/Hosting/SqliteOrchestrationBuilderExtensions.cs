using Broker.Orchestration.Hosting;
using Broker.Orchestration.Sqlite;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // Registration methods live where hosts look for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the embedded journal for an orchestration.</summary>
public static class SqliteOrchestrationBuilderExtensions
{
    /// <summary>Keeps the journal in one SQLite file on this machine. A second live process on the same file is refused.</summary>
    /// <param name="builder">The orchestration.</param>
    /// <param name="path">The file, on a local disk; made when it is missing.</param>
    public static BrokerOrchestrationBuilder UseSqlite(this BrokerOrchestrationBuilder builder, string path) => builder.UseSqlite(o => o.Path = path);

    /// <summary>Keeps the journal in one SQLite file on this machine, with further options.</summary>
    public static BrokerOrchestrationBuilder UseSqlite(this BrokerOrchestrationBuilder builder, Action<SqliteJournalOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // Through the builder, so that every commit is checked against the ownership map; the journal the services add for themselves is then not added.
        builder.UseJournal(static provider => SqliteCaseJournal.Open(
            provider.GetRequiredService<IOptions<SqliteJournalOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSqliteJournal(configure);
        return builder;
    }
}
