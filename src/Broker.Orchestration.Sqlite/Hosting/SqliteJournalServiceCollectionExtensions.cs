using Broker.Orchestration.Journal;
using Broker.Orchestration.Sqlite;
using Broker.Orchestration.Sqlite.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // Registration methods live where hosts look for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the embedded journal.</summary>
public static class SqliteJournalServiceCollectionExtensions
{
    /// <summary>Makes one SQLite file the journal of the host. The options are checked at start; the file is opened when the journal is first asked for and closed with the host.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; <see cref="SqliteJournalOptions.Path"/> is required.</param>
    public static IServiceCollection AddSqliteJournal(this IServiceCollection services, Action<SqliteJournalOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<SqliteJournalOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteJournalOptions>, SqliteJournalOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICaseJournal>(static provider => SqliteCaseJournal.Open(
            provider.GetRequiredService<IOptions<SqliteJournalOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
